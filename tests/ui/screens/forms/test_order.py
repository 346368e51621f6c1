"""The signed order beside the computed dose."""

from decimal import Decimal

import pytest

from tests.ui.screens.forms.hand import events, last, refused, save

GOOD = {
    "prescriber": "MD 03", "basis": "mg_m2", "per_unit": "17.5", "rounding": "0.1 mg", "ordered": "14",
    "minutes": "600",
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("prescriber", "", "is empty"),
        ("basis", "", "is empty"),
        ("rounding", "", "is empty"),
        ("per_unit", "", "is empty"),
        ("per_unit", "17.5 mg", "is not a number"),
        ("per_unit", "0", "cannot be right"),
        ("ordered", "", "is empty"),
        ("ordered", "1,400", "two ways"),
        ("ordered", "140", "tenfold"),
        ("ordered", "1.4", "tenfold"),
        ("ordered", "-14", "cannot be right"),
        ("minutes", "", "is empty"),
        ("minutes", "0", "cannot be right"),
        ("minutes", "10 h", "is not a number"),
        ("minutes", "90000", "cannot be right"),
    ],
)
def test_what_cannot_be_ordered_is_refused(opened, key, text, told):
    refused(opened("C1D2", "order"), GOOD, key, text, told)


def test_nothing_of_the_order_is_filled_in_beforehand(opened):
    form = opened("C1D2", "order")
    assert form.form.is_empty()
    assert ("To compare with", "17.5 mg/m² over 10 h; it never fills the order in") in form.computed.rows


def test_a_dose_more_than_five_percent_apart_asks_why(opened):
    form = opened("C1D2", "order")
    before = len(events(form))
    form.form.set_texts(GOOD | {"ordered": "13"})
    assert "7.1 % apart" in form.ordered.message
    save(form)
    assert len(events(form)) == before
    form.differs.set_text("dose level minus one")
    save(form)
    assert last(form).event.differs_because == "dose level minus one"


def test_the_order_keeps_formula_surface_and_rounding(opened):
    form = opened("C1D2", "order")
    form.form.set_texts(GOOD)
    assert any("0.799 m² by Mosteller, the one used" in value for _, value in form.computed.rows)
    assert any("Haycock" in value for _, value in form.computed.rows)
    save(form)
    event = last(form).event
    assert (event.computed_mg, event.bsa_formula, event.rounding) == (Decimal("14.0"), "mosteller", "0.1 mg")
    assert event.infusion_minutes == 600


def test_where_the_registry_gives_no_dose_it_says_so(opened):
    form = opened("C1D1", "order")
    words = "The registry gives no dose for magrolimab: enter the signed order."
    assert ("To compare with", words) in form.computed.rows


def test_a_dose_by_weight_shows_its_sum(opened):
    form = opened("C1D1", "order")
    form.form.set_texts({"basis": "mg_kg", "per_unit": "20", "rounding": "none"})
    assert form.computed.rows[0] == (
        "Computed dose", "20 mg/kg \N{MULTIPLICATION SIGN} 20 kg = 400 mg, not rounded",
    )  # fmt: skip


def test_an_amended_order_opens_with_its_own_values(opened):
    form = opened("C1D2", "order", upto="bag")
    form.begin_amend()
    assert form.ordered.text() == str(form.line.event.ordered_mg)
