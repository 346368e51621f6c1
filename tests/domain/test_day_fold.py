"""A day folded at once and a day grown line by line are the same day."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.day_fold import DayFold
from infusetrack.domain.day_parts import StepStatus
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.errors import Refused
from infusetrack.domain.record import Line

DAY = "C1D2"
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
ORDER = e.OrderEntered(
    DAY, "order", "dinutuximab", "MD 3", "mg_m2", D("17.5"), D(14), D(14), D(20), D(115), "mosteller",
    D("0.8"), "none", 600,
)  # fmt: skip
NUMBERS = (DAY, "check", "dinutuximab", D(20), D(100), D(10))
FACTS = (
    None,
    e.DocumentPrinted(DAY, "summary", "D-1", "h"),
    e.AdverseEventNoted(DAY, "fever", AT),
    e.VitalsTaken(DAY, heart_rate=99),
    e.VitalsTaken(DAY, "baseline", heart_rate=99),
    e.StepStarted(DAY, "hydration"),
    e.StepDone(DAY, "hydration"),
    e.StepSkipped(DAY, "infusion", "fever"),
    e.DrugGiven(DAY, "premed", "cetirizine", D(5), "mg", "oral"),
    e.StepDone(DAY, "premed"),
    ORDER,
    e.BagReceived(DAY, "bag", "dinutuximab", "dinutuximab", "LOT-1", AT, AT, D(4), 1, D(104)),
    e.PreStartChecked(*NUMBERS),
    e.PreStartWitnessed(*NUMBERS),
    e.InfusionStarted(DAY, "infusion", "dinutuximab", D(20), D(100), D(10)),
    e.RateChanged(DAY, "infusion", D(20), "titration"),
    e.InfusionPaused(DAY, "infusion", "hives"),
    e.InfusionResumed(DAY, "infusion", D(5), "MD 3"),
    e.InfusionStopped(DAY, "infusion", "hives"),
    e.InfusionCompleted(DAY, "infusion"),
    e.FlushStarted(DAY, "flush", D(10), D(10)),
    e.FlushEnded(DAY, "flush"),
    e.DaySigned(DAY, "sign", "performed", "h"),
)
WRITTEN = st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(["RN 27", "RN 31"])), max_size=40)


def _line(seq, event, by):
    when = AT + timedelta(minutes=10 * seq)
    return Line("p", seq, when, when, by, event)


@given(WRITTEN)
def test_a_day_opened_again_is_the_day_that_was_written(written):
    record, kept, refused = DayRecord(DAY), [], []
    for seq, (event, by) in enumerate(written, 1):
        line = _line(seq, event, by)
        try:
            record = record.after(line)
            kept.append(line)
        except Refused as error:
            refused.append(error.code)
    assert DayRecord.of(DAY, kept) == record
    assert len(kept) + len(refused) == len(written)


def test_a_refused_line_leaves_the_day_as_it_was():
    flush = e.FlushStarted(DAY, "flush", D(10), D(10))
    day, before = (DayRecord.of(DAY, [_line(1, flush, "RN 27")]) for _ in range(2))
    with pytest.raises(Refused, match="flush_running"):
        day.after(_line(2, flush, "RN 27"))
    assert day == before


def test_growing_a_day_does_not_touch_the_one_before():
    first = DayRecord.of(DAY, [_line(1, e.StepStarted(DAY, "hydration"), "RN 27")])
    second = first.after(_line(2, e.StepDone(DAY, "hydration"), "RN 27"))
    assert first.step("hydration").status is StepStatus.STARTED
    assert second.step("hydration").status is StepStatus.DONE


def test_a_fold_of_nothing_knows_nothing():
    assert DayFold() == DayFold(steps={}, vitals=[], last_seq=0)
