"""What happened on one day, folded in the order in which it happened."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.day_record import DayRecord, StepStatus
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    BagReceived,
    DaySigned,
    DocumentPrinted,
    DrugGiven,
    FlushEnded,
    FlushStarted,
    IdentityConfirmed,
    InfusionCompleted,
    InfusionStarted,
    InfusionStopped,
    LabsReported,
    Measured,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    Released,
    StepDone,
    StepSkipped,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Line

DAY = "C1D2"
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
START = InfusionStarted(DAY, "infusion", "dinutuximab", D(20), D(100), D(10))
CHECK = PreStartChecked(DAY, "check", "dinutuximab", D(20), D(100), D(10))
SAME = PreStartWitnessed(DAY, "check", "dinutuximab", D(20), D(100), D(10))
OTHER = PreStartWitnessed(DAY, "check", "dinutuximab", D(20), D(100), D(5))
FLUSH = FlushStarted(DAY, "flush", D(10), D(10))


def day(*events):
    """Facts one minute apart; a pair names the person."""
    lines = []
    for seq, event in enumerate(events, start=1):
        by, fact = event if isinstance(event, tuple) else ("RN 27", event)
        when = AT + timedelta(minutes=seq)
        lines.append(Line("p", seq, when, when, by, fact))
    return DayRecord.of(DAY, lines)


@pytest.mark.parametrize(
    ("event", "step"),
    [
        (StepDone(DAY, "measure"), "measure"),
        (IdentityConfirmed(DAY, "identity", ("A", "B"), "typed"), "identity"),
        (Measured(DAY, "measure", D(20)), "measure"),
        (LabsReported(DAY, "labs", AT, ()), "labs"),
        (Released(DAY, "release", ()), "release"),
        (VitalsTaken(DAY, "baseline", heart_rate=100), "baseline"),
        (DaySigned(DAY, "sign", "performed", "h"), "sign"),
    ],
)
def test_a_fact_that_finishes_its_step_closes_it(event, step):
    record = day(event)
    assert record.closed(step)
    assert record.step(step).status is StepStatus.DONE


def test_a_step_that_nobody_touched_has_no_record():
    assert day().step("measure") is None
    assert not day().closed("measure")


def test_a_begun_step_keeps_its_first_time_when_it_is_done():
    record = day(StepStarted(DAY, "hydration"), ("RN 31", StepDone(DAY, "hydration")))
    known = record.step("hydration")
    assert (known.since, known.at, known.by) == (
        AT + timedelta(minutes=1),
        AT + timedelta(minutes=2),
        "RN 31",
    )
    assert not day(StepStarted(DAY, "hydration")).closed("hydration")


def test_a_skipped_step_is_closed_with_its_reason():
    record = day(StepSkipped(DAY, "opioid", "not ordered"))
    assert (record.closed("opioid"), record.step("opioid").why) == (True, "not ordered")


def test_an_infusion_that_has_begun_cannot_be_left_out():
    with pytest.raises(Refused, match="skip_after_start"):
        day(START, StepSkipped(DAY, "infusion", "x"))


def test_vital_signs_outside_any_step_are_kept():
    record = day(VitalsTaken(DAY, heart_rate=100))
    assert (len(record.vitals), dict(record.steps)) == (1, {})


def test_an_infusion_runs_until_it_is_stopped_or_confirmed():
    assert day(START).step("infusion").status is StepStatus.STARTED
    stopped = day(START, InfusionStopped(DAY, "infusion", "hives"))
    assert stopped.closed("infusion")
    assert stopped.infusions["infusion"].phase is Phase.STOPPED
    with pytest.raises(Refused, match="infusion_not_empty"):
        day(START, InfusionCompleted(DAY, "infusion"))


def test_a_drug_begins_its_step_and_another_dose_does_not_reopen_it():
    dose = DrugGiven(DAY, "premedication", "acetaminophen", D(200), "mg", "oral")
    assert not day(dose).closed("premedication")
    later = day(dose, StepDone(DAY, "premedication"), dose)
    assert later.closed("premedication")
    assert len(later.drugs) == 2


def test_the_last_order_and_bag_of_an_agent_count():
    order = OrderEntered(
        DAY, "order", "dinutuximab", "MD 3", "mg_m2", D("17.5"), D(14), D(14), D(20), D(115), "mosteller",
        D("0.8"), "none", 600,
    )  # fmt: skip
    bag = BagReceived(DAY, "bag", "dinutuximab", "dinutuximab", "LOT-1", AT, AT, D(4), 1, D(104))
    record = day(order, order, bag)
    assert (record.orders["dinutuximab"].seq, record.bags["dinutuximab"].event) == (2, bag)
    assert record.closed("order")
    assert record.closed("bag")


class TestTwoPeople:
    def test_the_same_numbers_from_another_person_close_the_check(self):
        record = day(CHECK, ("RN 31", SAME))
        assert record.checks["check"].agrees
        assert record.closed("check")

    def test_other_numbers_leave_it_open(self):
        record = day(CHECK, ("RN 31", OTHER))
        assert not record.checks["check"].agrees
        assert not record.closed("check")

    def test_one_person_alone_is_not_enough(self):
        assert not day(CHECK).checks["check"].agrees
        with pytest.raises(Refused, match="same_person"):
            day(CHECK, SAME)

    @pytest.mark.parametrize("before", [(), (CHECK, ("RN 31", OTHER))])
    def test_the_second_follows_a_first_and_comes_once(self, before):
        with pytest.raises(Refused, match="no_first_check"):
            day(*before, ("RN 31", SAME))

    def test_after_a_difference_both_begin_anew(self):
        assert day(CHECK, ("RN 31", OTHER), CHECK, ("RN 31", SAME)).checks["check"].agrees


class TestFlush:
    def test_a_flush_ends_when_its_volume_is_in_or_when_it_was_ended(self):
        running = day(FLUSH).flushes["flush"]
        assert running.ends_at() == AT + timedelta(minutes=61)
        ended = day(FLUSH, FlushEnded(DAY, "flush"))
        assert ended.flushes["flush"].ends_at() == AT + timedelta(minutes=2)
        assert ended.closed("flush")

    @pytest.mark.parametrize(("volume", "rate"), [("0", "10"), ("10", "0"), ("NaN", "10"), ("10", "NaN")])
    def test_a_flush_of_nothing_is_refused(self, volume, rate):
        with pytest.raises(Refused, match="flush_amount"):
            day(FlushStarted(DAY, "flush", D(volume), D(rate)))

    def test_a_flush_without_end_is_refused(self):
        with pytest.raises(Refused, match="infusion_too_slow"):
            day(FlushStarted(DAY, "flush", D(10), D("0.0001")))

    def test_a_second_flush_waits_for_the_first(self):
        with pytest.raises(Refused, match="flush_running"):
            day(FLUSH, FLUSH)
        assert day(FLUSH, FlushEnded(DAY, "flush"), FLUSH).flushes["flush"].ended_at is None

    @pytest.mark.parametrize("before", [(), (FLUSH, FlushEnded(DAY, "flush"))])
    def test_only_a_running_flush_can_end(self, before):
        with pytest.raises(Refused, match="no_flush_running"):
            day(*before, FlushEnded(DAY, "flush"))

    def test_a_flush_cannot_end_before_it_began(self):
        begun = day(FLUSH)
        early = Line("p", 9, AT - timedelta(hours=1), AT, "RN 27", FlushEnded(DAY, "flush"))
        with pytest.raises(Refused, match="flush_before_start"):
            begun.after(early)


class TestSignature:
    SIGN = DaySigned(DAY, "sign", "performed", "h")

    def test_a_day_is_signed_until_something_is_written_to_it(self):
        assert day(self.SIGN).is_signed
        changed = day(self.SIGN, VitalsTaken(DAY, heart_rate=99))
        assert (changed.is_signed, changed.was_changed_after_signing) == (False, True)
        assert day(self.SIGN, VitalsTaken(DAY, heart_rate=99), self.SIGN).is_signed

    def test_a_printed_page_changes_nothing(self):
        assert day(self.SIGN, DocumentPrinted(DAY, "summary", "D-1", "h")).is_signed

    def test_an_unsigned_day_was_not_changed_after_signing(self):
        assert not day().is_signed
        assert not day(StepDone(DAY, "measure")).was_changed_after_signing

    def test_a_line_that_strikes_out_folds_to_nothing(self):
        struck = Line("p", 2, AT, AT, "RN 27", None, 1, "typed wrong")
        assert day().after(struck) == day()

    def test_a_noted_event_counts_as_a_change(self):
        assert day(self.SIGN, AdverseEventNoted(DAY, "fever", AT)).was_changed_after_signing
