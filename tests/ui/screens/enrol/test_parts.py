"""The parts of enrolling: who is asked about, how items are worded, who may sign."""

from datetime import date
from decimal import Decimal

import pytest

from infusetrack.domain.eligibility import NEVER
from infusetrack.domain.errors import Refused
from infusetrack.ui.screens.enrol.checklist import WashoutField, limit_words
from infusetrack.ui.screens.enrol.person import PersonForm
from infusetrack.ui.screens.enrol.signing import SigningCard
from tests.ui.conftest import PIN, TRIAL


def item(bedside, key):
    return next(one for one in bedside.tools.regimens[TRIAL].eligibility if one.key == key)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("hemoglobin", "at least 9.5 g/dL (registry)"),
        ("bilirubin", "at most 1.5 x ULN (registry)"),
        ("consent", "must be yes"),
        ("allergy", "must be no"),
        ("vaccine", "at least 28 days (registry) · date of the last dose, or never"),
    ],
)
def test_each_item_says_its_limit_and_where_it_is_from(bedside, key, words):
    assert limit_words(item(bedside, key)) == words


def test_never_is_an_answer_to_a_washout_and_a_guess_is_not(bedside, qtbot):
    field = WashoutField("Since a nitrosourea")
    qtbot.addWidget(field)
    field.set_text(" Never ")
    assert field.read() == NEVER
    field.set_text("1 Nov 2026")
    assert field.read() == date(2026, 11, 1)
    field.set_text("long ago")
    with pytest.raises(Refused):
        field.read()


def test_nobody_is_asked_about_before_birth_date_and_arm_are_known(bedside, qtbot):
    form = PersonForm(bedside, bedside.tools.regimens[TRIAL])
    qtbot.addWidget(form)
    assert form.candidate() is None
    form.fields["arm"].set_text("A")
    assert form.candidate() is None
    form.fields["birth_date"].set_text("3 May 2014")
    assert form.candidate().arm == "A"
    assert form.chosen_arm().age_high.value == Decimal(17)


def test_only_an_investigators_signature_is_passed_on(bedside, qtbot):
    card = SigningCard(bedside, lambda: True, list)
    qtbot.addWidget(card)
    heard = []
    card.signed.connect(lambda badge, comment: heard.append((badge, comment)))
    for badge in ("RN 27", "MD 03", "PI 01"):
        for key, text in {"decision": "eligible", "badge": badge, "pin": PIN}.items():
            card.form.fields[key].set_text(text)
        card.submit()
        assert card.pin.text() == ""
    assert heard == [("PI 01", "")]


def test_nothing_is_verified_while_the_person_is_not_ready(bedside, qtbot):
    card = SigningCard(bedside, lambda: False, list)
    qtbot.addWidget(card)
    card.submit()
    assert card.form.refusal.text() == ""
