"""A long document is made page by page, and each page knows how many there are in the end."""

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.reports.chart_overview import overview
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import text_strip
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.streaming import streamed
from infusetrack.wording.events import names_of
from tests.days import magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import pages, printing


def _context():
    chart = replay(magrolimab_day(MemoryRecord()))
    return PatientContext(chart, regimen(), names_of(regimen()), printing(chart))


def _strips(context, asked):
    for number in range(300):
        asked.append(number)
        yield from text_strip(f"line {number}.", context.room)


def test_a_strip_is_made_when_its_page_is_in_hand_and_not_before():
    context, asked, after_a_page = _context(), [], []
    told = pages(
        streamed(
            context,
            Masthead("Long", "now"),
            _strips(context, asked),
            lambda: after_a_page.append(len(asked)) or True,
        )
    )
    assert len(told) == len(after_a_page) > 4
    assert after_a_page[0] < 80
    assert all(f"Page {number} of" in page for number, page in enumerate(told, 1))
    assert all(str(len(told)) in page.split() for page in told)
    assert all(f"line {number}." in " ".join(told) for number in range(300))


def test_no_more_is_made_once_it_was_cancelled():
    context, asked = _context(), []
    with pytest.raises(Refused, match="document_cancelled"):
        streamed(context, Masthead("Long", "now"), _strips(context, asked), lambda: False)
    assert len(asked) < 80


def test_the_first_page_of_a_chart_has_its_days_in_the_order_in_which_they_began():
    assert len(overview(_context(), None)) > 10
