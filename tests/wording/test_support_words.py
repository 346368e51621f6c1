"""How drugs on the side are told: mcg and mg side by side, waits, sums, signs of the watch."""

from datetime import UTC
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import StepDone
from infusetrack.domain.fluids import flows
from infusetrack.domain.leak_watch import Sign
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.pain_scale import SCALES as SCALE_RULES
from infusetrack.domain.pain_scale import TOO_SEDATED
from infusetrack.domain.side_drugs import standing
from infusetrack.wording import support_words as words
from tests.domain.small_trial import DIN, TRIAL, Pen, at
from tests.domain.support import drug, fluid, given, pen, rate, site_with


def seen(written, when, name="morphine", regimen=TRIAL):
    return standing(written.chart, regimen, drug(name, regimen), DIN, when)


def test_a_thousand_micrograms_are_told_in_milligrams_too():
    assert words.mass_words(D(750), "mcg") == "750 mcg"
    assert words.mass_words(D(1000), "mcg") == "1000 mcg = 1 mg"
    assert words.mass_words(D("0.5"), "mg") == "0.5 mg"
    assert words.sum_words(D("6917.778"), "mcg") == "6.92 mg"
    assert words.sum_words(D("66.66"), "mcg") == "66.7 mcg"


def test_the_window_in_both_units_and_its_cap():
    assert words.window_words(seen(pen(), at(9))) == "500 to 1000 mcg = 0.5 to 1 mg"
    assert words.window_words(seen(pen(50), at(9), "acetaminophen")) == "500 to 650 mg, capped"
    assert words.window_words(seen(Pen(), at(9))) == "no weight yet"
    assert words.window_words(seen(pen(), at(9), "fentanyl")) == "dose not set"
    upto = site_with(drug__lidocaine__high="1.5")
    assert words.window_words(seen(pen(), at(9), "lidocaine", upto)) == "up to 30 mg"
    assert words.window_words(seen(pen(70), at(9), "acetaminophen")) == "650 mg, capped"


def test_the_dose_by_weight():
    assert words.per_kg_words(drug("morphine")) == "25 to 50 mcg/kg"
    assert words.per_kg_words(drug("fentanyl")) == ""


def test_since_when_and_from_when_on():
    written = pen()
    assert words.again_words(seen(written, at(9)), UTC) == "not given yet"
    written.write(given(), at(10, 5))
    assert words.again_words(seen(written, at(11)), UTC) == "last 10:05, not before 12:05"
    assert words.again_words(seen(written, at(12, 5)), UTC) == "last 10:05, wait over since 12:05"
    assert "24 Nov 2026 10:05" in words.again_words(seen(written, at(11, 0, 25)), UTC)
    written.write(given("fentanyl", "20", note="MD 03"), at(10))
    assert words.again_words(seen(written, at(11), "fentanyl"), UTC) == "last 10:00, no interval set"


def test_the_last_day_against_its_maximum():
    written = pen()
    written.write(given(), at(10))
    assert words.day_words(seen(written, at(11))) == "1 mg in 24 h, maximum not set"
    regimen = site_with(drug__morphine__daily_max_per_kg="200", drug__morphine__daily_doses="6")
    assert words.day_words(seen(written, at(11), regimen=regimen)) == "1 mg in 24 h, 1 of 6 doses of 4 mg"


def test_the_chip_counts_down_and_says_when_the_day_is_full():
    written = pen()
    written.write(given(), at(10))
    known = seen(written, at(10, 30))
    assert words.wait_words(known, at(10, 30)) == "1:30"
    assert words.wait_words(known, at(12)) == ""
    full = site_with(drug__morphine__daily_doses="1")
    assert words.wait_words(seen(written, at(13), regimen=full), at(13)) == "24 h full"


def test_the_opioid_infusion_in_a_line():
    written = pen()
    assert (
        words.opioid_words(opioid_state(written.chart, TRIAL, DIN, at(8)), UTC) == "morphine infusion is off"
    )
    written.write(rate(30), at(9))
    state = opioid_state(written.chart, TRIAL, DIN, at(11))
    assert words.opioid_words(state, UTC) == "morphine 30 mcg/kg/h since 09:00"
    assert words.opioid_total_words(state) == "60 mcg/kg = 1.2 mg today"
    bare = Pen()
    bare.write(rate(30), at(9))
    told = words.opioid_total_words(opioid_state(bare.chart, TRIAL, DIN, at(11)))
    assert told == "60 mcg/kg today; no weight yet"


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        (Sign("weight", None), "not known"),
        (Sign("weight", True, D("5.25"), D(5), "%"), "+5.3 %, limit 5"),
        (Sign("albumin", False, D("3.9"), None, "g/dL"), "3.9 g/dL"),
        (Sign("balance", True, D("310.4"), D(0), "mL"), "+310 mL"),
        (Sign("oedema", True), "yes"),
        (Sign("oedema", False), "no"),
    ],
)
def test_a_sign_of_the_watch(sign, told):
    assert words.sign_words(sign) == told
    assert words.sign_title(sign)


def test_every_scale_group_and_asking_score_has_words():
    assert set(words.SCALES) == set(SCALE_RULES)
    assert set(words.SEDATION_ASKS) == set(TOO_SEDATED)
    for one in TRIAL.side_drugs:
        assert words.group_words(one)


def test_a_volume_is_told_as_it_was_counted():
    written = pen()
    written.write(fluid("out", 100), at(9))
    written.write(fluid("in", 50, "ice lolly"), at(9))
    written.write(StepDone(DIN, "hydration", (("volume_ml", D(180)),)), at(9))
    told = [words.fluid_words(flow) for flow in flows(written.chart, at(10))]
    assert sorted(told) == ["Hydration", "Urine", "ice lolly"]
