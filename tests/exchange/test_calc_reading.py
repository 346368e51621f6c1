"""The keys of a question are read strictly."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange import calc_reading as reading


@pytest.mark.parametrize(
    ("value", "meant"),
    [(16, "16"), (D("16.0"), "16"), ("16.5", "16.5"), ("-3", "-3"), ("0", "0"), ("007", "7")],
)
def test_a_number_is_a_json_number_or_a_plain_string(value, meant):
    assert reading.number({"n": value}, "n") == D(meant)
    assert reading.optional_number({"n": value}, "n") == D(meant)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1,5", "calc_not_number"), ("1e3", "calc_not_number"), (" 5", "calc_not_number"),
        ("5 ", "calc_not_number"), ("5\n", "calc_not_number"), ("", "calc_not_number"),
        ("NaN", "calc_not_number"), ("+5", "calc_not_number"), ("1.2.3", "calc_not_number"),
        (".5", "calc_not_number"), ("\N{ARABIC-INDIC DIGIT FIVE}", "calc_not_number"), ("1_0", "calc_not_number"),
        ("9" * 60, "calc_not_number"), (True, "calc_not_number"), ([1], "calc_not_number"),
        ({}, "calc_not_number"), (D("1E+400"), "calc_number_size"), (D("1E-400"), "calc_number_size"),
        (None, "calc_missing"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(value, code):
    with pytest.raises(Refused, match=code):
        reading.number({"n": value}, "n")


def test_an_absent_number_is_none_where_it_may_be():
    assert reading.optional_number({}, "n") is None


def test_whole_numbers_may_come_with_a_point():
    assert reading.whole({"n": D("16.0")}, "n") == 16
    with pytest.raises(Refused, match="calc_not_whole"):
        reading.whole({"n": D("16.5")}, "n")


@pytest.mark.parametrize(
    ("value", "meant"),
    [(True, True), (False, False), (1, True), (D(0), False), (D("1.0"), True), (None, False)],
)
def test_a_flag_is_true_or_false_or_one_or_zero(value, meant):
    assert reading.flag({"f": value}, "f") is meant


@pytest.mark.parametrize("value", [2, D("0.5"), "true", "1", []])
def test_no_other_value_is_a_flag(value):
    with pytest.raises(Refused, match="calc_not_flag"):
        reading.flag({"f": value}, "f")


def test_a_name_is_text():
    assert reading.name({"a": "x"}, "a") == "x"
    with pytest.raises(Refused, match="calc_not_text"):
        reading.name({"a": D(3)}, "a")


def test_a_time_keeps_its_offset():
    at = reading.moment({"t": "2026-11-23T08:00:00-05:00"}, "t")
    assert at.utcoffset() == timedelta(hours=-5)
    assert reading.moment({"t": "2026-11-23T08:00:00Z"}, "t").utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2026-11-23T08:00:00", "calc_time_without_offset"),
        ("2026-02-30T08:00:00Z", "calc_not_time"),
        ("noon", "calc_not_time"),
    ],
)
def test_a_time_without_offset_or_sense_is_refused(value, code):
    with pytest.raises(Refused, match=code):
        reading.moment({"t": value}, "t")


def test_unknown_keys_are_named():
    assert reading.keys_known({"a": 1}, frozenset({"a", "b"})) is None
    with pytest.raises(Refused, match="calc_unknown_key") as refused:
        reading.keys_known({"a": 1, "z": 2}, frozenset({"a"}))
    assert refused.value.facts["keys"] == ("z",)


def test_a_long_foreign_value_is_shortened():
    assert len(reading.shown("x" * 100)) == 41
    assert reading.shown(D(3)) == "3"
