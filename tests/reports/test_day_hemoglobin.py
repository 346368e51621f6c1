"""The hemoglobin watch on the day's page: what it said at each value, and what a person decided."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.chart import replay
from infusetrack.domain.events import HemoglobinAnswered, LabsReported, LabValue
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_hemoglobin import hemoglobin
from tests.days import START, Pen, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printed, printing, text

LOW = START + timedelta(minutes=880)


def _day(*facts):
    record = MemoryRecord()
    magrolimab_day(record)
    lines = dinutuximab_day(record, signed=False)
    pen = Pen(record, lines[0].stream)
    for minutes, fact in facts:
        pen.write(START + timedelta(minutes=minutes), fact)
    return record.lines(pen.stream)


def _low():
    return LabsReported("C1D2", "", LOW, (LabValue("hemoglobin", D("7.6"), "g/dL", D("11.5"), D("15.5")),))


def _answer():
    return HemoglobinAnswered("C1D2", LOW, D("7.6"), "act", "below_grade_3", "unknown", True, "PI 01")


def test_what_the_watch_said_stands_with_its_rule_and_without_a_decision():
    told = text(printed(_day((900, _low())), "C1D2"))
    assert "Hgb 7.6, 3.6 below baseline 11.2" in told
    assert "Rule met: " in told
    assert "the cause is not established" in told
    assert "none recorded" in told


def test_the_decision_stands_beside_it():
    told = text(printed(_day((900, _low()), (910, _answer())), "C1D2"))
    assert "PI 01 agrees" in told
    assert "none recorded" not in told  # the morning's 10.4 was watched only, nobody owes a decision on it


def test_a_day_without_a_hemoglobin_says_nothing():
    whole = replay(_day())
    assert hemoglobin(DayContext.of(whole, regimen(), "C1D5", printing(whole))) == []


def test_the_line_of_the_last_weeks_is_drawn_once_there_are_four_values():
    first, second = replay(_day()), replay(_day((900, _low())))
    few, enough = (
        DayContext.of(one, regimen(), day, printing(one)) for one, day in ((first, "C1D1"), (second, "C1D2"))
    )
    assert hemoglobin(few) == []
    assert sum(strip.height for strip in hemoglobin(enough)) > 94


def test_where_the_watch_broke_off_the_page_says_so(monkeypatch):
    def broken(_course):
        raise FloatingPointError

    monkeypatch.setattr("infusetrack.reports.hgb_reading.review_course", broken)
    assert "could not read this course" in text(printed(_day((900, _low())), "C1D2"))
