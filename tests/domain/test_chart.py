"""The chart: a function of its lines, in whatever order they were written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.chart import PATIENT, Chart, replay, shelf_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    DayHeld,
    DaySigned,
    DocumentPrinted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    Measured,
    PatientEnrolled,
    StepDone,
    VitalsTaken,
)
from infusetrack.domain.record import Line

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = "C1D2"
PATIENT_417 = PatientEnrolled(
    "PED-0417", "R. M.", date(2020, 3, 14), "female", "nct04751383", "B", "B1", date(2026, 11, 23), "HN 20417"
)
SIGNED = DaySigned(DAY, "sign", "performed", "h")
START = InfusionStarted(DAY, "infusion", "dinutuximab", D(20), D(100), D(10))


class Book:
    """Lines of one patient, with the live chart beside them."""

    def __init__(self):
        self.lines, self.chart = [], Chart()

    def write(self, event, minute=None, *, amends=None, reason=None):
        seq = len(self.lines) + 1
        happened = NOON + timedelta(minutes=seq if minute is None else minute)
        why = reason if reason is not None or amends is None else "typed wrong"
        line = Line(
            "patient/PED-0417", seq, happened, happened, "RN 27", event, amends, why, "", "", f"h{seq}"
        )
        self.chart = self.chart.after(line)
        self.lines.append(line)
        return self.chart


def pulse(rate, day=DAY):
    return VitalsTaken(day, heart_rate=rate)


def test_an_empty_chart_knows_nothing():
    chart = Chart()
    assert (chart.stream, chart.tip, chart.next_seq, chart.patient) == ("", "", 1, None)
    assert chart.last(VitalsTaken) is None
    assert chart.day(DAY).label == DAY


def test_a_line_at_the_end_is_added():
    book = Book()
    book.write(PATIENT_417)
    chart = book.write(pulse(99))
    assert (chart.stream, chart.tip, chart.next_seq) == ("patient/PED-0417", "h2", 3)
    assert chart.patient == PATIENT_417
    assert chart.last(VitalsTaken).seq == 2
    assert chart.line(1).event == PATIENT_417


def test_a_late_entry_stands_where_it_happened():
    book = Book()
    book.write(START, 0)
    book.write(InfusionStopped(DAY, "infusion", "hives"), 60)
    book.write(InfusionPaused(DAY, "infusion", "cough"), 20)
    chart = book.write(InfusionResumed(DAY, "infusion", D(20), "MD 3"), 40)
    assert chart.day(DAY).infusions["infusion"].delivered_ml(NOON + timedelta(hours=2)) == 10
    assert chart == replay(book.lines)


def test_a_late_entry_that_makes_no_sense_is_refused_and_nothing_changes():
    book = Book()
    book.write(START, 0)
    before = book.write(InfusionStopped(DAY, "infusion", "hives"), 60)
    with pytest.raises(Refused, match="infusion_phase"):
        book.write(InfusionResumed(DAY, "infusion", D(20), "MD 3"), 40)
    assert book.chart is before


def test_late_facts_of_one_kind_stand_in_their_order_across_days():
    book = Book()
    book.write(Measured("C1D2", "measure", D(20)), 10)
    chart = book.write(Measured("C1D1", "measure", D(19)), 5)
    assert [line.seq for line in chart.of_kind(Measured)] == [2, 1]


def test_an_amendment_takes_the_place_of_the_old_line():
    book = Book()
    book.write(pulse(990))
    chart = book.write(pulse(99), 1, amends=1)
    assert [line.event.heart_rate for line in chart.day(DAY).vitals] == [99]
    assert dict(chart.amended_by) == {1: 2}
    assert (chart.is_standing(chart.line(1)), chart.is_standing(chart.line(2))) == (False, True)


def test_a_struck_out_line_stays_in_the_record_and_counts_no_more():
    book = Book()
    book.write(pulse(99))
    chart = book.write(None, amends=1)
    assert len(chart.lines) == 2
    assert not chart.of_kind(VitalsTaken)
    assert not chart.day(DAY).vitals
    assert not chart.is_standing(chart.line(2))
    assert chart == replay(book.lines)


def test_an_amendment_may_move_a_fact_to_another_day():
    book = Book()
    book.write(pulse(99, "C1D2"))
    book.write(pulse(98, "C1D2"))
    chart = book.write(pulse(99, "C1D3"), 1, amends=1)
    assert (len(chart.day("C1D2").vitals), len(chart.day("C1D3").vitals)) == (1, 1)
    assert chart == replay(book.lines)


def test_a_line_taken_away_after_the_signature_undoes_it():
    book = Book()
    book.write(pulse(99))
    book.write(pulse(98))
    assert book.write(SIGNED).day(DAY).is_signed
    chart = book.write(None, amends=1)
    assert chart.day(DAY).was_changed_after_signing
    assert replay(book.lines).day(DAY).was_changed_after_signing


def test_a_page_printed_late_leaves_the_signature():
    book = Book()
    book.write(pulse(99), 1)
    book.write(SIGNED, 30)
    chart = book.write(DocumentPrinted(DAY, "summary", "D-1", "h2"), 20)
    assert chart.day(DAY).is_signed
    assert chart == replay(book.lines)


@pytest.mark.parametrize(
    ("event", "amends", "reason", "code"),
    [
        (None, None, None, "nothing_to_write"),
        (pulse(1), 1, "", "amendment_without_reason"),
        (pulse(1), 1, "  ", "amendment_without_reason"),
        (pulse(1), 9, "x", "no_such_line"),
        (pulse(1), 0, "x", "no_such_line"),
        (pulse(1), 1, "x", "line_not_standing"),
        (pulse(1), 3, "x", "line_not_standing"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(event, amends, reason, code):
    book = Book()
    book.write(pulse(99))
    book.write(pulse(98), amends=1)
    book.write(None, amends=2)
    with pytest.raises(Refused, match=code):
        book.write(event, amends=amends, reason=reason)


def test_calendar_decisions_belong_to_the_patient():
    assert shelf_of(DayHeld("C1D8", "fever", "MD 3")) == PATIENT
    assert shelf_of(PATIENT_417) == PATIENT
    assert shelf_of(AdverseEventNoted("C1D8", "fever", NOON)) == "C1D8"


FACTS = st.sampled_from([pulse(99), pulse(88, "C1D3"), SIGNED, StepDone(DAY, "measure"), PATIENT_417,
                         DayHeld("C1D8", "fever", "MD 3"), DocumentPrinted(DAY, "summary", "D-1", "h"),
                         START, InfusionStopped(DAY, "infusion", "hives")])  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), FACTS), st.integers(0, 5), st.integers(0, 12)), max_size=14))
def test_what_is_written_always_replays_to_what_is_shown(acts):
    book = Book()
    for event, minute, amends in acts:
        try:
            book.write(event, minute, amends=amends or None)
        except Refused:
            continue
        assert replay(book.lines) == book.chart


def test_replaying_one_line_twice_as_amended_keeps_the_newest():
    book = Book()
    book.write(pulse(1))
    book.write(pulse(2), 1, amends=1)
    chart = book.write(pulse(3), 1, amends=2)
    assert [line.event.heart_rate for line in chart.day(DAY).vitals] == [3]
    assert replay([replace(line) for line in book.lines]) == chart


class TestCheck:
    """`check` refuses what `after` refuses, and changes nothing."""

    def lines(self):
        book = Book()
        book.write(PATIENT_417)
        book.write(START)
        chart = book.write(pulse(99))
        when = NOON + timedelta(minutes=10)
        return chart, lambda event, at=when, **more: Line("p", 4, at, at, "RN 27", event, **more)

    def test_what_makes_sense_passes(self):
        chart, line = self.lines()
        before = chart.lines
        for event in (pulse(98), PATIENT_417, InfusionPaused(DAY, "infusion", "hives")):
            chart.check(line(event))
            assert len(chart.after(line(event)).lines) == 4
        assert chart.lines == before

    def test_what_makes_no_sense_is_refused_by_both(self):
        chart, line = self.lines()
        late = NOON - timedelta(minutes=5)
        for odd in (
            line(START),
            line(InfusionPaused(DAY, "infusion", "hives"), late),
            line(None),
            line(None, amends=9, reason="typed wrong"),
            line(InfusionPaused(DAY, "infusion", "x"), amends=2, reason="typed wrong"),
        ):
            with pytest.raises(Refused) as checked:
                chart.check(odd)
            with pytest.raises(Refused) as tried:
                chart.after(odd)
            assert str(checked.value) == str(tried.value)

    def test_a_strike_out_is_replayed_before_it_passes(self):
        chart, line = self.lines()
        chart.check(line(None, amends=3, reason="other patient"))
        assert chart.of_kind(VitalsTaken)
