"""The watch: what rings, what shows, while the program lives, hangs, dies or is closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.sentinel.clocks import Moment, moment
from infusetrack.sentinel.messages import Beat, Coming, Gone, Goodbye, Report, Wish
from infusetrack.sentinel.watch import Alarm, Program, Watch

RUNS = Wish(watched=True)
LOST = Alarm("high", lost=True)


def at(seconds: float, *, set_by: float = 0.0) -> Moment:
    """So many seconds later; the wall clock was moved by `set_by`."""
    return Moment(1_000_000 + seconds + set_by, 50 + seconds)


def due(seconds: float, priority="low") -> Coming:
    return Coming(1_000_000 + seconds, priority, f"due {seconds}")


def watching(*messages, seconds: float = 0.0) -> Watch:
    watch = Watch.begun(at(seconds))
    for message in messages:
        watch = watch.told(message, at(seconds))
    return watch


def lived(watch: Watch, until: float, *, beats: bool = True, since: float = 0.0) -> Watch:
    """Rounds of half a second; the program beats or does not."""
    for half in range(int(since * 2), int(until * 2) + 1):
        now = at(half / 2)
        watch = (watch.told(Beat(), now) if beats else watch).looked_at(now)
    return watch


def test_nothing_sounds_while_the_program_lives_and_wishes_nothing():
    watch = lived(watching(RUNS), 60)
    assert watch.alarm(at(60)) is None
    assert watch.program is Program.ALIVE


def test_what_the_program_wishes_sounds():
    assert watching(Wish(now="medium", soft=True)).alarm(at(0)) == Alarm("medium", soft=True)


def test_a_program_that_dies_over_a_running_infusion_rings_at_once_and_loudly():
    watch = watching(Wish(watched=True, soft=True), Gone())
    assert watch.program is Program.DEAD
    assert watch.alarm(at(0)) == LOST


def test_a_program_that_dies_with_nothing_to_watch_is_no_alarm():
    watch = watching(Wish(), Gone())
    assert watch.alarm(at(0)) is None
    assert watch.is_over


@pytest.mark.parametrize(("silent", "rings"), [(5.0, False), (5.5, True)])
def test_five_silent_seconds_are_the_limit(silent, rings):
    watch = lived(watching(RUNS), silent, beats=False)
    assert (watch.alarm(at(silent)) is not None) is rings


def test_a_program_that_comes_back_is_silence_again():
    watch = lived(watching(RUNS), 10, beats=False)
    assert watch.program is Program.FROZEN
    watch = watch.told(Beat(), at(10)).looked_at(at(10))
    assert watch.program is Program.ALIVE
    assert watch.alarm(at(10)) is None


def test_long_work_on_purpose_is_waited_for_once():
    watch = lived(watching(RUNS, Beat(busy_s=30)), 29, beats=False)
    assert watch.alarm(at(29)) is None
    assert lived(watch, 31, beats=False, since=29).alarm(at(31)) == LOST
    patient = watch.told(Beat(), at(29))
    assert lived(patient, 36, beats=False, since=29.5).alarm(at(36)) == LOST


def test_a_sentinel_that_slept_gives_the_program_time_to_wake_too():
    watch = lived(watching(RUNS), 10).looked_at(at(4000))
    assert watch.alarm(at(4000)) is None
    assert lived(watch, 4006, beats=False, since=4000).alarm(at(4006)) == LOST


def test_a_due_moment_rings_by_itself_with_its_own_priority():
    watch = watching(Wish(coming=(due(10), due(20, "medium"))))
    assert [watch.alarm(at(s)) for s in (9.9, 10, 20)] == [None, Alarm("low"), Alarm("medium")]
    assert [one.words for one in watch.come(at(15))] == ["due 10"]


def test_a_newer_plan_takes_a_due_moment_away():
    watch = watching(Wish(coming=(due(10),))).told(Wish(), at(9))
    assert watch.alarm(at(11)) is None


@pytest.mark.parametrize("set_by", [-36_000, -60, 60, 36_000])
def test_a_clock_that_is_set_mutes_no_due_moment(set_by):
    watch = watching(Wish(coming=(due(10),)))
    assert watch.alarm(at(10, set_by=set_by)) == Alarm("low")


def test_a_pause_holds_what_sounded_and_ends_after_two_minutes_whatever_was_asked():
    watch = watching(Wish(now="medium"), Wish(now="medium", paused_until=1_000_000 + 3600))
    assert watch.alarm(at(119)) is None
    assert watch.alarm(at(120)) == Alarm("medium")


def test_asking_again_within_a_pause_does_not_make_it_longer():
    watch = watching(Wish(now="medium", paused_until=at(120).wall))
    watch = watch.told(Wish(now="medium", paused_until=at(219).wall), at(100))
    assert watch.alarm(at(121)) == Alarm("medium")


def test_a_pause_that_is_over_may_be_followed_by_another_one():
    watch = watching(Wish(now="medium", paused_until=at(120).wall))
    same = watch.told(Wish(now="medium", paused_until=at(120).wall), at(130))
    assert same.alarm(at(130)) == Alarm("medium")
    assert same.told(Wish(now="medium", paused_until=at(250).wall), at(131)).alarm(at(131)) is None


def test_a_pause_ends_early_when_a_plan_without_it_comes():
    watch = watching(Wish(now="medium", paused_until=at(60).wall)).told(Wish(now="medium"), at(10))
    assert watch.alarm(at(10)) == Alarm("medium")


def test_another_alarm_breaks_the_pause():
    watch = watching(Wish(now="medium", paused_until=at(100).wall))
    assert watch.told(Wish(now="high", paused_until=at(100).wall), at(5)).alarm(at(5)) == Alarm("high")


def test_what_falls_due_within_a_pause_is_new_and_sounds():
    watch = watching(Wish(now="medium", paused_until=at(100).wall, coming=(due(50, "low"),)))
    assert [watch.alarm(at(s)) for s in (49, 50)] == [None, Alarm("low")]


def test_setting_the_clock_back_prolongs_no_pause():
    watch = watching(Wish(now="medium", paused_until=at(60).wall))
    assert watch.alarm(at(61, set_by=-3600)) == Alarm("medium")


def test_the_death_of_the_program_breaks_a_pause():
    watch = watching(Wish(now="medium", paused_until=at(100).wall, watched=True), Gone())
    assert watch.alarm(at(1)) == LOST


def test_a_program_that_was_closed_over_a_running_infusion_leaves_its_due_moments():
    watch = watching(Wish(watched=True, coming=(due(600, "medium"),)), Goodbye(), Gone())
    assert watch.program is Program.CLOSED
    assert not watch.is_over
    assert watch.alarm(at(599)) is None
    assert watch.alarm(at(600)) == Alarm("medium")


def test_a_program_that_was_closed_over_nothing_ends_the_watch():
    assert watching(Wish(), Goodbye()).is_over
    assert not watching(Wish()).is_over


def test_silence_asked_of_the_sentinel_ends_after_two_minutes():
    watch = watching(RUNS, Gone()).quieted(at(0), 9999)
    assert [watch.alarm(at(s)) for s in (119, 120)] == [None, LOST]


def test_silence_ends_when_the_program_dies_anew():
    watch = watching(RUNS).quieted(at(0)).told(Gone(), at(1))
    assert watch.alarm(at(1)) == LOST


def test_other_messages_change_nothing():
    watch = watching(RUNS)
    assert watch.told(Report("aplay"), at(1)) == watch


def test_the_real_clocks_run_forward():
    first, second = moment(), moment()
    assert second.steady >= first.steady
    assert first.wall > 1_600_000_000


@given(
    acts=st.lists(
        st.tuples(st.floats(0.5, 60), st.one_of(st.none(), st.floats(1_000_000, 1_004_000))), min_size=1
    )
)
def test_no_high_alarm_is_held_for_more_than_two_minutes_however_it_is_paused(acts):
    """Goal A4: a high alarm that lasts, and a pause asked for, prolonged and taken back at any moment."""
    watch, now = watching(RUNS), 0.0
    for span, until in acts:
        now += span
        watch = watch.told(Wish(now="high", paused_until=until, watched=True), at(now))
        watch = watch.told(Beat(), at(now)).looked_at(at(now))
        if watch.alarm(at(now)) is None:
            assert watch.pause is not None
            assert at(now).steady - watch.pause.began < 120
