"""Facts of a refusal are read as the ward writes them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.wording.facts import fact_words


@pytest.mark.parametrize(
    ("name", "fact", "words"),
    [
        ("at", datetime(2026, 11, 24, 13, 25, tzinfo=UTC), "13:25"),
        ("on", date(2026, 11, 24), "24 Nov 2026"),
        ("dose", D("0.50"), "0.5"),
        ("unit", "umol/L", "µmol/L"),
        ("known", ("A", "B"), "A, B"),
        ("span", timedelta(minutes=90), "1 h 30 min"),
        ("step", "order", "order"),
    ],
)
def test_a_fact_is_read_as_the_ward_writes_it(name, fact, words):
    assert fact_words(name, fact, UTC) == words
