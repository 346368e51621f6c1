"""The emergency card: doses by weight, caps on both sides, what the site may set."""

from datetime import UTC, datetime
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.emergency import EmergencyDrug, dose, doses, editable, with_site
from infusetrack.domain.site import SiteValue
from infusetrack.domain.sourced import Origin

CARD = emergency_card()
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
WEIGHTS = st.decimals("5", "250", places=1)


def site(**entered):
    keyed = {f"emergency.{key.replace('__', '.')}": text for key, text in entered.items()}
    return {key: SiteValue(key, text, "order set 4", "MD 03", NOW) for key, text in keyed.items()}


def of(weight, drug, known=None):
    return next(one for one in doses(CARD, D(weight), known or {}) if one.drug.id == drug)


@pytest.mark.parametrize(
    ("weight", "drug", "low", "high"),
    [
        ("15", "epinephrine", "0.15", "0.15"),
        ("15", "saline_bolus", "150", "300"),
        ("15", "diphenhydramine", "7.5", "15"),
        ("15", "hydrocortisone", "15", "15"),
        ("20", "epinephrine", "0.20", "0.20"),
        ("20", "saline_bolus", "200", "400"),
        ("50", "epinephrine", "0.3", "0.5"),
        ("50", "saline_bolus", "500", "1000"),
        ("50", "diphenhydramine", "25", "50"),
        ("50", "hydrocortisone", "50", "50"),
        ("120", "diphenhydramine", "50", "50"),
        ("12.3", "epinephrine", "0.12", "0.12"),
        ("12.3", "diphenhydramine", "6.2", "12.3"),
    ],
)
def test_the_dose_of_a_weight(weight, drug, low, high):
    found = of(weight, drug)
    assert (found.low, found.high) == (D(low), D(high))


@pytest.mark.parametrize(
    ("weight", "low", "high", "by_weight", "cap"),
    [("29.9", "0.3", "0.3", "0.3", "0.3"), ("30", "0.3", "0.5", "0.3", "0.5"),
     ("40", "0.3", "0.5", "0.4", "0.5"), ("50", "0.3", "0.5", "0.5", "0.5"),
     ("90", "0.3", "0.5", "0.5", "0.5")],
)  # fmt: skip
def test_epinephrine_on_both_sides_of_thirty_kilograms(weight, low, high, by_weight, cap):
    found = of(weight, "epinephrine")
    assert (found.low, found.high, found.by_weight) == (D(low), D(high), D(by_weight))
    assert found.cap.value == D(cap)
    assert (found.low_ml, found.high_ml) == (D(low), D(high))


@pytest.mark.parametrize(("weight", "capped"), [("50", False), ("50.1", True)])
def test_a_cap_says_when_it_decides(weight, capped):
    assert of(weight, "diphenhydramine").capped is capped
    assert of(weight, "hydrocortisone").capped is capped
    assert of(weight, "diphenhydramine").by_weight is None


def test_epinephrine_may_be_thought_of_again_at_five_minutes_and_both_sources_stand():
    drug = of("20", "epinephrine").drug
    assert [(one.low.value, one.high.value) for one in drug.repeats] == [(5, 10), (5, 15)]
    assert drug.repeat_first.value == 5
    assert of("20", "hydrocortisone").drug.repeat_first is None


@pytest.mark.parametrize("drug", ["salbutamol", "naloxone", "albumin", "oxygen"])
def test_what_the_facts_do_not_give_is_not_set(drug):
    found = of("20", drug)
    assert not found.is_set
    assert found.sources == ()


def test_the_site_gives_what_the_facts_do_not():
    naloxone = of("20", "naloxone", site(naloxone__per_kg_high="0.01", naloxone__cap="0.1"))
    assert (naloxone.low, naloxone.high, naloxone.capped) == (D("0.1"), D("0.1"), True)
    assert {one.origin for one in naloxone.sources} == {Origin.SITE}
    oxygen = of("20", "oxygen", site(oxygen__fixed_low="10", oxygen__fixed_high="15"))
    assert (oxygen.low, oxygen.high, oxygen.drug.unit) == (10, 15, "L/min")


def test_a_number_of_the_site_stands_in_place_of_the_files():
    known = site(hydrocortisone__cap="40", epinephrine__repeats__label__low="4")
    steroid = of("60", "hydrocortisone", known)
    assert (steroid.high, steroid.cap.origin, steroid.cap.source) == (40, Origin.SITE, "order set 4")
    assert of("60", "epinephrine", known).drug.repeat_first.value == 4


@pytest.mark.parametrize("text", ["a lot", "0", "-3"])
def test_what_is_no_amount_changes_nothing(text):
    assert of("60", "hydrocortisone", site(hydrocortisone__cap=text)).high == 50


def test_the_steroid_is_flagged():
    assert [drug.id for drug in CARD if drug.flag] == ["hydrocortisone"]


def test_every_number_may_be_set_and_names_its_default():
    found = {one.key: one for one in editable(CARD, site(naloxone__cap="2"))}
    assert found["emergency.epinephrine.repeats.guidelines.high"].now.value == 15
    assert found["emergency.oxygen.fixed_low"].default is None
    assert found["emergency.naloxone.cap"].now.value == 2
    assert found["emergency.naloxone.cap"].default is None
    assert found["emergency.diphenhydramine.cap"].now is found["emergency.diphenhydramine.cap"].default
    for key, one in found.items():
        changed = next(drug for drug in CARD if drug.id == key.split(".")[1])
        now = with_site(changed, site(**{key.removeprefix("emergency.").replace(".", "__"): "7"}))
        assert any(of.value == 7 and of.key == key for of in numbers(now)), one


def test_what_the_site_has_set_is_listed_once():
    naloxone = with_site(next(drug for drug in CARD if drug.id == "naloxone"), site(naloxone__cap="2"))
    assert [one.part for one in editable((naloxone,), {})] == ["cap", "per_kg_low", "per_kg_high"]


def numbers(drug):
    known = [getattr(drug, name) for name in EmergencyDrug.__slots__]
    known += [number for one in drug.repeats for number in (one.low, one.high)]
    return [one for one in known if hasattr(one, "origin")]


def test_every_number_of_a_dose_says_where_it_is_from():
    for weight in ("15", "50"):
        for found in doses(CARD, D(weight), {}):
            assert all(one.source and one.key.startswith("emergency.") for one in found.sources)
    assert [one.key.rsplit(".")[-1] for one in of("50", "epinephrine").sources][2:] == [
        "heavy_from", "heavy_low", "heavy_high", "mg_per_ml",
    ]  # fmt: skip


@given(weight=WEIGHTS)
def test_no_dose_passes_its_cap_and_none_is_turned_round(weight):
    for found in doses(CARD, weight, {}):
        if found.is_set:
            assert 0 < found.low <= found.high
            assert found.cap is None or found.high <= found.cap.value
            assert found.by_weight is None or found.low <= found.by_weight <= found.high


@given(lighter=WEIGHTS, heavier=WEIGHTS)
def test_a_heavier_child_never_gets_less(lighter, heavier):
    lighter, heavier = sorted((lighter, heavier))
    for drug in CARD:
        small, large = dose(drug, lighter), dose(drug, heavier)
        if small.is_set:
            assert small.high <= large.high
