"""What a form asks with a dose is what the admission would refuse without."""

from decimal import Decimal as D

from infusetrack.domain.dose_asked import Dose, asked_for, standing_of
from tests.domain.small_trial import DIN, TRIAL, Pen, at, lab, labs
from tests.domain.support import SEEN, drug, given, pen, site_with


def asked(written, name="morphine", amount="600", when=None, regimen=TRIAL):
    dose = Dose(drug(name, regimen), DIN, when or at(10), D(amount) if amount else None)
    return asked_for(written.chart, regimen, dose)


def test_a_first_dose_inside_its_window_asks_nothing():
    found = asked(pen())
    assert not any((found.early, found.over, found.flagged, found.labs, found.by_name, found.order))
    assert found.allowed_at is None


def test_an_early_opioid_asks_why_and_who():
    written = pen()
    written.write(given(), at(9))
    found = asked(written)
    assert (found.early, found.by_name, found.allowed_at) == (True, True, at(11))
    assert not asked(written, when=at(11)).early


def test_another_early_drug_asks_why_only():
    written = pen()
    written.write(given("acetaminophen", "250", "mg"), at(9))
    found = asked(written, "acetaminophen", "250")
    assert (found.early, found.by_name) == (True, False)


def test_over_the_maximum_asks_once_the_dose_is_typed():
    regimen = site_with(drug__acetaminophen__daily_max="200")
    found = asked(pen(), "acetaminophen", "250", regimen=regimen)
    assert (found.over, found.by_name) == (True, True)
    assert not asked(pen(), "acetaminophen", "", regimen=regimen).over


def test_a_steroid_and_missing_labs_are_flagged():
    assert asked(pen(), "dexamethasone", "4").flagged
    found = asked(pen(), "ibuprofen", "150")
    assert (found.flagged, found.labs, found.missing) == (True, False, SEEN)
    written = pen()
    values = lab("platelets", "120", "10^9/L"), lab("creatinine", "0.4", "mg/dL")
    written.write(labs(DIN, at(7), *values), at(7))
    found = asked(written, "ibuprofen", "150")
    assert (found.flagged, found.labs, found.missing) == (False, True, ())


def test_an_allergy_is_flagged_by_its_own_words():
    found = asked(pen(allergies=("Morphine: itch",)))
    assert (found.flagged, found.allergy) == (True, "Morphine: itch")


def test_a_rescue_dose_is_asked_nothing_but_an_early_opioid():
    written = pen(allergies=("diphenhydramine",))
    for name, dose, unit in (("diphenhydramine", "20", "mg"), ("morphine", "600", "mcg")):
        written.write(given(name, dose, unit), at(9))
    regimen = site_with(drug__diphenhydramine__daily_max="20")
    for name in ("diphenhydramine", "hydrocortisone"):
        rescue = Dose(drug(name, regimen), DIN, at(10), D(20), rescue=True)
        found = asked_for(written.chart, regimen, rescue)
        assert not any((found.early, found.over, found.flagged, found.by_name, found.order))
    opioid = Dose(drug("morphine"), DIN, at(10), D(600), rescue=True)
    assert asked_for(written.chart, TRIAL, opioid).early


def test_without_a_set_dose_or_a_weight_the_order_is_asked_for():
    assert asked(pen(), "fentanyl", "20").order
    assert asked(Pen()).order
    assert standing_of(pen().chart, TRIAL, Dose(drug("morphine"), DIN, at(10), None)).given == 0
