"""The heat map: worst grade by term and day, and of each cycle."""

from dataclasses import replace

from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.toxicity_map import HeatRow, Span, heat_map, worst_by_span
from tests.domain.toxicity_chart import FEVER, at, chart

DAYS = [Span(f"day {n}", at(24 * n), at(24 * n + 24)) for n in range(3)]
CHILLS = replace(FEVER, term="Chills", grade=1, exists=(1, 2, 3), onset_at=at(26))
EYES = replace(
    FEVER, term="Eye disorders - Other, specify", other="wide pupils", grade=1, exists=(1, 2, 3, 4)
)


def test_a_term_is_one_row_and_the_worst_stands_first():
    events = adverse_events(
        chart(
            (FEVER, 0),
            (e.OutcomeNoted(1, "recovered", at(20)), 20),
            (CHILLS, 26),
            (replace(FEVER, grade=3, onset_at=at(50)), 50),
        )
    )
    assert heat_map(events, DAYS) == (HeatRow("Fever", (2, None, 3)), HeatRow("Chills", (None, 1, 1)))
    assert worst_by_span(events, DAYS) == {"day 0": 2, "day 1": 1, "day 2": 3}


def test_own_words_make_rows_of_their_own():
    events = adverse_events(chart((EYES, 0), (replace(EYES, other="tears"), 0)))
    assert [row.term for row in heat_map(events, DAYS)] == [
        "Eye disorders - Other, specify: tears", "Eye disorders - Other, specify: wide pupils",
    ]  # fmt: skip


def test_days_without_anything_are_empty():
    assert heat_map((), DAYS) == ()
    assert worst_by_span((), DAYS) == {"day 0": 0, "day 1": 0, "day 2": 0}
    late = adverse_events(chart((replace(FEVER, onset_at=at(100)), 100)))
    assert heat_map(late, DAYS) == ()
