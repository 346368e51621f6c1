"""The emergency card's file: the installed one is read, a wrong one is refused with every reason."""

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.emergency import emergency_card, read_emergency
from infusetrack.catalog.faults import RegimenFault
from infusetrack.catalog.shape_emergency import STEPS

TEXT = asset("reference", "emergency.toml").read_text(encoding="utf-8")


def test_the_installed_card_is_read():
    drugs = emergency_card()
    assert [drug.id for drug in drugs][:2] == ["epinephrine", "saline_bolus"]
    assert drugs[0].cap.key == "emergency.epinephrine.cap"


def spoiled(tmp_path, old, new):
    assert old in TEXT
    path = tmp_path / "emergency.toml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(RegimenFault) as refused:
        read_emergency(path)
    return refused.value.facts["told"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "albumin"', 'id = "naloxone"', "the id twice"),
        ('unit = "mg/mL"', 'unit = "mg"', "the unit mg/mL"),
        ('value = "10", unit = "mL/kg"', 'value = "30", unit = "mL/kg"', "at most the upper limit"),
        ('value = "1", unit = "mg/mL"', 'value = "0", unit = "mg/mL"', "more than zero"),
        ('unit = "g/kg"', 'unit = "mg/kg"', "the unit g/kg"),
        ('id = "guidelines"', 'id = "label"', "the id twice"),
        ('value = "15", unit = "min"', 'value = "4", unit = "min"', "at most the upper limit"),
        ('round_to = "0.001"', 'round_to = "0.002"', "one of 0.001"),
        ('flag = "steroid"', 'flag = "red"', "one of"),
        ('unit = "L/min"\nround_to', 'unit = "drops"\nround_to', "one of"),
        ('part = "cap"', 'part = "most"', "one of"),
        ('name = "oxygen"', "", "this key"),
        ('low = { value = "5"', "low = { value = 5.5", "a number in quotes"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_named(tmp_path, old, new, told):
    assert told in spoiled(tmp_path, old, new)


@pytest.mark.parametrize("part", ["heavy_from", "per_kg_low", "heavy_high"])
def test_half_a_range_is_refused(tmp_path, part):
    line = next(line for line in TEXT.splitlines() if line.startswith(part))
    assert "both limits or none" in spoiled(tmp_path, line, "")


def test_a_drug_without_dose_and_without_open_parts_is_refused(tmp_path):
    tail = TEXT[TEXT.index('words = "The sources name it without a flow."') :]
    assert "no dose" in spoiled(tmp_path, tail, "")


def test_every_installed_rounding_is_a_known_one():
    assert {str(drug.round_to) for drug in emergency_card()} <= set(STEPS)
