"""Supportive drugs: the window of a weight, its cap, and doses outside it."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven
from infusetrack.domain.medication import check_dose, dose_window
from tests.domain.small_trial import DIN, TRIAL

PREMED = next(step for step in TRIAL.steps_of(1, 2) if step.key == "premed").drugs
ACETAMINOPHEN = PREMED[0]


def given(dose, drug="acetaminophen", unit="mg", note=""):
    return DrugGiven(DIN, "premed", drug, D(dose), unit, "by mouth", note)


def test_ten_to_fifteen_milligrams_a_kilogram():
    window = dose_window(ACETAMINOPHEN, D(20))
    assert (window.low, window.high, window.capped) == (200, 300, False)


def test_the_cap_cuts_the_window():
    assert dose_window(ACETAMINOPHEN, D(50)).high == 650
    heavy = dose_window(ACETAMINOPHEN, D(80))
    assert (heavy.low, heavy.high, heavy.capped) == (650, 650, True)


def test_a_drug_without_a_cap_has_none():
    assert not dose_window(replace(ACETAMINOPHEN, cap=None), D(80)).capped


@pytest.mark.parametrize("dose", ["190", "250", "315"])
def test_a_dose_inside_or_rounded_passes(dose):
    check_dose(given(dose), PREMED, D(20))


@pytest.mark.parametrize("dose", ["189", "316", "2500"])
def test_a_dose_outside_asks_for_a_note(dose):
    with pytest.raises(Refused, match="dose_outside"):
        check_dose(given(dose), PREMED, D(20))
    check_dose(given(dose, note="prescriber's order"), PREMED, D(20))


def test_rounding_never_passes_the_cap():
    with pytest.raises(Refused, match="dose_outside"):
        check_dose(given("660"), PREMED, D(50))


def test_the_wrong_unit_is_refused():
    with pytest.raises(Refused, match="dose_unit"):
        check_dose(given("250", unit="mcg"), PREMED, D(20))


@pytest.mark.parametrize("dose", ["0", "-5", "NaN"])
def test_no_amount_is_refused(dose):
    with pytest.raises(Refused, match="dose_amount"):
        check_dose(given(dose, note="ordered"), PREMED, D(20))


def test_another_drug_and_an_unknown_weight_cannot_be_compared():
    check_dose(given("4", drug="ondansetron"), PREMED, D(20))
    check_dose(given("2500"), PREMED, None)
