"""The recovery code is asked for until an administrator has seen it once."""

import pytest

from infusetrack.app.reminding import KEY, remind_of_recovery
from infusetrack.preferences import Preferences
from infusetrack.ui import theme
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.settings import SettingsScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from tests.fakes import FakeClock, MemoryRecord
from tests.ui.desk import PIN, bedside, signed_in


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, theme.Theme.load("day"))
    made = bedside(MemoryRecord(), FakeClock())
    verify = made.tools.sign_in.verify
    settings = SettingsScreen(made, Preferences(), enter=lambda *_: "", recovery=lambda: "ABCD-EFGH")
    window = MainWindow(
        made, [settings], Doors(SignInScreen(made.tools.sign_in.sign_in), LockScreen(verify, lambda _: ()))
    )
    qtbot.addWidget(window)
    window.show()
    remind_of_recovery(window)
    return window


def _put_up(window):
    return KEY in window.desk.banners.banners


def test_after_the_first_account_the_recovery_code_is_asked_for_until_it_was_shown(window):
    assert not _put_up(window)
    signed_in(window.bedside, "AD 01")
    assert _put_up(window)
    window.desk.banners.banners[KEY].buttons[0].click()
    asking = window.screens["settings"].recovery.asking
    asking.form.fields["own"].set_text(PIN)
    assert _put_up(window)
    asking.submit()
    assert window.screens["settings"].recovery.code() == "ABCD EFGH"
    assert not _put_up(window)


def test_a_nurse_is_not_bothered_with_it_and_the_next_administrator_is(window):
    made = signed_in(window.bedside, "AD 01")
    made.tools.sign_in.add_staff("RN 27", "nurse", "730164", lambda *_: None)
    made.tools.sign_in.sign_in("RN 27", "730164", lambda who, _why: made.set_person(who))
    assert not _put_up(window)
    made.tools.sign_in.sign_in("AD 01", PIN, lambda who, _why: made.set_person(who))
    assert _put_up(window)


def test_locking_the_window_takes_the_code_away(window):
    signed_in(window.bedside, "AD 01")
    window.show_screen("settings")
    card = window.screens["settings"].recovery
    card.ask()
    card.asking.form.fields["own"].set_text(PIN)
    card.asking.submit()
    assert card.is_shown
    window.lock()
    assert card.code() == ""
