"""Numbers and times as a nurse reads them: no trailing zero on a dose, no hyphen for a minus."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.wording import figures
from infusetrack.wording.figures import MINUS

NEW_YORK, BANGKOK = ZoneInfo("America/New_York"), ZoneInfo("Asia/Bangkok")
AMOUNTS = st.decimals(D(-9999), D(9999), places=5)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


# --- numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5.000", "5"), ("0.5", "0.5"), (".5", "0.5"), ("13.830", "13.83"), ("100", "100"), ("0", "0"),
        ("1E+2", "100"), ("0.0005", "0.001"), ("0.0004", "0"), ("-2.50", f"{MINUS}2.5"), ("-0.0004", "0"),
    ],
)  # fmt: skip
def test_a_dose_has_a_leading_zero_and_never_a_trailing_one(value, shown):
    assert figures.trimmed(D(value)) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("10", 1, "10.0"), ("9.95", 1, "10.0"), ("0.05", 1, "0.1"), ("8.4", 2, "8.40"), ("12.5", 0, "13"),
        ("-0.75", 1, f"{MINUS}0.8"), ("-0.04", 1, "0.0"),
    ],
)  # fmt: skip
def test_a_rate_keeps_its_decimals_so_that_it_does_not_jump(value, decimals, shown):
    assert figures.fixed(D(value), decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.3", "+0.3"),
        ("-0.8", f"{MINUS}0.8"),
        ("0", "0.0"),
        ("0.04", "0.0"),
        ("-0.04", "0.0"),
        ("10", "+10.0"),
    ],
)
def test_a_change_has_a_sign_unless_it_rounds_to_nothing(value, shown):
    assert figures.change(D(value)) == shown


@given(AMOUNTS, st.integers(0, 4))
def test_whatever_is_written_reads_back_as_the_rounded_number(value, decimals):
    for shown in (figures.trimmed(value, decimals), figures.fixed(value, decimals)):
        assert "-" not in shown
        assert abs(D(shown.replace(MINUS, "-")) - value) <= D("0.5").scaleb(-decimals)


@given(AMOUNTS)
def test_no_dose_ends_in_a_zero_after_the_point(value):
    shown = figures.trimmed(value)
    assert not shown.endswith(".")
    assert "." not in shown or not shown.endswith("0")
    assert not shown.removeprefix(MINUS).startswith(".")


# --- the clock --------------------------------------------------------------------------


def test_the_clock_has_24_hours_in_the_sites_zone():
    assert figures.clock(utc(2026, 11, 24, 18, 25), NEW_YORK) == "13:25"
    assert figures.clock(utc(2026, 11, 24, 18, 25), BANGKOK) == "01:25"


def test_the_night_with_two_half_past_ones_says_which_one():
    first, second = utc(2026, 11, 1, 5, 30), utc(2026, 11, 1, 6, 30)
    assert figures.clock(first, NEW_YORK) == "01:30 -0400"
    assert figures.clock(second, NEW_YORK) == "01:30 -0500"
    assert figures.moment(second, NEW_YORK) == "1 Nov 2026 01:30 -0500"


@pytest.mark.parametrize(("hour", "shown"), [(4, "00:30"), (7, "02:30")])
def test_the_other_hours_of_that_night_need_no_offset(hour, shown):
    assert figures.clock(utc(2026, 11, 1, hour, 30), NEW_YORK) == shown


def test_the_hour_that_spring_leaves_out_comes_once():
    assert figures.clock(utc(2026, 3, 8, 7, 30), NEW_YORK) == "03:30"
    assert not figures.is_twice(datetime(2026, 3, 8, 2, 30, tzinfo=NEW_YORK))


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001 (made aware below)
def test_two_different_minutes_of_a_day_never_look_alike(moment):
    at = moment.replace(tzinfo=UTC)
    for later in (at + timedelta(minutes=30), at + timedelta(hours=1)):
        assert figures.moment(at, NEW_YORK) != figures.moment(later, NEW_YORK)


def test_a_date_names_its_month():
    assert figures.day(date(2026, 11, 4)) == "4 Nov 2026"
    assert figures.weekday(date(2026, 11, 24)) == "Tue 24 Nov"
    assert figures.moment(utc(2026, 11, 25, 3, 5), NEW_YORK) == "24 Nov 2026 22:05"


# --- spans ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (6 * 3600, "6:00"), (38 * 60, "0:38"), (37 * 60 + 1, "0:38"), (1, "0:01"), (0, "0:00"),
        (-59, "0:00"), (-60, f"{MINUS}0:01"), (-119, f"{MINUS}0:01"), (-3600, f"{MINUS}1:00"),
        (25 * 3600, "25:00"),
    ],
)  # fmt: skip
def test_a_countdown_rounds_up_until_its_moment_and_down_after_it(seconds, shown):
    assert figures.countdown(timedelta(seconds=seconds)) == shown


@given(st.integers(-100_000, 100_000))
def test_a_countdown_shows_zero_only_in_the_minute_after_its_moment(seconds):
    shown = figures.countdown(timedelta(seconds=seconds))
    assert (shown == "0:00") == (-60 < seconds <= 0)
    assert shown.startswith(MINUS) == (seconds <= -60)


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (615, "10 h 15 min"), (40, "40 min"), (120, "2 h"), (0, "0 min"), (-7, f"{MINUS}7 min"),
        (-90, f"{MINUS}1 h 30 min"), (1440, "24 h"),
    ],
)  # fmt: skip
def test_a_span_is_read_in_hours_and_minutes(minutes, shown):
    assert figures.long_span(timedelta(minutes=minutes)) == shown
