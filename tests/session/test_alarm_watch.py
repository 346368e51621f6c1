"""The watch over all chairs: sound first, the log once, silence never for more than two minutes."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import (
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    ClockGap,
    HemoglobinAnswered,
    InfusionPaused,
    ReactionBegan,
    ReminderPutOff,
    SoundPaused,
    VitalsTaken,
)
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.aside import at_once
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.hemoglobin_watch import HemoglobinWatch
from infusetrack.session.site_session import SiteSession
from tests.domain.small_trial import DIN, TRIAL, WHOLE, hgb, started
from tests.fakes import FakeClock, FakeSounder, MemoryRecord
from tests.session.test_board_session import enrol, put

RUNS, WAITS = "PED-0417", "PED-0398"


class Ward:
    """Two chairs: in the first an infusion was started at 13:00 UTC, the second waits."""

    def __init__(self, record, clock):
        self.record, self.clock, self.sounder = record, clock, FakeSounder()
        enrol(record, clock, RUNS)
        enrol(record, clock, WAITS)
        put(record, clock, RUNS, started())
        self.site = SiteSession(record=record, clock=clock)
        self.board = BoardSession(self.site, Ground(record, clock, {TRIAL.id: TRIAL}))
        self.board.seat(1, RUNS, DIN, by="RN 27")
        self.board.seat(2, WAITS, "C2D8", by="RN 27")
        self.watch = AlarmWatch(self.board, self.site, clock=clock, sounder=self.sounder)

    def pass_by(self, **span):
        self.clock.advance(**span)
        self.watch.look(self.clock.now())

    def write(self, fact, study_id=RUNS, by="RN 27"):
        return self.board.session(study_id).write(fact, by=by)

    def alarm(self, kind):
        return next(one for one in self.watch.standing if one.alarm.kind == kind)

    def kinds(self):
        return {one.alarm.kind for one in self.watch.standing}

    def log(self, kind, study_id=RUNS):
        return [line.event.key for line in self.board.session(study_id).chart.of_kind(kind)]

    @property
    def heard(self):
        plan = self.sounder.plans[-1] if self.sounder.plans else None
        return None if plan is None or plan.paused_until is not None else plan.now


@pytest.fixture
def ward(record, clock):
    made = Ward(record, clock)
    made.watch.look(clock.now())
    return made


class TestSound:
    def test_a_running_infusion_is_watched_and_hands_over_what_will_ring(self, ward):
        (plan,) = ward.sounder.plans
        assert (plan.now, plan.watched) == (None, True)
        first = plan.coming[0]
        assert (first.at, first.priority, first.words) == (
            ward.clock.now() + timedelta(minutes=15), "low", "Chair 1: Vital signs are due",
        )  # fmt: skip
        assert ward.watch.next_at() == first.at
        later = [one for one in plan.coming if one.words == first.words]
        assert [one.priority for one in later] == ["low", "medium", "high", "high"]

    def test_the_same_wish_is_not_said_twice(self, ward):
        for _ in range(60):
            ward.pass_by(seconds=1)
        assert len(ward.sounder.plans) == 1

    def test_a_reminder_chimes_once(self, ward):
        ward.pass_by(minutes=15)
        assert ward.heard == "low"
        ward.pass_by(seconds=9)
        assert ward.heard == "low"
        ward.pass_by(seconds=1)
        assert ward.heard is None
        ward.pass_by(minutes=2)
        assert ward.heard is None
        assert "vitals" in ward.kinds()

    def test_an_alarm_sounds_until_it_is_answered(self, ward):
        ward.pass_by(minutes=21)
        assert (ward.heard, ward.watch.plan.words) == ("medium", "Chair 1: Vital signs are due")
        ward.pass_by(minutes=1)
        assert ward.heard == "medium"
        assert ward.watch.acknowledge(ward.alarm("vitals"), by="RN 31", note="on my way") is not None
        assert ward.heard is None
        assert ward.alarm("vitals").alarm.answered_by == "RN 31"
        ward.pass_by(minutes=5)
        assert ward.heard == "medium"

    def test_one_sound_at_a_time_the_highest_of_all_chairs(self, ward):
        ward.pass_by(minutes=21)
        ward.write(ReactionBegan(DIN, "infusion"))
        ward.pass_by(minutes=5)
        assert (ward.heard, ward.watch.standing[0].alarm.kind) == ("high", "reaction_vitals")
        assert {one.priority for one in ward.watch.of_chair(1)} >= {"high"}
        assert ward.watch.of_chair(2) == ()

    def test_nothing_to_watch_is_not_watched(self, record, clock):
        enrol(record, clock, WAITS)
        site = SiteSession(record=record, clock=clock)
        board = BoardSession(site, Ground(record, clock, {TRIAL.id: TRIAL}))
        watch = AlarmWatch(board, site, clock=clock, sounder=FakeSounder())
        watch.look(clock.now())
        assert (watch.standing, watch.next_at(), watch.plan.watched) == ((), None, False)


class TestATone:
    def test_it_is_heard_for_five_seconds(self, ward):
        ward.watch.play("high")
        assert ward.heard == "high"
        ward.pass_by(seconds=4)
        assert ward.heard == "high"
        ward.pass_by(seconds=1)
        assert ward.heard is None

    def test_a_clock_set_back_ends_it(self, ward):
        ward.watch.play("low")
        ward.clock.set_wall(ward.clock.now() - timedelta(minutes=1))
        ward.watch.look(ward.clock.now())
        assert ward.heard is None

    def test_a_real_alarm_goes_before_it(self, ward):
        ward.pass_by(minutes=21)
        ward.watch.play("low")
        assert ward.heard == "medium"


class TestTheLog:
    def test_each_condition_is_written_once_by_the_program(self, ward):
        for _ in range(5):
            ward.pass_by(minutes=1)
        assert ward.log(AlarmRaised) == []
        ward.pass_by(minutes=16)
        for _ in range(30):
            ward.pass_by(seconds=1)
        assert ward.log(AlarmRaised) == ["vitals:infusion"]
        (line,) = ward.board.session(RUNS).chart.of_kind(AlarmRaised)
        assert (line.by, line.event.priority) == ("InfuseTrack", "medium")

    def test_nobody_answers_is_written_once_and_heard(self, ward):
        ward.pass_by(minutes=36)
        ward.pass_by(minutes=5)
        ward.pass_by(minutes=1)
        assert ward.log(AlarmEscalated) == ["rate_step:infusion"]
        assert ward.alarm("rate_step").alarm.priority == "high"

    def test_what_sounds_again_is_written_again(self, ward):
        ward.pass_by(minutes=21)
        ward.watch.acknowledge(ward.alarm("vitals"), by="RN 31")
        ward.pass_by(minutes=6)
        assert ward.log(AlarmRaised) == ["vitals:infusion", "vitals:infusion"]

    def test_a_failed_write_does_not_stop_the_sound_and_is_tried_again(self, ward):
        ward.record.fail_with = BrokenWorld("store_failed", why="full")
        ward.pass_by(minutes=21)
        assert ward.heard in {"medium", "high"}
        ward.pass_by(seconds=1)
        assert ward.alarm("store").alarm.priority == "high"
        ward.record.fail_with = None
        ward.pass_by(seconds=1)
        assert ward.log(AlarmRaised) == []
        ward.pass_by(seconds=30)
        assert ward.log(AlarmRaised) == ["vitals:infusion"]

    def test_who_shows_them_is_told_when_something_changed(self, ward):
        seen = []
        ward.watch.changed.connect(seen.append)
        ward.pass_by(seconds=1)
        assert seen == []
        ward.pass_by(minutes=21)
        assert seen[-1] == ward.watch.standing


class TestAnswers:
    def test_an_answer_that_is_not_saved_silences_nothing(self, ward):
        ward.pass_by(minutes=21)
        ward.record.fail_with = BrokenWorld("store_failed", why="full")
        assert ward.watch.acknowledge(ward.alarm("vitals"), by="RN 31") is None
        assert ward.alarm("vitals").alarm.sounds

    def test_a_reminder_is_put_off_and_comes_again(self, ward):
        ward.pass_by(minutes=15)
        assert ward.watch.put_off(ward.alarm("vitals"), 5, by="RN 27", why="feeding") is not None
        assert ward.heard is None
        assert ward.log(ReminderPutOff) == ["vitals:infusion"]
        ward.pass_by(minutes=5)
        assert ward.heard == "low"

    def test_an_alarm_is_not_put_off(self, ward):
        ward.pass_by(minutes=21)
        assert ward.watch.put_off(ward.alarm("vitals"), 5, by="RN 27") is None
        assert ward.heard == "medium"

    def test_a_minute_that_is_none_of_three_is_refused(self, ward):
        ward.pass_by(minutes=15)
        assert ward.watch.put_off(ward.alarm("vitals"), 7, by="RN 27") is None
        assert ward.log(ReminderPutOff) == []

    def test_an_alarm_is_found_by_its_name_while_it_stands(self, ward):
        ward.pass_by(minutes=21)
        one = ward.alarm("vitals")
        assert ward.watch.find(RUNS, one.alarm.name) == one
        ward.write(VitalsTaken(DIN, **WHOLE))
        ward.pass_by(seconds=1)
        assert ward.watch.find(RUNS, one.alarm.name) is None


class TestThePause:
    def test_it_is_logged_counts_down_and_ends_after_two_minutes(self, ward):
        ward.pass_by(minutes=21)
        ward.watch.pause_sound("RN 27")
        assert (ward.heard, ward.watch.pause_left(ward.clock.now())) == (None, timedelta(seconds=120))
        events = [line.event for line in ward.site.lines if isinstance(line.event, SoundPaused)]
        assert events == [SoundPaused(120)]
        ward.pass_by(seconds=119)
        assert ward.heard is None
        ward.pass_by(seconds=1)
        assert (ward.heard, ward.watch.pause_left(ward.clock.now())) == ("medium", None)

    def test_a_new_alarm_breaks_it(self, ward):
        ward.pass_by(minutes=21)
        ward.watch.pause_sound("RN 27")
        ward.write(VitalsTaken(DIN, spo2=88), RUNS)
        ward.pass_by(seconds=5)
        assert ward.heard == "high"

    def test_a_clock_set_back_does_not_make_it_longer(self, ward):
        ward.pass_by(minutes=21)
        ward.watch.pause_sound("RN 27")
        ward.pass_by(seconds=60)
        ward.clock.set_wall(ward.clock.now() - timedelta(seconds=30))
        ward.pass_by(seconds=60)
        assert ward.heard == "medium"

    def test_one_pause_does_not_make_another_longer(self, ward):
        ward.pass_by(minutes=21)
        assert ward.watch.pause_sound("RN 27")
        ward.pass_by(seconds=100)
        assert not ward.watch.pause_sound("RN 27")
        ward.pass_by(seconds=20)
        assert ward.heard == "medium"
        ward.pass_by(seconds=9)
        assert not ward.watch.pause_sound("RN 27")
        ward.pass_by(seconds=1)
        assert ward.watch.pause_sound("RN 27")

    def test_it_may_be_ended_early(self, ward):
        told = []
        ward.watch.paused.connect(told.append)
        ward.pass_by(minutes=21)
        ward.watch.pause_sound("RN 27")
        ward.watch.end_pause()
        ward.watch.end_pause()
        assert ward.heard == "medium"
        assert [one is None for one in told] == [False, True]

    def test_it_pauses_though_it_cannot_be_saved(self, ward):
        ward.pass_by(minutes=21)
        ward.record.fail_with = BrokenWorld("store_failed", why="full")
        ward.watch.pause_sound("RN 27")
        assert ward.heard is None


def test_a_restart_remembers_who_answered(ward):
    ward.pass_by(minutes=21)
    ward.watch.acknowledge(ward.alarm("vitals"), by="RN 31")
    again = AlarmWatch(ward.board, ward.site, clock=ward.clock, sounder=FakeSounder())
    again.look(ward.clock.now())
    assert again.standing == ward.watch.standing


def test_lost_time_is_high_until_somebody_answers(ward):
    ward.pass_by(seconds=1)
    ward.board.session(RUNS).write(ClockGap("slept", 2400), by="InfuseTrack")
    ward.pass_by(seconds=1)
    assert ward.heard == "high"
    ward.watch.acknowledge(ward.alarm("clock_gap"), by="RN 27")
    assert "clock_gap" not in ward.kinds()


STEP = st.one_of(
    st.tuples(st.just("pass"), st.sampled_from([1, 20, 61, 130, 310, 700])),
    st.tuples(
        st.sampled_from(["pause", "answer", "put_off", "vitals", "bad", "reaction", "halt", "back"]),
        st.just(0),
    ),
)


def act(ward, what, seconds):
    match what:
        case "pass":
            for _ in range(max(1, seconds // 20)):
                ward.pass_by(seconds=min(seconds, 20))
        case "pause":
            ward.watch.pause_sound("RN 27")
        case "answer" if ward.watch.standing:
            ward.watch.acknowledge(ward.watch.standing[0], by="RN 27")
        case "put_off" if ward.watch.standing:
            ward.watch.put_off(ward.watch.standing[-1], 15, by="RN 27")
        case "vitals" | "bad":
            ward.write(VitalsTaken(DIN, **(WHOLE if what == "vitals" else WHOLE | {"spo2": 85})))
        case "reaction":
            ward.write(ReactionBegan(DIN, "infusion"))
        case "halt":
            ward.write(InfusionPaused(DIN, "infusion", "cough"))
        case "back":
            ward.clock.set_wall(ward.clock.now() - timedelta(minutes=10))
            ward.board.session(RUNS).write(ClockGap("set_back", 600), by="InfuseTrack")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=3, max_size=14))
def test_no_alarm_is_ever_silent_but_by_an_answer_or_two_minutes_of_pause(steps):
    ward = Ward(MemoryRecord(), FakeClock())
    ward.watch.look(ward.clock.now())
    silent_since = None
    for what, seconds in steps:
        act(ward, what, seconds)
        ward.watch.look(ward.clock.now())
        loud = [one for one in ward.watch.standing if one.alarm.sounds and one.alarm.base != "low"]
        paused = ward.watch.pause_left(ward.clock.now())
        if loud and ward.heard is None:
            assert paused is not None
            assert paused <= timedelta(seconds=120)
            silent_since = silent_since if silent_since is not None else ward.clock.monotonic()
            assert ward.clock.monotonic() - silent_since <= 120
        else:
            silent_since = None
        if loud and paused is None:
            assert ward.heard == loud[0].alarm.priority
        for one in ward.watch.standing:
            if not one.alarm.sounds and one.alarm.base == "high":
                answers = ward.board.session(RUNS).chart.of_kind(AlarmAcknowledged)
                assert any(line.event.key == one.alarm.key for line in answers)


def test_an_act_of_the_hemoglobin_watch_rings_until_the_decision_is_recorded(ward):
    watch = AlarmWatch(
        ward.board, ward.site, clock=ward.clock, sounder=ward.sounder, hemoglobin=HemoglobinWatch(at_once)
    )
    at, session = ward.clock.now(), ward.board.session(RUNS)
    for hours, value in ((30, "11.0"), (20, "9.0"), (10, "7.6")):
        drawn = at - timedelta(hours=hours)
        assert session.write(hgb(DIN, value, drawn), by="RN 27") is not None
    watch.look(ward.clock.now())
    (found,) = [one for one in watch.standing if one.alarm.kind == "hgb_act"]
    assert found.alarm.priority == "medium"
    low = at - timedelta(hours=10)
    answer = HemoglobinAnswered(DIN, low, D("7.6"), "act", "below_grade_3", "unknown", True, "PI 01")
    assert session.write(answer, by="RN 27") is not None
    watch.look(ward.clock.now())
    assert "hgb_act" not in [one.alarm.kind for one in watch.standing]
