"""What a tired person types at four in the morning, read strictly."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.reading import Limits, moment_at, read_clock, read_date, read_number
from infusetrack.wording.sentences import sentence

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("37.9", "37.9"), ("37,9", "37.9"), (" 5 ", "5"), ("0.5", "0.5"), ("0,500", "0.5"), ("1200", "1200")],
)
def test_a_number_is_read_with_either_separator(typed, read):
    assert read_number(typed) == Decimal(read)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number_empty"),
        ("  ", "number_empty"),
        (".5", "number_leading_zero"),
        (",5", "number_leading_zero"),
        ("+5", "number_unreadable"),
        ("abc", "number_unreadable"),
        ("5.", "number_unreadable"),
        ("1.2.3", "number_unreadable"),
        ("1.200,5", "number_unreadable"),
        ("1e5", "number_unreadable"),
        ("NaN", "number_unreadable"),
        ("Infinity", "number_unreadable"),
        ("٣٧", "number_unreadable"),
        ("\uff13\uff17", "number_unreadable"),
        ("1_000", "number_unreadable"),
        ("37 9", "number_unreadable"),
        ("9" * 40, "number_unreadable"),
        ("1,200", "number_ambiguous"),
        ("-5", "number_below"),
    ],
)
def test_a_number_that_is_unsure_is_refused(typed, code):
    with pytest.raises(Refused) as why:
        read_number(typed)
    assert why.value.code == code


@pytest.mark.parametrize(("typed", "meant"), [(".5", "0.5"), (",25", "0.25"), ("-.5", "-0.5")])
def test_a_number_without_its_zero_is_asked_for_with_it(typed, meant):
    with pytest.raises(Refused) as why:
        read_number(typed)
    assert sentence(why.value) == f"Write a zero before the point: {meant}, not {typed}."


@pytest.mark.parametrize(
    ("limits", "typed", "code"),
    [
        (Limits(Decimal(30), Decimal(44)), "382", "number_outside"),
        (Limits(None, Decimal(44)), "45", "number_above"),
        (Limits(Decimal(30)), "3", "number_below"),
        (Limits(decimals=1), "37.95", "number_decimals"),
    ],
)
def test_an_impossible_number_is_refused_with_its_range(limits, typed, code):
    with pytest.raises(Refused) as why:
        read_number(typed, limits)
    assert why.value.code == code


def test_a_minus_sign_as_it_is_printed_is_read_where_negatives_make_sense():
    assert read_number("\N{MINUS SIGN}2.5", Limits(None)) == Decimal("-2.5")


@pytest.mark.parametrize("typed", ["13:05", "1305"])
def test_a_time_is_read_with_and_without_its_colon(typed):
    assert read_clock(typed)[0].isoformat() == "13:05:00"


@pytest.mark.parametrize(
    "typed", ["", "25:00", "12:60", "1 pm", "13.05", "13", "\u0661\u0663:\u0660\u0665", "130500"]
)
def test_a_time_that_is_none_is_refused(typed):
    with pytest.raises(Refused):
        read_clock(typed)


def test_a_time_on_an_ordinary_day_is_one_moment():
    assert moment_at(date(2026, 11, 24), "13:05", NEW_YORK) == datetime(2026, 11, 24, 18, 5, tzinfo=UTC)


def test_a_time_that_the_clocks_leave_out_is_refused():
    with pytest.raises(Refused, match="time_left_out"):
        moment_at(date(2026, 3, 8), "02:30", NEW_YORK)


def test_a_time_that_comes_twice_asks_which_one():
    with pytest.raises(Refused, match="time_twice"):
        moment_at(date(2026, 11, 1), "01:30", NEW_YORK)
    first = moment_at(date(2026, 11, 1), "01:30 -0400", NEW_YORK)
    second = moment_at(date(2026, 11, 1), "01:30 \N{MINUS SIGN}05:00", NEW_YORK)
    assert (second.astimezone(UTC) - first.astimezone(UTC)).total_seconds() == 3600


def test_an_offset_of_another_place_is_refused():
    with pytest.raises(Refused, match="time_offset_wrong"):
        moment_at(date(2026, 11, 24), "13:05 +0100", NEW_YORK)


@pytest.mark.parametrize(
    "typed", ["24 Nov 2026", "2026-11-24", "24.11.2026", "24 november 2026", "24. Nov. 2026"]
)
def test_a_date_is_read_in_three_ways(typed):
    assert read_date(typed) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("11/24/2026", "date_slashes"),
        ("24 Nov", "date_unread"),
        ("tomorrow", "date_unread"),
        ("24 Foo 2026", "date_unread"),
        ("29 Feb 2027", "date_no_such"),
        ("31.04.2026", "date_no_such"),
        ("2026-13-01", "date_no_such"),
    ],
)
def test_a_date_that_reads_two_ways_or_none_is_refused(typed, code):
    with pytest.raises(Refused) as why:
        read_date(typed)
    assert why.value.code == code
