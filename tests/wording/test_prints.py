"""A print in words: document, when, by whom, and whether it still is true."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_state import Truth
from infusetrack.domain.record import Line
from infusetrack.wording.prints import print_words
from tests.store.facts import VITALS

AT = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")


def line(event):
    return Line("patient/1", 1, AT, AT, "RN 27", event)


PRINT = line(DocumentPrinted("C1D3", "day", "0a1b2c3d4e5f", "aa"))


def test_a_true_print_is_told_by_sign_and_words():
    assert print_words(PRINT, Truth(known=True), ZONE) == (
        "\N{CHECK MARK} Cycle-day summary, C1D3\nTue 24 Nov 13:25 · RN 27 · 0a1b2c3d4e5f\nstill true"
    )


def test_what_came_since_is_named():
    told = print_words(PRINT, Truth(known=True, newer=(line(VITALS),)), ZONE)
    assert told.startswith("\N{NOT EQUAL TO} ")
    assert told.endswith("1 entry since the sheet was printed:\nvital signs")


def test_until_it_is_compared_it_is_neither():
    assert print_words(PRINT, None, ZONE).endswith("being compared with the record")


def test_what_is_no_print_has_no_words():
    assert print_words(line(VITALS), Truth(known=True), ZONE) == ""
