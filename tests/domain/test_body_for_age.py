"""Weight and height against the age: the usual slips of unit, and what is hardly true."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.body_for_age import CM_PER_INCH, KG_PER_LB, height_doubt, weight_doubt
from tests.domain.small_trial import TRIAL

BODIES = TRIAL.reference.bodies


def code(doubt):
    return None if doubt is None else doubt.code


@pytest.mark.parametrize(
    ("months", "kg", "expected"),
    [
        (24, "12.7", None), (24, "25", "slip_pounds"), (24, "15.7", None), (24, "16.0", None),
        (24, "27.5", "slip_pounds"), (24, "40", "body_far_out"), (24, "6.6", "body_far_out"),
        (24, "6.7", None), (80, "20.0", None), (80, "44.1", "slip_pounds"), (11, "25", None),
        (252, "60", None), (253, "600", None), (30, "28.0", "slip_pounds"),
    ],
)  # fmt: skip
def test_a_weight_that_is_not_usual_for_a_boys_age_says_why(months, kg, expected):
    assert code(weight_doubt(BODIES, "male", months, D(kg))) == expected


@pytest.mark.parametrize(
    ("months", "cm", "expected"),
    [
        (24, "86.9", None), (24, "34.2", "slip_inches"), (144, "60", "slip_inches"), (144, "149", None),
        (24, "69.2", "body_far_out"), (24, "69.3", None), (24, "101", "body_far_out"), (300, "60", None),
    ],
)  # fmt: skip
def test_a_height_that_is_not_usual_for_a_boys_age_says_why(months, cm, expected):
    assert code(height_doubt(BODIES, "male", months, D(cm))) == expected


def test_without_a_table_or_a_sex_nothing_is_said():
    assert weight_doubt({}, "male", 24, D(90)) is None
    assert height_doubt(BODIES, "", 24, D(20)) is None


@pytest.mark.parametrize("sex", ["male", "female"])
def test_most_weights_typed_in_pounds_and_heights_in_inches_are_caught(sex):
    """H03: by the age alone; the last weight and the second person catch the rest."""
    caught = tried = 0
    for months in range(12, 240, 3):
        table = BODIES[sex]
        place = max(i for i, first in enumerate(table.months) if first <= months)
        low, high = table.weights[place].low, table.weights[place].high
        middle = (low + high) / 2
        for kg in (low, (low + middle) / 2, middle, high):
            tried += 1
            caught += weight_doubt(BODIES, sex, months, kg / KG_PER_LB) is not None
        tall = (table.heights[place].low + table.heights[place].high) / 2
        assert height_doubt(BODIES, sex, months, tall / CM_PER_INCH) is not None
    assert caught / tried >= D("0.94")
    print(f"{sex}: {caught} of {tried} usual weights caught when typed in pounds")  # noqa: T201
