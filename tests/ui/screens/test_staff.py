"""People in Settings: who may sign in, a new account, the end of one, another PIN."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import SignInFailed
from infusetrack.ui.screens.staff import StaffCard
from infusetrack.ui.widgets.chip import Chip
from tests.ui.conftest import PIN, sign_in
from tests.ui.screens.site_people import ADMIN, Later, add_admin, enter_as, slow_sign_in, typed

GOOD = {"badge": "RN 41", "role": "nurse", "pin": "730164", "again": "730164"}


@pytest.fixture
def admin(bedside):
    return add_admin(bedside)


@pytest.fixture
def card(qtbot, admin):
    made = StaffCard(admin)
    qtbot.addWidget(made)
    made.show()
    return made


def _staff(bedside):
    return bedside.tools.site.site.staff


def _words(card):
    QApplication.processEvents()
    return [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]


def _chips(card):
    QApplication.processEvents()
    return [one.text() for one in card.findChildren(Chip) if one.isVisibleTo(card)]


def test_the_list_says_who_may_sign_in_and_what_each_is(card):
    assert {"RN 27", "nurse", "MD 03", "prescriber", ADMIN, "site administrator"} <= set(_words(card))
    assert _chips(card) == ["you"]
    assert ADMIN not in card.buttons


def test_a_lock_out_is_shown_until_it_is_over(card, admin):
    for _ in range(5):
        admin.tools.site.write(SignInFailed("RN 14"), by="RN 14")
    assert "locked until 13:25" in _chips(card)
    admin.tools.clock.advance(minutes=1)
    card.show_time(admin.now())
    assert _chips(card) == ["you"]


def test_an_administrator_adds_a_person_who_can_then_sign_in(card, admin):
    card.open_adding()
    typed(card.adding, **GOOD)
    assert card.adding.isHidden()
    assert _staff(admin)["RN 41"].role == "nurse"
    found = []
    admin.verify("RN 41", "730164", lambda who, _words: found.append(who.badge))
    assert found == ["RN 41"]
    assert "RN 41" in _words(card)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"badge": ""}, "Badge number is empty"),
        ({"badge": "   "}, "Badge number is empty"),
        ({"badge": "R" * 41}, "at most 40 characters"),
        ({"badge": "RN 14"}, "RN 14 is already known"),
        ({"role": ""}, "Role is empty"),
        ({"role": "king"}, "Role is empty"),
        ({"pin": ""}, "First PIN is empty"),
        ({"pin": "12ab56"}, "digits only"),
        ({"pin": "12345", "again": "12345"}, "at least 6 digits"),
        ({"pin": "123456", "again": "123456"}, "count up or down"),
        ({"pin": "777777", "again": "777777"}, "All digits are the same"),
        ({"pin": "\u0661\u0662\u0663\u0664\u0665\u0666"}, "digits only"),
        ({"again": ""}, "First PIN once more is empty"),
        ({"again": "730165"}, "The two PINs differ"),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_badge_and_role_stay(card, admin, wrong, words):
    known = dict(_staff(admin))
    card.open_adding()
    typed(card.adding, **{**GOOD, **wrong})
    fields = card.adding.form.fields
    assert words in card.adding.form.refusal.text()
    assert dict(_staff(admin)) == known
    assert fields["badge"].text() == {**GOOD, **wrong}["badge"]
    assert card.adding.button.isEnabled()


def test_a_badge_is_scanned_into_a_new_account_and_nowhere_else(card):
    assert not card.take_scan("RN 41")
    card.open_adding()
    assert card.take_scan(" RN 41 ")
    assert card.adding.form.fields["badge"].text() == "RN 41"


def test_nobody_but_an_administrator_adds_people_and_the_card_says_who_is_one(card, bedside):
    enter_as(bedside, "RN 27")
    card.open_adding()
    assert card.adding.isHidden()
    assert card.add_button.isHidden()
    assert card.buttons == {}
    assert f"Only an administrator adds people or ends their access: {ADMIN}." in _words(card)


def test_an_administrator_who_only_seems_to_be_one_is_refused_in_words(card, admin):
    admin.tools.sign_in.sign_out()
    sign_in(admin, ADMIN)
    card.open_adding()
    typed(card.adding, **GOOD)
    assert "Only an administrator" in card.adding.form.refusal.text()
    assert "RN 41" not in _staff(admin)


def test_access_ends_only_after_ones_own_pin(card, admin):
    card.open_ending("RN 14")
    typed(card.ending, own="999991")
    assert "do not fit" in card.ending.form.refusal.text()
    assert card.ending.form.fields["own"].is_empty()
    assert _staff(admin)["RN 14"].active
    typed(card.ending, own=PIN)
    assert not _staff(admin)["RN 14"].active
    assert "access ended" in _chips(card)
    assert "RN 14" not in card.buttons


def test_a_cancelled_end_ends_nothing(card, admin):
    card.open_ending("RN 14")
    card.ending.form.fields["own"].set_text(PIN)
    QTest.keyClick(card.ending.form.fields["own"].edit, Qt.Key.Key_Escape)
    assert card.ending.isHidden()
    assert card.ending.form.fields["own"].is_empty()
    assert _staff(admin)["RN 14"].active


def test_anyone_changes_the_own_pin(card, bedside):
    enter_as(bedside, "RN 27")
    card.open_pin()
    typed(card.pin, old=PIN, pin="730164", again="730164")
    assert card.pin.isHidden()
    found = []
    bedside.verify("RN 27", "730164", lambda who, _words: found.append(who))
    bedside.verify("RN 27", PIN, lambda who, _words: found.append(who))
    assert found[0].badge == "RN 27"
    assert found[1] is None


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("999991", "730164", "730164", "PIN until now: Badge and PIN do not fit"),
        ("", "730164", "730164", "PIN until now is empty"),
        (PIN, "730164", "730165", "New PIN: The two PINs differ"),
        (PIN, "654321", "654321", "New PIN: The digits count up or down"),
        (PIN, PIN, PIN, "This is the PIN you have now"),
        (PIN, "", "", "New PIN is empty"),
    ],
)
def test_a_pin_that_cannot_be_is_refused_and_the_old_one_stands(card, admin, old, new, again, words):
    known = _staff(admin)[ADMIN].pin_hash
    card.open_pin()
    typed(card.pin, old=old, pin=new, again=again)
    assert words in card.pin.form.refusal.text()
    assert _staff(admin)[ADMIN].pin_hash == known


def test_while_a_pin_is_looked_at_nothing_is_pressed_twice_and_nothing_stalls(card, admin):
    later = Later()
    slow_sign_in(admin, later)
    card.open_adding()
    typed(card.adding, **GOOD)
    assert not card.adding.button.isEnabled()
    assert card.adding.button.text() == "Checking…"
    card.adding.submit()
    card.open_pin()
    assert card.pin.isHidden()
    assert len(later.waiting) == 1
    later.answer()
    assert "RN 41" in _staff(admin)
    assert card.adding.isHidden()


def test_an_answer_that_comes_after_the_form_was_closed_opens_nothing(card, admin):
    later = Later()
    slow_sign_in(admin, later)
    card.open_ending("RN 14")
    typed(card.ending, own="999991")
    card.ending.close_up()
    card.open_ending("MD 03")
    card.ending.form.fields["own"].set_text("4")
    later.answer()
    assert card.ending.form.refusal.text() == ""
    assert card.ending.form.fields["own"].text() == "4"


def test_another_person_finds_no_open_form(card, bedside):
    card.open_adding()
    card.adding.form.fields["badge"].set_text("RN 41")
    enter_as(bedside, "RN 27")
    assert card.adding.isHidden()
    assert card.adding.form.is_empty()


def test_enter_goes_from_field_to_field_and_asks_at_the_last(card, admin, qtbot):
    with qtbot.waitActive(card):
        card.activateWindow()
    card.open_pin()
    for key, text in (("old", PIN), ("pin", "730164"), ("again", "730164")):
        edit = card.pin.form.fields[key].edit
        assert edit.hasFocus()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert card.pin.isHidden()
    assert card.pin_button.hasFocus()


def test_an_account_that_could_not_be_saved_says_so(card, admin):
    admin.tools.site._record.fail_with = BrokenWorld("store_failed", why="disk full")
    card.open_adding()
    typed(card.adding, **GOOD)
    assert card.adding.form.refusal.text()
    assert card.adding.form.fields["badge"].text() == "RN 41"
