"""What is said about the pump's number beside the record's."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.pump_read import Unreconciled
from infusetrack.wording.pump import compared_words, unseen_words

UNTIL = datetime(2026, 11, 24, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "minutes", "words"),
    [
        ("away", 7, "The program was away from 13:02 to 13:09."),
        ("slept", 7, "The computer did not look from 13:02 to 13:09."),
        ("set_back", 7, "The computer's clock was set at 13:09."),
        ("away", 14 * 60, "The program was away from 23 Nov 2026 23:09 to 13:09."),
    ],
)
def test_it_says_since_when_nobody_looked_and_why(kind, minutes, words):
    gap = Unreconciled("C1D2", "infusion", UNTIL - timedelta(minutes=minutes), UNTIL, kind)
    assert unseen_words(gap, UTC) == words


def test_both_numbers_stand_side_by_side_with_their_difference():
    assert compared_words(D(42), D(40)) == "Pump 42.0 mL, record 40.0 mL, +5.0 % apart"
    assert compared_words(D(1), D(0)) == "Pump 1.0 mL, record 0.0 mL"
