"""The laboratory form: any part of the panel, each number guarded."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import LabsReported
from infusetrack.ui.screens.forms.labs import LabsForm
from tests.ui.screens.forms.hand import CONTROL, SHIFT, events, last, refused, save

GOOD = {"drawn": "06:30", "hemoglobin": "10.4", "hemoglobin.unit": "g/dL"}


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("drawn", "", "is empty"),
        ("drawn", "6.30", "is not a time"),
        ("drawn", "23:59", "cannot be drawn"),
        ("hemoglobin", "10.4 g", "is not a number"),
        ("hemoglobin", "-1", "cannot be right"),
        ("hemoglobin", "104", "looks like g/L"),
        ("hemoglobin", "900", "cannot be right"),
        ("hemoglobin", "1e1", "is not a number"),
        ("hemoglobin.lln", "x", "is not a number"),
    ],
)
def test_what_cannot_be_is_refused(opened, key, text, told):
    refused(opened("C1D2", "labs"), GOOD, key, text, told)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"hemoglobin": ""}, "at least one laboratory value"),
        ({"hemoglobin.lln": "15", "hemoglobin.uln": "11"}, "above the upper limit"),
        ({"sodium.lln": "135"}, "Na"),
        ({"neutrophils": "1500", "neutrophils.unit": "10^9/L"}, "per microlitre"),
    ],
)
def test_rows_that_make_no_sense_are_refused(opened, more, told):
    form = opened("C1D2", "labs")
    before = len(events(form))
    form.form.set_texts(GOOD | more)
    save(form)
    assert len(events(form)) == before
    assert told in form.form.refusal.text()


def test_a_value_without_its_unit_is_refused(opened):
    form = opened("C1D2", "labs")
    before = len(events(form))
    form.form.set_texts({"drawn": "06:30", "hemoglobin": "10.4"})
    save(form)
    assert len(events(form)) == before
    assert "unit is empty" in form.form.refusal.text()


def test_a_part_of_the_panel_stands_in_the_laboratorys_own_units(opened):
    form = opened("C1D2", "labs")
    form.form.set_texts(GOOD | {"hemoglobin": "104", "hemoglobin.unit": "g/L", "hemoglobin.lln": "115"})
    save(form)
    (result,) = last(form).event.results
    assert (result.value, result.unit, result.lln, result.uln) == (Decimal(104), "g/L", Decimal(115), None)


def test_last_values_and_units_are_remembered_and_limits_only_on_a_press(opened):
    form = opened("C1D1", "hgb_after")
    assert form.heads["hemoglobin"].text().startswith("last ")
    assert form.rows["hemoglobin"].unit.text() == "g/dL"
    assert form.rows["hemoglobin"].value.is_empty()
    form.rows["hemoglobin"].value.set_text("10.2")
    assert form.rows["hemoglobin"].uln.is_empty()
    QTest.keyClick(form, Qt.Key.Key_L, CONTROL | SHIFT)
    assert form.rows["hemoglobin"].uln.text() == "15.5"
    assert form.rows["sodium"].uln.is_empty()


def test_an_amended_panel_opens_with_its_own_values(opened):
    form = opened("C1D2", "labs", upto="release")
    old = form.line
    form.begin_amend()
    assert form.rows["hemoglobin"].value.text() == str(old.event.results[0].value)
    form.rows["hemoglobin"].value.set_text("9.9")
    form.moment_form.why.set_text("read the wrong line")
    save(form)
    assert isinstance(last(form).event, LabsReported)
    assert last(form).event.results[0].value == Decimal("9.9")
    assert len(last(form).event.results) == len(old.event.results)


def test_a_panel_that_is_made_in_bites_is_whole_and_in_order_once_it_is_opened(opened, qtbot):
    whole = opened("C1D2", "labs")
    prepared = LabsForm(whole.bedside)
    qtbot.addWidget(prepared)
    prepared.make(whole.shown)
    qtbot.waitUntil(lambda: "sodium" in prepared.form.fields)
    prepared.show_step(whole.shown)
    assert list(prepared.form.fields) == list(whole.form.fields)
    place, walked = prepared.form.fields["note"].nextInFocusChain(), []
    while place is not prepared.form.fields["drawn"]:
        walked.append(place.accessibleName())
        place = place.nextInFocusChain()
    ends = [walked.index(row.uln.label) for row in prepared.rows.values()]
    assert ends == sorted(ends)
    assert ends[-1] < walked.index("Take over the last limits")
