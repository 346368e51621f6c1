"""Texts of a file as values; what cannot be read refuses the file with its place."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.exchange import lab_values as read

NONE = (None, None)


@pytest.mark.parametrize(
    ("text", "edges"),
    [("11.5-15.5", (D("11.5"), D("15.5"))), ("11.5 - 15.5", (D("11.5"), D("15.5"))), ("<1.2", (None, D("1.2"))),
     ("<=40", (None, D(40))), (">60", (D(60), None)), ("negative", NONE), ("", NONE)],
)  # fmt: skip
def test_a_printed_range_gives_the_limits(text, edges):
    assert read.limits(text, "line 2") == edges


@pytest.mark.parametrize(
    ("text", "beyond", "amount"), [("<0.1", "<", "0.1"), (">=500", ">", "500"), ("4.1", "", "4.1")]
)
def test_a_result_may_be_a_limit_only(text, beyond, amount):
    found = read.value("neutrophils", text, "10^9/L", NONE, "line 2")
    assert (found.beyond, found.value) == (beyond, D(amount))


@pytest.mark.parametrize(
    ("text", "amount"), [("NEG", 0), ("negative", 0), ("2+ with IgG", 1), ("Positive", 1)]
)
def test_a_test_in_words_is_positive_or_negative(text, amount):
    found = read.value("dat", text, "", NONE, "line 2")
    assert (found.value, found.text) == (amount, text)


@pytest.mark.parametrize(
    "bad",
    [
        lambda: read.value("sodium", "12a", "mmol/L", NONE, "line 7"),
        lambda: read.value("sodium", "1e3", "mmol/L", NONE, "line 7"),
        lambda: read.value("sodium", "-5", "mmol/L", NONE, "line 7"),
        lambda: read.value("sodium", "", "mmol/L", NONE, "line 7"),
        lambda: read.value("sodium", "138", "furlong", NONE, "line 7"),
        lambda: read.value("sodium", "138", "mmol/L", (D(9), D(2)), "line 7"),
        lambda: read.value("dat", "perhaps", "", NONE, "line 7"),
        lambda: read.limits("9-2", "line 7"),
        lambda: read.limits("<x", "line 7"),
        lambda: read.day("14 March", "line 7"),
        lambda: read.moment("yesterday", UTC, "line 7"),
        lambda: read.moment("20261301", UTC, "line 7"),
        lambda: read.moment("20261124", UTC, "line 7"),
    ],
)
def test_what_cannot_be_read_names_its_place(bad):
    with pytest.raises(Refused, match="lab_file_line") as refused:
        bad()
    assert refused.value.facts["where"] == "line 7"


def test_times_without_an_offset_are_the_sites():
    assert read.moment("202611240635", UTC, "") == datetime(2026, 11, 24, 6, 35, tzinfo=UTC)
    assert read.moment("20261124063500-0500", UTC, "") == datetime(2026, 11, 24, 11, 35, tzinfo=UTC)
    assert read.moment("2026-11-24T06:35:00Z", UTC, "") == datetime(2026, 11, 24, 6, 35, tzinfo=UTC)
    assert read.moment(" ", UTC, "") is None
    assert (read.day("20200314", ""), read.day("2020-03-14", ""), read.day("", "")) == (
        date(2020, 3, 14), date(2020, 3, 14), None,
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_no_text_at_all_breaks_it(text):
    for act in (
        lambda: read.limits(text, "x"), lambda: read.day(text, "x"), lambda: read.moment(text, UTC, "x"),
        lambda: read.value("sodium", text, text, NONE, "x"), lambda: read.value("dat", text, text, NONE, "x"),
    ):  # fmt: skip
        with suppress(Refused):
            act()
