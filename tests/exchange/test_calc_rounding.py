"""Answers are rounded half up, and only at the end."""

from datetime import UTC, datetime
from decimal import Decimal as D

import pytest

from infusetrack.exchange.calc_rounding import HUNDREDTH, rounded, significant, to_second


@pytest.mark.parametrize(("value", "found"), [("1.005", "1.01"), ("1.0049", "1.00"), ("-0.001", "0.00")])
def test_halves_go_up_and_zero_has_no_sign(value, found):
    assert str(rounded(D(value), HUNDREDTH)) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [("0", "0"), ("100000.0", "100000"), ("38.33333333333333333333", "38.3333333333333"), ("0.5000", "0.5"),
     ("0.00000012345678901234567", "1.23456789012346E-7")],
)  # fmt: skip
def test_a_converted_value_has_fifteen_digits_and_no_trailing_zeros(value, found):
    assert str(significant(D(value))) == found


def test_times_are_rounded_to_the_second_half_up():
    assert to_second(datetime(2026, 11, 23, 8, 59, 59, 500_000, UTC)) == "2026-11-23T09:00:00+00:00"
    assert to_second(datetime(2026, 11, 23, 8, 59, 59, 499_999, UTC)) == "2026-11-23T08:59:59+00:00"
