"""Emergency doses through the validation kit."""

from infusetrack.catalog.emergency import emergency_card
from infusetrack.catalog.reference import plausible_limits
from infusetrack.exchange.calc import Kit, answer
from tests.exchange.kit import KIT

WITH_CARD = Kit(dict, plausible_limits, read_emergency=emergency_card)


def card(weight):
    return answer({"ask": "emergency", "weight_kg": weight}, WITH_CARD)


def test_fifteen_kilograms():
    found = card("15")
    assert found["ok"]
    epinephrine = found["doses"]["epinephrine"]
    assert (epinephrine["low"], epinephrine["volume_ml_low"], float(epinephrine["cap"])) == (
        epinephrine["high"], epinephrine["volume_ml_high"], 0.3,
    )  # fmt: skip
    assert float(epinephrine["low"]) == 0.15
    assert [(int(one["low"]), int(one["high"])) for one in epinephrine["repeat_minutes"]] == [
        (5, 10), (5, 15),
    ]  # fmt: skip
    assert found["doses"]["saline_bolus"]["volume_ml_high"] == 300
    assert found["not_set"] == ["salbutamol", "naloxone", "albumin", "oxygen"]


def test_fifty_kilograms_meet_the_caps():
    found = card(50)["doses"]
    assert [found[drug]["high"] for drug in ("diphenhydramine", "hydrocortisone")] == [50, 50]
    assert (float(found["epinephrine"]["low"]), float(found["epinephrine"]["by_weight"])) == (0.3, 0.5)
    assert found["hydrocortisone"]["restricted"] == "steroid"
    assert all(one["source"] for drug in found.values() for one in drug["sources"])


def test_a_weight_that_cannot_be_is_refused():
    assert "5 to 250 kg" in card("4.9")["error"]
    assert "weight_kg is missing" in card(None)["error"]
    assert "Unknown key" in answer({"ask": "emergency", "weight_kg": 20, "age": 4}, WITH_CARD)["error"]


def test_a_kit_without_a_card_has_no_doses():
    assert answer({"ask": "emergency", "weight_kg": 20}, KIT)["doses"] == {}
