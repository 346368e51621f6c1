"""The one table of documents: window and command line write the same, and each bears its number."""

import pytest

from infusetrack.cli.parser import REPORTS
from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.reports.catalogue import KINDS, Wanted, cycle_of, kind_named
from infusetrack.wording.translate import translated
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing, text


@pytest.fixture(scope="module")
def chart():
    record = MemoryRecord()
    magrolimab_day(record)
    return replay(dinutuximab_day(record))


def wanted(kind, chart):
    return Wanted(chart, regimen(), printing(chart), kind.label(chart, "C1D2"))


@pytest.mark.parametrize("name", KINDS)
def test_each_document_bears_the_number_that_goes_into_the_record(name, chart):
    kind = KINDS[name]
    asked = wanted(kind, chart)
    page = text(kind.write(asked, None))
    assert kind.number(asked) in page
    assert chart.patient.study_id in page


@pytest.mark.parametrize("name", KINDS)
def test_the_same_record_and_moment_give_the_same_bytes(name, chart):
    kind = KINDS[name]
    assert kind.write(wanted(kind, chart), None) == kind.write(wanted(kind, chart), None)


def test_the_command_line_offers_every_kind():
    assert tuple(KINDS) == REPORTS


def test_titles_are_words_and_names_are_fit_for_files():
    assert all(translated(kind.title) for kind in KINDS.values())
    assert all(name.isalpha() and name.islower() for name in KINDS)


def test_a_document_of_the_record_is_found_by_its_name_now_or_then():
    assert kind_named("day") is kind_named("day summary") is KINDS["day"]
    assert kind_named("rate segments") is None


def test_the_label_is_the_day_or_its_cycle_or_nothing(chart):
    assert KINDS["day"].label(chart) == "C1D2"
    assert KINDS["day"].label(chart, "C1D1") == "C1D1"
    assert KINDS["chart"].label(chart, "C1D1") == ""
    assert cycle_of("P-C1D8") == "P-C1"
    with pytest.raises(Refused, match="no_cycle_day"):
        KINDS["day"].label(chart, "soon")
