"""One drug of a step."""

from decimal import Decimal

import pytest

from infusetrack.domain.regimen import DrugOption, Origin, Sourced
from infusetrack.ui.screens.forms.drug_row import DrugRow


def sourced(value, unit="mg/kg"):
    return Sourced(Decimal(value), unit, Origin.LABEL, "label", verified=True)


@pytest.fixture
def row(qtbot, bedside):
    option = DrugOption("a", "acetaminophen", "mg", "by mouth", sourced(10), sourced(15), sourced(650, "mg"))
    pressed = []
    made = DrugRow(bedside, option, "Alt+1", lambda: pressed.append(1))
    made.pressed = pressed
    qtbot.addWidget(made)
    return made


def test_the_window_follows_the_weight(row):
    row.show_weight(Decimal(20))
    assert row.allowed.text() == "10 to 15 mg/kg \N{MULTIPLICATION SIGN} 20 kg = 200 to 300 mg"


def test_the_cap_is_named_where_it_bites(row):
    row.show_weight(Decimal(50))
    assert row.allowed.text().endswith("500 to 650 mg, at most 650 mg")


def test_without_a_weight_it_says_so(row):
    row.show_weight(None)
    assert "No weight yet" in row.allowed.text()


def test_a_dose_outside_is_marked_while_typing(row):
    row.show_weight(Decimal(20))
    row.dose.set_text("3000")
    assert "Outside" in row.dose.message


def test_a_given_drug_folds_away_and_opens_for_another_dose(row):
    row.show_given([("10:20", "300 mg by mouth")])
    assert row.form.isHidden()
    assert row.form.fields["not_given"].isHidden()
    row.button.click()
    assert not row.form.isHidden()
    assert not row.pressed
    row.button.click()
    assert row.pressed
