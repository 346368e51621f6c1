"""What documents of a whole patient share."""

from datetime import UTC, datetime

from infusetrack.domain import events as e
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import laid_out, written
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.patient_pages import (
    patient_masthead,
    record_facts,
    section,
    short_moment,
    with_remark,
)
from infusetrack.reports.table import Column
from infusetrack.wording.events import names_of
from tests.days import regimen
from tests.reports.courses import amended, cycle_one, hour
from tests.reports.pages import ZONE, text

COLUMNS = (Column("One", 1.0),)


def of(chart):
    return PatientContext(chart, regimen(), names_of(regimen()), Printing(hour(24), "RN 27", ZONE))


def test_prints_of_the_same_kind_and_cycle_are_counted():
    first = e.DocumentPrinted("C1D2", "cycle", "a", "h")
    other = e.DocumentPrinted("C2D1", "cycle", "b", "h")
    kinds = (first, other, e.DocumentPrinted("", "hgb", "c", "h"))
    context = of(amended(cycle_one(), *((one, None, None, 8, 8) for one in kinds)))
    assert patient_masthead(context, "cycle", "Cycle summary", when="C1", label="C1").copies == 1
    assert patient_masthead(context, "hgb", "Hemoglobin report", when="today").copies == 1
    assert patient_masthead(context, "chart", "Whole chart", when="today").copies == 0


def test_an_empty_section_is_a_sentence_or_nothing():
    context = of(cycle_one())
    assert section(context, "T", COLUMNS, ()) == []
    assert len(section(context, "T", COLUMNS, (), none="None.")) == 3
    assert len(section(context, "T", COLUMNS, [("a",)], none="None.")) == 4


def test_a_moment_of_another_year_has_its_year():
    context = of(cycle_one())
    assert short_moment(context, hour(0)) == "25 Nov 09:00"
    assert short_moment(context, datetime(2025, 3, 1, 12, tzinfo=UTC)) == "1 Mar 2025 07:00"


def test_the_record_is_named_by_its_hash():
    chart = cycle_one()
    context = of(chart)
    told = text(written([laid_out(context, Masthead("T", "today"), record_facts(context))]))
    assert f"{chart.tip} at entry {len(chart.lines)}" in told
    assert "24-hour clock of America/New_York, UTC\N{MINUS SIGN}05:00" in told


def test_a_remark_stays_with_the_last_row_of_its_table():
    context = of(cycle_one())
    strips = with_remark(context, section(context, "T", COLUMNS, [("a",), ("b",)]), "What it means.")
    assert [strip.keep for strip in strips[-3:]] == [False, True, False]
