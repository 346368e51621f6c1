"""One infusion: what is in, when it ends, what each phase accepts."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import ACCEPTS, Infusion, Phase, hours, span_of

STEP = ("C1D2", "infusion")
PAUSE, STOP, DONE = InfusionPaused(*STEP, "cough"), InfusionStopped(*STEP, "hives"), InfusionCompleted(*STEP)


def at(hour, minute=0, second=0, day=24):
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


def start(rate="10", volume="100", dose="20", **more):
    return InfusionStarted(*STEP, "dinutuximab", D(dose), D(volume), D(rate), **more)


def rate(value):
    return RateChanged(*STEP, D(value), "titration")


def resume(value):
    return InfusionResumed(*STEP, D(value), "MD 3")


def run(*changes):
    infusion = Infusion()
    for when, event in changes:
        infusion = infusion.after(event, when)
    return infusion


IN_PHASE = {
    Phase.ORDERED: Infusion(),
    Phase.RUNNING: run((at(8), start())),
    Phase.PAUSED: run((at(8), start()), (at(9), PAUSE)),
    Phase.STOPPED: run((at(8), start()), (at(9), STOP)),
    Phase.COMPLETED: run((at(8), start()), (at(18), DONE)),
}
EVENTS = (start(), rate("5"), PAUSE, resume("5"), STOP, DONE)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_every_phase_answers_every_event_as_its_table_says(phase, event):
    infusion = IN_PHASE[phase]
    if infusion.accepts(type(event)):
        after = infusion.after(event, at(18))
        assert type(event) in ACCEPTS[phase]
        assert after.phase in Phase
    else:
        with pytest.raises(Refused, match="infusion_phase"):
            infusion.after(event, at(18))


def test_volume_grows_with_time_and_stops_at_the_bag():
    infusion = run((at(8), start()))
    assert infusion.delivered_ml(at(8)) == 0
    assert infusion.delivered_ml(at(9, 30)) == 15
    assert infusion.delivered_mg(at(9, 30)) == 3
    assert infusion.remaining_ml(at(9, 30)) == 85
    assert infusion.delivered_ml(at(23)) == 100


def test_a_question_about_the_time_before_the_last_change_takes_nothing_back():
    infusion = run((at(8), start()), (at(9), rate("20")))
    assert infusion.delivered_ml(at(8, 30)) == 10


def test_a_pause_stops_the_count():
    infusion = run((at(8), start()), (at(9), PAUSE))
    assert infusion.delivered_ml(at(11)) == 10
    assert infusion.ends_at() is None
    assert infusion.paused_for(at(9, 40)) == timedelta(minutes=40)
    resumed = infusion.after(resume("5"), at(10))
    assert resumed.delivered_ml(at(12)) == 20
    assert resumed.ends_at() == at(4, day=25)
    assert resumed.infusing(at(12)) == timedelta(hours=3)


def test_the_end_is_projected_from_the_present_rate():
    infusion = run((at(8), start()))
    assert infusion.ends_at() == at(18)
    assert infusion.after(rate("20"), at(9)).ends_at() == at(13, 30)
    assert infusion.infusing_at_end() == timedelta(hours=10)
    assert Infusion().ends_at() is None
    assert Infusion().infusing_at_end() is None


def test_the_bag_is_empty_from_its_end_on():
    infusion = run((at(8), start(rate="7")))
    end = infusion.ends_at()
    assert infusion.is_empty(end)
    assert not infusion.is_empty(end - timedelta(microseconds=1))
    assert not IN_PHASE[Phase.PAUSED].is_empty(at(23))


def test_infusing_time_ends_with_the_bag():
    infusion = run((at(8), start()))
    assert infusion.infusing(at(23)) == timedelta(hours=10)
    assert infusion.infusing(at(7)) == timedelta(0)


def test_a_confirmed_bag_counts_as_all_given():
    infusion = run((at(8), start()), (at(17, 58), DONE))
    assert (infusion.phase, infusion.delivered_ml(at(18)), infusion.rate_ml_h) == (Phase.COMPLETED, 100, 0)
    assert (infusion.started_at, infusion.ended_at) == (at(8), at(17, 58))
    assert infusion.segments[-1].until == at(17, 58)


def test_a_bag_that_should_not_be_empty_cannot_be_confirmed():
    with pytest.raises(Refused, match="infusion_not_empty"):
        run((at(8), start()), (at(17, 56), DONE))


def test_a_stopped_infusion_keeps_what_was_given():
    infusion = run((at(8), start()), (at(9), PAUSE), (at(10), STOP))
    assert (infusion.delivered_ml(at(12)), infusion.ended_at) == (10, at(10))
    assert infusion.paused_for(at(12)) == timedelta(hours=1)


def test_a_running_infusion_has_not_ended():
    assert IN_PHASE[Phase.RUNNING].ended_at is None
    assert (Infusion().started_at, Infusion().delivered_ml(at(8))) == (None, 0)
    assert Infusion().delivered_mg(at(8)) == 0


def test_a_change_before_the_last_one_is_refused():
    with pytest.raises(Refused, match="infusion_before_last"):
        run((at(8), start()), (at(9), rate("5")), (at(8, 59), PAUSE))


def test_two_changes_at_one_moment_stand_in_their_order():
    infusion = run((at(8), start()), (at(9), rate("5")), (at(9), rate("20")))
    assert (infusion.rate_ml_h, infusion.delivered_ml(at(9))) == (20, 10)


@pytest.mark.parametrize(
    "bad", [start(volume="0"), start(dose="0"), start(volume="NaN"), start(dose="Infinity")]
)
def test_dose_and_volume_must_be_true_amounts(bad):
    with pytest.raises(Refused, match="infusion_amount"):
        run((at(8), bad))


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_must_be_a_true_rate(value):
    with pytest.raises(Refused, match="infusion_rate"):
        run((at(8), start(rate=value)))
    with pytest.raises(Refused, match="infusion_rate"):
        run((at(8), start()), (at(9), rate(value)))
    with pytest.raises(Refused, match="infusion_rate"):
        run((at(8), start()), (at(9), PAUSE), (at(10), resume(value)))


def test_a_rate_that_would_take_longer_than_a_year_is_refused():
    with pytest.raises(Refused, match="infusion_too_slow"):
        run((at(8), start(rate="0.01")))
    assert run((at(8), start(rate="0.012"))).ends_at() is not None


def test_looking_ahead_at_another_rate_writes_nothing():
    infusion = run((at(8), start()))
    assert infusion.at_rate(D(20), at(9)).ends_at() == at(13, 30)
    assert infusion.ends_at() == at(18)
    with pytest.raises(Refused, match="infusion_rate"):
        infusion.at_rate(D(0), at(9))


class TestDeadVolume:
    def test_a_line_primed_with_saline_holds_back_its_volume(self):
        infusion = run((at(8), start(dead_volume_ml=D(10))))
        assert infusion.reached_patient_mg(at(8, 30)) == 0
        assert infusion.reached_patient_mg(at(10)) == 2

    def test_a_line_primed_with_drug_holds_back_nothing(self):
        infusion = run((at(8), start(dead_volume_ml=D(10), primed_with="drug")))
        assert infusion.reached_patient_mg(at(10)) == 4

    def test_the_flush_runs_at_the_same_rate_after_the_bag(self):
        infusion = run((at(8), start(dead_volume_ml=D(10))))
        assert (infusion.flush_ml(), infusion.last_rate_ml_h()) == (10, 10)
        assert infusion.flush_ends_at() == at(19)
        paused = run((at(8), start(dead_volume_ml=D(10))), (at(9), PAUSE))
        assert (paused.last_rate_ml_h(), paused.flush_ends_at()) == (10, None)
        ended = run((at(8), start(dead_volume_ml=D(10))), (at(18), DONE))
        assert ended.flush_ends_at() == at(19)

    def test_nothing_is_flushed_before_the_start(self):
        assert (Infusion().last_rate_ml_h(), Infusion().flush_ends_at()) == (0, None)
        assert Infusion(phase=Phase.STOPPED, counted_at=at(8)).flush_ends_at() is None


@pytest.mark.parametrize(("month", "day", "hour"), [(3, 8, 11), (11, 1, 9)])
def test_ten_hours_over_a_clock_change_are_ten_hours(month, day, hour):
    zone = ZoneInfo("America/New_York")
    begun = datetime(2026, month, day, 0, 30, tzinfo=zone).astimezone(UTC)
    end = run((begun, start())).ends_at()
    assert end - begun == timedelta(hours=10)
    assert end.astimezone(zone).hour == hour


def test_spans_are_exact():
    assert hours(timedelta(minutes=-5)) == 0
    assert hours(timedelta(days=1, minutes=30)) == D("24.5")
    assert span_of(D(1), D(3)) == timedelta(minutes=20)
    assert span_of(D(1), D(7)) == timedelta(microseconds=514285715)
