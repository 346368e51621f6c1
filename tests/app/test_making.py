"""A document in the making: how far it is, and giving it up."""

import pytest

from infusetrack.app.making import Making, made_sheet
from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.reports.catalogue import Wanted
from tests.days import magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing


@pytest.fixture(scope="module")
def wanted():
    chart = replay(magrolimab_day(MemoryRecord()))
    return Wanted(chart, regimen(), printing(chart))


def test_a_sheet_bears_its_number_its_state_and_its_pages(wanted):
    making = Making()
    sheet = made_sheet(wanted, "chart", making, None)
    assert sheet.study_id == "PED-0417"
    assert sheet.tip == wanted.chart.tip
    assert len(sheet.number) == 12
    assert all(size == (612.0, 792.0) for size in sheet.sizes)
    assert making.total == len(wanted.chart.lines)
    assert 0 < making.done <= making.total


def test_what_is_given_up_is_not_begun(wanted):
    making = Making()
    making.cancel()
    with pytest.raises(Refused, match="document_cancelled"):
        made_sheet(wanted, "day", making, None)


def test_what_is_given_up_underway_ends(wanted):
    making = Making()
    assert making.going_on(1, 9)
    making.cancel()
    assert not making.going_on(2, 9)
    assert (making.done, making.total) == (2, 9)
