"""The bag's label."""

from decimal import Decimal

import pytest

from tests.ui.screens.forms.hand import events, last, refused, save

GOOD = {
    "product": "dinutuximab", "lot": "A12", "expires": "24 Nov 2026 07:00", "mixed": "07:40",
    "drug_ml": "4", "vials": "1", "bag_ml": "100", "dead_ml": "3", "primed": "saline",
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("product", "", "is empty"),
        ("lot", "", "is empty"),
        ("lot", "9" * 100, "at most 60"),
        ("expires", "", "is empty"),
        ("expires", "11/24/2026 07:00", "is not a time"),
        ("expires", "22 Nov 2026 07:00", "before it was mixed"),
        ("mixed", "", "is empty"),
        ("mixed", "23:00", "cannot be mixed"),
        ("drug_ml", "", "is empty"),
        ("drug_ml", "0", "cannot be right"),
        ("drug_ml", "four", "is not a number"),
        ("drug_ml", "9", "is empty"),
        ("vials", "", "is empty"),
        ("vials", "1.5", "too many decimals"),
        ("vials", "0", "cannot be right"),
        ("bag_ml", "", "is empty"),
        ("bag_ml", "1000", "is empty"),
        ("bag_ml", "99999", "cannot be right"),
        ("dead_ml", "", "is empty"),
        ("dead_ml", "-1", "cannot be right"),
        ("primed", "", "is empty"),
    ],
)
def test_what_no_label_says_is_refused(opened, key, text, told):
    refused(opened("C1D2", "bag"), GOOD, key, text, told)


def test_an_expired_bag_is_refused(opened):
    form = opened("C1D2", "bag")
    before = len(events(form))
    form.form.set_texts(GOOD | {"mixed": "06:00", "expires": "23 Nov 2026 07:30"})
    save(form)
    assert len(events(form)) == before
    assert "expired" in form.form.refusal.text()


def test_a_good_bag_stands_with_its_pump_rates(opened):
    form = opened("C1D2", "bag")
    form.form.set_texts(GOOD)
    assert form.outside.isHidden()
    assert ("Final concentration", "0.140 mg/mL, limits 0.044 to 0.56") in form.computed.rows
    assert ("Pump, step 1", "5.0 mL/h for 30 min, VTBI 2.5 mL") in form.computed.rows
    assert ("Pump, step 2", "10.0 mL/h for 9 h 45 min, VTBI 97.5 mL") in form.computed.rows
    save(form)
    assert (last(form).event.bag_ml, last(form).event.dead_volume_ml) == (Decimal(100), Decimal(3))


def test_a_thin_bag_stands_once_the_pharmacy_has_spoken(opened):
    form = opened("C1D2", "bag")
    form.form.set_texts(GOOD | {"bag_ml": "1000"})
    form.outside.set_text("stable for 12 h, says the pharmacist")
    save(form)
    assert last(form).event.outside_because


def test_the_look_alike_is_named(opened):
    assert "Qarziba" in opened("C1D2", "bag").look_alike.text()


def test_a_single_rate_goes_by_the_orders_length(opened):
    form = opened("C1D1", "bag")
    form.form.set_texts({"bag_ml": "250"})
    assert ("Pump", "125.0 mL/h, VTBI 250.0 mL") in form.computed.rows


def test_an_amended_bag_opens_with_its_own_values(opened):
    form = opened("C1D2", "bag", upto="hydration")
    form.begin_amend()
    assert form.form.fields["lot"].text() == "PRACTICE-1"
    form.form.fields["lot"].set_text("A13")
    form.moment_form.why.set_text("misread")
    save(form)
    assert last(form).event.lot == "A13"
