"""Drugs on the side in a regimen file: what fits is read, what does not is refused by name."""

from dataclasses import replace
from decimal import Decimal

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.catalog.shape_support import support_faults
from infusetrack.domain.sourced import Origin, Sourced

TRIAL = builtin("nct04751383")
LABEL = builtin("dinutuximab_us_label")
MORPHINE = TRIAL.side_drugs[0]
IBUPROFEN = next(one for one in TRIAL.side_drugs if one.id == "ibuprofen")


def number(value, unit):
    return Sourced(Decimal(value), unit, Origin.LABEL, "somewhere", verified=True)


def faults(drug):
    others = tuple(one for one in TRIAL.side_drugs if one.id != drug.id)
    return [key for key, _, _ in support_faults(replace(TRIAL, side_drugs=(drug, *others)))]


@pytest.mark.parametrize("regimen", [TRIAL, LABEL], ids=["trial", "label"])
def test_the_files_that_come_with_the_program_fit(regimen):
    assert not list(support_faults(regimen))
    assert {"morphine", "acetaminophen", "ibuprofen", "diphenhydramine"} <= {
        one.id for one in regimen.side_drugs
    }


@pytest.mark.parametrize("regimen", [TRIAL, LABEL], ids=["trial", "label"])
def test_no_file_gives_a_daily_maximum_and_the_site_may(regimen):
    entries = {entry.key for entry in regimen.site_entries}
    for drug in regimen.side_drugs:
        assert (drug.daily_max, drug.daily_max_per_kg, drug.daily_doses) == (None, None, None)
        if not drug.restricted:
            assert f"drug.{drug.id}.daily_max_per_kg" in entries


@pytest.mark.parametrize("regimen", [TRIAL, LABEL], ids=["trial", "label"])
def test_every_number_of_the_label_can_be_found_by_its_place(regimen):
    assert regimen.numbers["side_drugs.morphine.again_low"].value == 120
    assert regimen.numbers["side_drugs.ibuprofen.again_low"].value == 360
    assert regimen.numbers["opioid_infusion.rate_high"].value == 50


def test_the_step_and_the_extra_dose_say_the_same():
    """Where both come from the label, the dose of the step is the dose of the list."""
    by_name = {one.drug: one for one in LABEL.side_drugs}
    options = [drug for plan in LABEL.day_plans for step in plan.steps for drug in step.drugs]
    premed = [one for one in options if one.key in {"acetaminophen", "diphenhydramine"}]
    assert premed
    for option in premed:
        side = by_name[option.drug]
        assert (option.low.value, option.high.value) == (side.low.value, side.high.value)
        assert option.cap.value == side.cap.value


def test_only_the_trial_restricts_steroids():
    assert [one.id for one in LABEL.side_drugs if one.restricted] == []
    assert {one.group for one in TRIAL.side_drugs if one.restricted} == {"steroid"}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"low": number(25, "mg/kg")}, "side_drugs.morphine.low.unit"),
        ({"low": None}, "side_drugs.morphine.high"),
        ({"low": number(60, "mcg/kg")}, "side_drugs.morphine.low"),
        ({"low": number(0, "mcg/kg")}, "side_drugs.morphine.low"),
        ({"cap": number(10, "mg")}, "side_drugs.morphine.cap"),
        ({"cap": number(0, "mcg")}, "side_drugs.morphine.cap"),
        ({"again_high": number(60, "min")}, "side_drugs.morphine.again_high"),
        ({"again_low": None, "again_high": number(60, "min")}, "side_drugs.morphine.again_high"),
        ({"labs": ("troponin",)}, "side_drugs.morphine.labs"),
        ({"names": ("Ibuprofen",)}, "side_drugs"),
    ],
)
def test_what_does_not_fit_is_named(change, key):
    assert key in faults(replace(MORPHINE, **change))


def test_an_id_twice():
    twice = replace(TRIAL, side_drugs=(MORPHINE, MORPHINE))
    assert "side_drugs.morphine" in [key for key, _, _ in support_faults(twice)]


def test_rates_of_the_opioid_in_their_unit_and_order():
    plan = TRIAL.opioid_infusion
    turned = replace(plan, rate_low=number(60, "mcg/kg/h"), rate_high=number(50, "mg/h"))
    told = [key for key, _, _ in support_faults(replace(TRIAL, opioid_infusion=turned))]
    assert told == ["opioid_infusion.rate_high.unit", "opioid_infusion.rate_low"]
    assert not list(support_faults(replace(TRIAL, opioid_infusion=None)))
