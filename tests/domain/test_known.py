"""What was known at a moment, and which day had begun."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted, VitalsTaken
from infusetrack.domain.known import known_at, last_begun
from infusetrack.domain.record import Line
from tests.days import START
from tests.store.facts import ENROLLED

HOUR = timedelta(hours=1)


def lines(*written, at=None):
    """One line an hour of writing; it happened at its own hour unless told otherwise."""
    return tuple(
        Line(
            "patient/1",
            seq,
            START + (at or written)[seq - 1] * HOUR,
            START + hours * HOUR,
            "RN 27",
            fact,
            hash=str(seq),
        )
        for seq, (hours, fact) in enumerate(zip(written, _facts(len(written)), strict=True), 1)
    )


def _facts(count):
    return [ENROLLED, *(VitalsTaken(day="C1D1", step="vitals", heart_rate=100 + n) for n in range(count - 1))]


@pytest.mark.parametrize(("hours", "known"), [(-1, 0), (0, 1), (1, 2), (1.5, 2), (9, 3)])
def test_what_was_written_by_then_was_known(hours, known):
    assert len(known_at(lines(0, 1, 2), START + hours * HOUR)) == known


def test_a_line_before_a_clock_that_was_set_back_was_known_all_the_same():
    assert [line.seq for line in known_at(lines(0, 5, 1), START + 2 * HOUR)] == [1, 2, 3]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(-1, 10))
def test_what_was_known_is_always_a_chart(written, hours):
    known = known_at(lines(*written, at=[0] * len(written)), START + hours * HOUR)
    assert [line.seq for line in known] == list(range(1, len(known) + 1))
    assert replay(known).lines == known


def _chart(*facts):
    return replay(
        Line("patient/1", seq, START + hours * HOUR, START + hours * HOUR, "RN 27", fact)
        for seq, (hours, fact) in enumerate(facts, 1)
    )


def _vitals(day):
    return VitalsTaken(day=day, step="vitals")


def test_the_day_last_begun_is_the_one_whose_first_fact_is_the_latest():
    chart = _chart((0, ENROLLED), (1, _vitals("C1D2")), (2, _vitals("C1D10")), (3, _vitals("C1D2")))
    assert last_begun(chart) == "C1D10"
    assert last_begun(_chart((0, _vitals("C1D2")), (0, _vitals("C1D10")))) == "C1D10"


def test_a_print_or_a_fact_of_no_day_begins_none():
    printed = DocumentPrinted("C1D9", "day", "1", "")
    chart = _chart((0, ENROLLED), (1, _vitals("C1D2")), (2, printed))
    assert last_begun(chart) == "C1D2"
    with pytest.raises(Refused, match="no_day_begun"):
        last_begun(_chart((0, ENROLLED)))
    with pytest.raises(Refused, match="no_day_begun"):
        last_begun(Chart())
