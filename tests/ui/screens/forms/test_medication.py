"""Premedication and opioids."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from infusetrack.domain.events import DrugGiven, StepDone
from tests.ui.screens.forms.hand import events, last, save

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("dose", "", "is empty"),
        ("dose", "0", "cannot be right"),
        ("dose", "300 mg", "is not a number"),
        ("dose", "3000", "lies outside 200 to 300 mg"),
        ("route", "", "is empty"),
        ("route", "x" * 100, "at most 80"),
    ],
)
def test_a_dose_that_cannot_be_is_refused(opened, key, text, told):
    form = opened("C1D2", "premed")
    row, before = form.rows["acetaminophen"], len(events(form))
    row.form.set_texts({"dose": "300"} | {key: text})
    QTest.keyClick(form, Qt.Key.Key_1, ALT)
    assert len(events(form)) == before
    assert row.form.fields[key].text() == text
    assert told in row.form.refusal.text()


def test_the_key_of_given_acts_out_of_the_dose_field_and_adds_no_digit(opened):
    form = opened("C1D2", "premed")
    dose = form.rows["acetaminophen"].form.fields["dose"]
    dose.set_text("300")
    QCoreApplication.sendEvent(dose.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, ALT, "1"))
    assert last(form).event.dose == Decimal(300)


def test_after_a_dose_the_keyboard_goes_to_the_next_drug(opened):
    form = opened("C1D2", "premed")
    first, second = list(form.rows.values())[:2]
    first.form.set_texts({"dose": "300"})
    first.button.click()
    assert form.window().focusWidget() is second.dose.edit


def test_a_dose_outside_stands_with_a_note(opened):
    form = opened("C1D2", "premed")
    form.rows["acetaminophen"].form.set_texts({"dose": "350", "note": "order of MD 03"})
    QTest.keyClick(form, Qt.Key.Key_1, ALT)
    assert last(form).event.note == "order of MD 03"


def test_a_late_dose_asks_why(opened):
    form = opened("C1D2", "premed")
    row, before = form.rows["acetaminophen"], len(events(form))
    row.form.set_texts({"dose": "300"})
    row.moment.when.set_text("08:00")
    row.button.click()
    assert len(events(form)) == before
    row.moment.late.set_text("at the clinic")
    row.button.click()
    assert last(form).is_late


def test_each_drug_is_given_or_explained(opened):
    form = opened("C1D2", "premed")
    form.rows["acetaminophen"].form.set_texts({"dose": "300"})
    form.rows["acetaminophen"].button.click()
    expected = DrugGiven("C1D2", "premed", "acetaminophen", Decimal(300), "mg", "by mouth")
    assert last(form).event == expected
    before = len(events(form))
    save(form)
    assert len(events(form)) == before
    assert "Not given yet" in form.rows["diphenhydramine"].form.refusal.text()
    form.rows["diphenhydramine"].form.set_texts({"not_given": "drowsy, MD 03 agrees"})
    save(form)
    values = (("diphenhydramine_not_given", "drowsy, MD 03 agrees"),)
    assert last(form).event == StepDone("C1D2", "premed", values)


def test_a_typed_dose_that_was_not_given_keeps_the_step_open(opened):
    form = opened("C1D2", "premed")
    before = len(events(form))
    form.rows["acetaminophen"].form.set_texts({"dose": "300"})
    save(form)
    assert len(events(form)) == before
    assert "not written yet" in form.rows["acetaminophen"].form.refusal.text()


def test_the_pumps_own_fields_are_asked_too(opened):
    form = opened("C1D2", "opioid")
    form.rows["morphine_load"].form.set_texts({"dose": "1000"})
    form.rows["morphine_load"].button.click()
    before = len(events(form))
    form.form.set_texts({"pump_checked": "no", "infusion_rate": "30", "infusion_start": "09:00"})
    save(form)
    assert len(events(form)) == before
    form.form.set_texts({"pump_checked": "yes"})
    save(form)
    assert dict(last(form).event.values)["infusion_rate"] == 30


def test_typed_rows_survive_walking_away(opened):
    form = opened("C1D2", "premed")
    form.rows["acetaminophen"].form.set_texts({"dose": "300"})
    kept = form.typed()
    form.clear()
    form.put_back(kept)
    assert form.rows["acetaminophen"].dose.text() == "300"


def test_a_dose_of_the_step_that_comes_too_soon_asks_why(opened):
    """An extra dose was given ten minutes ago: the step's own row then wants a reason."""
    form = opened("C1D2", "premed")
    earlier = DrugGiven("C1D2", "", "acetaminophen", Decimal(250), "mg", "by mouth")
    assert form.bedside.write(earlier, at=form.bedside.now() - timedelta(minutes=10)).stands
    row = form.rows["acetaminophen"]
    assert row.form.fields["early"].isHidden()
    row.form.set_texts({"dose": "250"})
    assert not row.form.fields["early"].isHidden()
    form.give("acetaminophen")
    assert row.form.fields["early"].message
    row.form.set_texts({"early": "vomited the first"})
    form.give("acetaminophen")
    assert form.given(row.option)[-1].event.early_because == "vomited the first"
