"""Checklists: an answer that must be otherwise keeps the step open."""

import pytest

from infusetrack.ui.screens.forms.checklist import ChecklistForm
from tests.ui.screens.forms.hand import last, refused, save

NEURO = dict.fromkeys(
    ("pupils", "vision", "strength", "feeling", "bladder", "lungs", "permanent_stop"), "yes"
)
BANK = {
    "group_screen": "yes", "phenotype": "yes", "drawn_at": "06:10", "bank_told": "yes",
    "transfused_3_months": "no",
}  # fmt: skip


@pytest.mark.parametrize("key", NEURO)
def test_a_no_that_must_be_yes_stops_the_step(opened, key):
    refused(opened("C1D2", "neuro"), NEURO, key, "no", "Call the prescriber")


@pytest.mark.parametrize("key", NEURO)
def test_an_unanswered_line_stops_the_step(opened, key):
    refused(opened("C1D2", "neuro"), NEURO, key, "", "is empty")


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("drawn_at", "", "is empty"),
        ("drawn_at", "25:00", "is not a time"),
        ("bank_told", "no", "Call the prescriber"),
    ],
)
def test_the_blood_bank_set_wants_a_true_time(opened, key, text, told):
    refused(opened("C1D1", "bloodbank"), BANK, key, text, told)


def test_all_answers_stand_in_the_record_and_in_the_summary(opened):
    form = opened("C1D1", "bloodbank")
    form.form.set_texts(BANK)
    save(form)
    assert dict(last(form).event.values)["transfused_3_months"] is False
    assert ("Red cells transfused in the last 3 months", "no") in form.frame.summary.rows


def test_an_amended_answer_opens_with_its_own_values(opened):
    form = opened("C1D1", "bloodbank")
    form.form.set_texts(BANK)
    save(form)
    form.begin_amend()
    assert form.form.fields["transfused_3_months"].text() == "no"
    assert "06:10" in form.form.fields["drawn_at"].text()


def test_the_gap_since_the_last_magrolimab_is_counted_from_the_record(bedside, qtbot):
    bedside.open_patient("PED-0398", "C2D8")
    form = ChecklistForm(bedside)
    qtbot.addWidget(form)
    form.show_step(bedside.view().step("gap"))

    assert "17 Nov 2026, 7 days ago" in form.by_record.text()


def test_before_the_first_dose_there_is_no_gap_to_count(bedside, qtbot):
    bedside.open_patient("PED-0422", "C1D8")
    form = ChecklistForm(bedside)
    qtbot.addWidget(form)
    form.show_step(bedside.view().step("gap"))

    assert "no magrolimab was given before" in form.by_record.text()


def test_a_gap_beyond_the_limit_asks_for_the_investigator(bedside, qtbot):
    bedside.open_patient("PED-0398", "C2D15")
    bedside.tools.clock.advance(days=40)
    form = ChecklistForm(bedside)
    qtbot.addWidget(form)
    form.show_step(bedside.view().step("gap"))

    assert "investigator" in form.by_record.text()


def test_other_checklists_say_nothing_of_doses(bedside, qtbot):
    form = ChecklistForm(bedside)
    qtbot.addWidget(form)
    form.show_step(bedside.view().step("neuro"))

    assert form.by_record.isHidden()
