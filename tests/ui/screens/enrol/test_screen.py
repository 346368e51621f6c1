"""Enrolling: no slip of the hand becomes a patient, and only an investigator decides."""

import pytest

from infusetrack.domain.events import EligibilitySigned, PatientEnrolled, SiteValueSet
from infusetrack.ui.bedside import BEFORE_TRIAL
from infusetrack.ui.screens.enrol.screen import EnrolScreen
from tests.ui.conftest import PIN

GOOD = {
    "study_id": "PED-0500",
    "initials": "A. B.",
    "second": "HN 20500",
    "birth_date": "3 May 2014",
    "sex": "female",
    "c1d1": "1 Dec 2026",
    "arm": "B",
    "cohort.B": "B2",
    "allergies_known": "some",
    "allergies": "Penicillin, latex",
    "hgb": "10.5",
    "childbearing": "no",
}
SIGNED = {"decision": "eligible", "comment": "Screening still open, reviewed", "badge": "PI 01", "pin": PIN}


@pytest.fixture
def enrol(bedside, qtbot):
    screen = EnrolScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    screen.show()
    return screen


def fill(screen, *, signing=None, **texts):
    for key, text in (GOOD | texts).items():
        screen.person.fields[key].set_text(text)
    for key, text in (SIGNED | (signing or {})).items():
        screen.signing.form.fields[key].set_text(text)
    screen.person.arrange()


def chart(bedside, study_id="PED-0500"):
    return bedside.tools.board.session(study_id).chart


def streams(bedside):
    return bedside.tools.board.study_ids


def test_a_signed_patient_is_enrolled_with_all_that_was_typed(enrol, bedside):
    fill(enrol)
    enrol.signing.submit()
    told = chart(bedside).patient
    assert isinstance(told, PatientEnrolled)
    assert (told.study_id, told.initials, told.arm, told.cohort) == ("PED-0500", "A. B.", "B", "B2")
    assert told.allergies == ("Penicillin", "latex")
    signed = chart(bedside).lines[-1]
    assert isinstance(signed.event, EligibilitySigned)
    assert (signed.by, signed.event.investigator) == ("PI 01", "PI 01")
    assert ("age", "met") in signed.event.answers
    assert enrol.done.title == "PED-0500 is enrolled."


def test_the_new_patient_may_be_seated_at_once(enrol, bedside, qtbot):
    fill(enrol)
    enrol.signing.submit()
    with qtbot.waitSignals([bedside.asked_for, bedside.seat_asked]):
        enrol._seat()


def test_conditions_before_the_trial_may_be_noted_at_once(enrol, bedside):
    asked = []
    bedside.asked_for.connect(asked.append)
    fill(enrol)
    enrol.signing.submit()
    enrol._before_trial()
    assert bedside.chart.patient.study_id == "PED-0500"
    assert asked == [BEFORE_TRIAL]


def test_no_known_allergies_is_said_and_not_left_out(enrol, bedside):
    fill(enrol, allergies_known="none")
    assert enrol.person.fields["allergies"].isHidden()
    enrol.signing.submit()
    assert chart(bedside).patient.allergies == ()


def test_childbearing_is_asked_only_where_it_makes_sense(enrol):
    fill(enrol)
    asked = enrol.person.fields["childbearing"]
    assert not asked.isHidden()
    enrol.person.fields["sex"].set_text("male")
    assert asked.isHidden()
    fill(enrol, birth_date="3 May 2022")
    assert asked.isHidden()


def test_the_cohort_is_asked_only_for_an_arm_that_has_some(enrol):
    fill(enrol)
    assert not enrol.person.fields["cohort.B"].isHidden()
    enrol.person.fields["arm"].set_text("A")
    assert enrol.person.fields["cohort.B"].isHidden()


BAD = [
    ("study_id", "", "Study number is empty"),
    ("study_id", "PED/0500", "letters, digits and hyphens"),
    ("study_id", "x" * 40, "letters, digits and hyphens"),
    ("study_id", "ped-0417", "enrolled already"),
    ("initials", "", "Initials is empty"),
    ("initials", "20.0 kg", "one to five letters"),
    ("initials", "Rosalind", "one to five letters"),
    ("second", "", "Second identifier is empty"),
    ("second", "hn 20417", "PED-0417 has this identifier"),
    ("birth_date", "", "Birth date is empty"),
    ("birth_date", "3/5/2014", "two ways"),
    ("birth_date", "30 Feb 2014", "There is no"),
    ("birth_date", "3 May 2027", "lies after"),
    ("birth_date", "3 May 1814", "Nobody is older"),
    ("birth_date", "12 years", "is not a date"),
    ("sex", "", "Sex is empty"),
    ("c1d1", "", "Date of C1 D1 is empty"),
    ("c1d1", "1 May 2014", "must come after the birth date"),
    ("c1d1", "1 Dec 2062", "more than a year ahead"),
    ("arm", "", "Arm is empty"),
    ("cohort.B", "", "Cohort is empty"),
    ("allergies_known", "", "Allergies is empty"),
    ("allergies", "", "Which allergies is empty"),
    ("allergies", " , ,", "Name at least one"),
    ("hgb", "105", "cannot be right"),
    ("hgb", "-9", "cannot be right"),
    ("hgb", "10.5 g/dL", "is not a number"),
    ("childbearing", "", "Could become pregnant is empty"),
]


@pytest.mark.parametrize(("field", "text", "says"), BAD)
def test_what_cannot_be_is_refused_in_its_field_and_nobody_is_enrolled(enrol, bedside, field, text, says):
    before = streams(bedside)
    fill(enrol, **{field: text})
    enrol.signing.submit()
    assert says in enrol.person.refusal.text() + enrol.person.fields[field].message
    assert enrol.person.fields[field].text() == text
    assert streams(bedside) == before


def test_somebody_with_the_same_initials_and_birth_date_is_asked_about(enrol, bedside):
    before = streams(bedside)
    fill(enrol, initials="rm", birth_date="14 Mar 2020")
    asked = enrol.person.fields["not_the_same"]
    assert not asked.isHidden()
    enrol.signing.submit()
    assert streams(bedside) == before
    asked.set_text("no")
    enrol.signing.submit()
    assert "one person has one study number" in enrol.person.refusal.text()
    assert streams(bedside) == before
    asked.set_text("yes")
    enrol.signing.form.fields["pin"].set_text(PIN)
    enrol.signing.submit()
    assert chart(bedside).patient is not None


BAD_SIGNING = [
    ("decision", "", "Decision is empty"),
    ("decision", "not", "nobody is enrolled"),
    ("comment", "", "Say why in the comment"),
    ("badge", "", "Badge of the investigator is empty"),
    ("badge", "RN 27", "is not an investigator"),
    ("badge", "PI 99", ""),
    ("pin", "", "PIN is empty"),
    ("pin", "12ab56", "digits only"),
    ("pin", "111", "at least 6"),
    ("pin", "999111", ""),
]


@pytest.mark.parametrize(("field", "text", "says"), BAD_SIGNING)
def test_without_an_investigators_own_pin_and_decision_nobody_is_enrolled(enrol, bedside, field, text, says):
    before = streams(bedside)
    fill(enrol, signing={field: text})
    enrol.signing.submit()
    assert enrol.signing.form.refusal.text()
    assert says in enrol.signing.form.refusal.text()
    assert streams(bedside) == before


# --- the checklist ---------------------------------------------------------------------------------


def chip(screen, key):
    return screen.checklist.rows[key].chip.text()


def answer(screen, key, text, uln=""):
    screen.checklist.rows[key].field.set_text(text)
    if uln:
        screen.checklist.rows[key].uln.set_text(uln)


def test_numbers_are_compared_with_the_limit_that_stands_beside_them(enrol):
    fill(enrol)
    assert chip(enrol, "neutrophils") == "? not known"
    answer(enrol, "neutrophils", "0.9")
    assert chip(enrol, "neutrophils") == "■ not met"
    answer(enrol, "neutrophils", "1.0")
    assert chip(enrol, "neutrophils") == "met"


def test_a_limit_in_upper_limits_needs_the_laboratorys_own(enrol):
    fill(enrol)
    answer(enrol, "bilirubin", "1.4")
    assert chip(enrol, "bilirubin") == "? not known"
    answer(enrol, "bilirubin", "1.4", uln="0.9")
    assert chip(enrol, "bilirubin") == "■ not met, limit 1.35"


def test_washouts_are_counted_from_the_typed_date_to_the_first_day(enrol):
    fill(enrol)
    answer(enrol, "chemotherapy", "11 Nov 2026")
    assert chip(enrol, "chemotherapy") == "■ not met, 20 days"
    answer(enrol, "chemotherapy", "10 Nov 2026")
    assert chip(enrol, "chemotherapy") == "met, 21 days"
    answer(enrol, "chemotherapy", "never")
    assert chip(enrol, "chemotherapy") == "met"


def test_only_items_of_this_arm_cohort_age_and_sex_are_asked(enrol):
    fill(enrol)
    rows = enrol.checklist.rows
    assert not rows["b2_evaluable"].isHidden()
    assert rows["b1_measurable"].isHidden()
    assert not rows["lansky"].isHidden()
    assert rows["karnofsky"].isHidden()
    assert rows["pregnancy_72_h"].isHidden()
    enrol.person.fields["childbearing"].set_text("yes")
    assert not rows["pregnancy_72_h"].isHidden()
    answer(enrol, "pregnancy_72_h", "73")
    assert chip(enrol, "pregnancy_72_h") == "■ not met"


def test_the_age_is_held_against_the_arm(enrol):
    fill(enrol, arm="A", birth_date="3 May 2000")
    assert "not met" in enrol.checklist.hint.text()
    assert "Age" in enrol.checklist.open_items()


@pytest.mark.parametrize(
    ("key", "text"), [("neutrophils", "low"), ("chemotherapy", "last week"), ("ecog", "-1")]
)
def test_an_answer_that_cannot_be_read_stops_the_signature(enrol, bedside, key, text):
    before = streams(bedside)
    fill(enrol)
    answer(enrol, key, text)
    enrol.signing.submit()
    assert enrol.checklist.rows[key].field.message
    assert enrol.checklist.rows[key].field.text() == text
    assert streams(bedside) == before


def test_what_the_site_must_still_enter_is_listed_until_it_is(enrol, bedside):
    def listed():
        return [
            part.text() for part in enrol.site.findChildren(type(enrol.checklist.hint)) if not part.isHidden()
        ]

    told = "Magrolimab dose of the assigned level"
    assert told in listed()
    bedside.tools.site.write(SiteValueSet("magrolimab.dose_level", "20", "Protocol"), by="RN 27")
    enrol.came_into_sight()
    assert told not in listed()


def test_a_regimen_without_a_checklist_enrols_without_a_signature(enrol, bedside):
    enrol.regimen.set_text("dinutuximab_us_label")
    for key, text in GOOD.items():
        if key in enrol.person.fields:
            enrol.person.fields[key].set_text("label" if key == "arm" else text)
    assert enrol.signing.isHidden()
    enrol.plain.click()
    assert chart(bedside).patient.regimen == "dinutuximab_us_label"
