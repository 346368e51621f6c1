"""How the record tells a handoff."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from infusetrack.domain import events as e
from infusetrack.wording.events import event_words
from infusetrack.wording.events_handoff import WORDS

ZONE = ZoneInfo("America/New_York")
UNTIL = datetime(2026, 11, 25, 2, tzinfo=UTC)


def test_every_fact_of_a_handoff_is_told():
    assert set(WORDS) == set(e.HANDOFF_FACTS)


def test_a_handoff_names_its_severity_its_sheet_and_its_expiry():
    given = e.HandoffGiven("C1D2", "ab12", "", "stable", "watcher", "PEWS 4", "Day 2.", "Day 2, sore.", UNTIL)
    assert event_words(given, ZONE) == (
        "Handed over as watcher, sheet ab12, valid until 24 Nov 2026 21:00; PEWS 4; summary edited"
    )


def test_a_question_without_an_answer_says_so():
    asked = e.HandoffQuestioned("C1D2", "ab12", "Which lumen?")
    assert event_words(asked, ZONE) == "Asked at the handoff: Which lumen? Answer: no answer recorded"


def test_taking_over_tells_what_was_read_back():
    took = e.HandoffReceived("C1D2", "ab12", "", (e.ReadBack("rate", "10.0 mL/h", "10"),), "Vitals at 19:20")
    assert event_words(took, ZONE) == "Took over with sheet ab12; read back rate 10; Vitals at 19:20"
    silent = e.HandoffReceived("C1D2", "ab12", "", ())
    assert event_words(silent, ZONE) == "Took over with sheet ab12; read back nothing"
