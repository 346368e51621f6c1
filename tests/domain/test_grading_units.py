"""A number is graded in the unit that was reported, or refused."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.grading_units import SPELLINGS, system_of, unsaid
from infusetrack.wording.sentences import sentence


@pytest.mark.parametrize(
    ("systems", "unit", "expected"),
    [
        (("10^9/L",), "10^3/µL", ("10^9/L", 1)),
        (("10^9/L",), "\u00d710⁹/L", ("10^9/L", 1)),
        (("10^9/L",), "x 10e9 /L", ("10^9/L", 1)),
        (("10^9/L",), "/mm³", ("10^9/L", 1000)),
        (("10^9/L",), "10^3/L", ("10^9/L", 1000000)),
        (("g/dL", "mmol/L", "g/L"), "g/L", ("g/L", 1)),
        (("g/dL",), "g/L", ("g/dL", 10)),
        (("mg/dL", "mmol/L"), "mmol/L", ("mmol/L", 1)),
        (("mmol/L=mEq/L",), "mEq/L", ("mmol/L=mEq/L", 1)),
        (("%", "mmHg"), "kPa", ("mmHg", D("0.133322"))),
    ],
)
def test_a_unit_is_read_in_its_own_system(systems, unit, expected):
    assert system_of("Anemia", systems, unit) == expected


@pytest.mark.parametrize(
    ("systems", "unit"), [(("mg/dL", "mmol/L"), "mEq/L"), (("g/dL",), "kg"), (("ms",), "")]
)
def test_a_unit_without_limits_is_refused_with_those_that_have_some(systems, unit):
    with pytest.raises(Refused, match="grade_unit") as refused:
        system_of("Hypomagnesemia", systems, unit)
    assert systems[0] in sentence(refused.value)


@pytest.mark.parametrize(
    ("systems", "value", "baseline", "expected"),
    [
        (("ms",), 450, False, "ms"),
        (("mmol/L=mEq/L",), 140, False, "mmol/L=mEq/L"),
        (("degC", "degF"), "39.3", False, "degC"),
        (("kg", "%"), 20, True, "kg"),
    ],
)
def test_a_unit_may_be_unsaid_where_it_can_be_no_other(systems, value, baseline, expected):
    assert unsaid("Fever", systems, D(value), has_baseline=baseline) == (expected, 1)


@pytest.mark.parametrize(
    ("systems", "value"),
    [(("degC", "degF"), 103), (("10^9/L",), 75), (("g/dL", "g/L"), 9), (("kg", "%"), 20)],
)
def test_a_unit_that_could_be_another_is_asked_for(systems, value):
    with pytest.raises(Refused, match="grade_unit_needed"):
        unsaid("Fever", systems, D(value), has_baseline=False)


def test_no_spelling_means_two_amounts_in_one_system():
    assert all(scale > 0 for table in SPELLINGS.values() for scale in table.values())
    assert SPELLINGS["mg/dL"]["g/L"] == D("0.01")
