"""The opioid infusion and the fluids on the day's page; nothing where nothing was written."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.chart import replay
from infusetrack.domain.events import DrugGiven, DrugRefused, FluidCounted, NoteWritten, OpioidRateSet
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_support import support
from tests.days import START, Pen, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printed, printing, text

LATE = 900
"""Minutes after the start by which the scripted day is over."""


def day(*facts):
    record = MemoryRecord()
    magrolimab_day(record)
    lines = dinutuximab_day(record, signed=False)
    pen = Pen(record, lines[0].stream)
    for minutes, fact in facts:
        pen.write(START + timedelta(minutes=minutes), fact)
    return record.lines(pen.stream)


def page(*facts):
    return text(printed(day(*facts), "C1D2"))


def test_where_nothing_was_written_nothing_is_printed():
    whole = replay(day())
    assert support(DayContext.of(whole, regimen(), "C1D2", printing(whole))) == []


def test_rates_with_the_days_total_and_what_was_not_taken():
    told = page(
        (LATE, OpioidRateSet("C1D2", "", "morphine", D(30))),
        (LATE + 60, OpioidRateSet("C1D2", "", "morphine", D(0), "MD 03", "RN 14")),
        (LATE + 70, DrugRefused("C1D2", "acetaminophen", "asleep")),
    )
    assert "Morphine infusion at 30 mcg/kg/h" in told
    assert "Morphine infusion off; MD 03; checked by RN 14" in told
    assert "mcg/kg =" in told
    assert "Acetaminophen offered, not taken; asleep" in told


def test_volumes_with_the_balance():
    told = page((LATE, FluidCounted("C1D2", "out", "urine", D(120))))
    assert "Fluids of the day" in told
    assert "out 120 mL, balance +" in told
    assert "Hydration 200" in told


def test_why_a_rule_was_passed_stands_beside_the_dose():
    early = DrugGiven("C1D2", "", "morphine", D(700), "mcg", "IV", early_because="pain 9", ordered_by="MD 03")
    assert "early: pain 9; ordered by MD 03" in page((LATE, early))


def test_notes_stand_with_their_time_and_writer():
    told = page((LATE, NoteWritten("C1D2", "Mother is here, <b>asks</b> for the doctor")))
    assert "Notes of the day" in told
    assert "Mother is here, <b>asks</b> for the doctor RN 27" in told
