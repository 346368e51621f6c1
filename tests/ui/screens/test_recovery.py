"""The recovery code: for an administrator, after the own PIN, for a minute, and then gone."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infusetrack.domain.errors import BrokenWorld
from infusetrack.ui.screens.recovery import SECONDS, SHOWN, RecoveryCard, must_be_shown
from tests.ui.conftest import PIN
from tests.ui.screens.site_people import Later, add_admin, enter_as, slow_sign_in, typed

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23"
GROUPS = CODE.replace("-", " ")


@pytest.fixture
def admin(bedside):
    return add_admin(bedside)


@pytest.fixture
def card(qtbot, admin):
    page = QWidget()
    QVBoxLayout(page).addWidget(made := RecoveryCard(admin, lambda: CODE))
    qtbot.addWidget(page)
    page.show()
    made.page = page
    return made


def _shown(card):
    card.ask()
    typed(card.asking, own=PIN)


def test_the_code_is_shown_in_groups_after_the_own_pin(card, admin):
    assert must_be_shown(admin)
    _shown(card)
    assert card.code() == GROUPS
    assert any("paper" in one.text() and "safe" in one.text() for one in card.shown.findChildren(QLabel))
    assert admin.tools.site.site.values[SHOWN].by == admin.badge
    assert not must_be_shown(admin)


@pytest.mark.parametrize("pin", ["", "999991", "12", "abcdef"])
def test_without_the_right_pin_nothing_is_shown(card, admin, pin):
    card.ask()
    typed(card.asking, own=pin)
    assert card.code() == ""
    assert card.asking.form.refusal.text()
    assert must_be_shown(admin)


def test_the_code_goes_after_a_minute(card):
    _shown(card)
    assert card._timer.interval() == SECONDS * 1000 == 60_000
    assert card._timer.isActive()
    card._timer.timeout.emit()
    assert card.code() == ""
    assert not card.is_shown


def test_the_code_goes_when_the_screen_is_left(card):
    _shown(card)
    card.page.hide()
    card.page.show()
    assert card.code() == ""
    assert not card.is_shown


def test_the_code_goes_when_it_is_asked_away(card):
    _shown(card)
    card.ask()
    assert card.code() == ""


def test_the_code_goes_with_the_person_and_the_card_is_no_ones_but_an_administrators(card, bedside):
    _shown(card)
    enter_as(bedside, "RN 27")
    assert card.code() == ""
    assert card.isHidden()
    card.ask()
    assert card.asking.isHidden()
    assert not must_be_shown(bedside)


def test_an_answer_that_comes_after_the_screen_was_left_shows_nothing(card, admin):
    later = Later()
    slow_sign_in(admin, later)
    _shown(card)
    card.page.hide()
    later.answer()
    card.page.show()
    assert card.code() == ""
    assert must_be_shown(admin)


def test_a_record_that_cannot_be_written_does_not_withhold_the_code(card, admin, qtbot):
    admin.tools.site._record.fail_with = BrokenWorld("store_failed", why="disk full")
    with qtbot.waitSignal(admin.told) as told:
        _shown(card)
    assert card.code() == GROUPS
    assert told.args[1] == "not_saved"
