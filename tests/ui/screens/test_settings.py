"""Settings and help: looks that take effect at once, site values with a source, numbers with an origin."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from infusetrack import __version__
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.site import Site, SiteValue
from infusetrack.preferences import Preferences
from infusetrack.ui.dialogs.keys import KeyGroup
from infusetrack.ui.screens.help import HelpScreen
from infusetrack.ui.screens.settings import SettingsScreen
from infusetrack.ui.screens.site_values import SiteValues
from infusetrack.wording.translate import tr
from tests.fakes import FakeClock

TRIAL = builtin("nct04751383")


class Desk:
    """Takes down what is entered; refuses when told to."""

    def __init__(self):
        self.entered, self.why = [], ""

    def __call__(self, key, value, source):
        self.entered.append((key, value, source))
        return self.why


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def settings(qtbot, desk, bedside):
    screen = SettingsScreen(bedside, Preferences(), enter=desk)
    qtbot.addWidget(screen)
    screen.resize(1280, 700)
    screen.show()
    screen.show_site(Site())
    screen.came_into_sight()
    return screen


def test_a_look_takes_effect_at_once(settings, qtbot):
    with qtbot.waitSignal(settings.preferences_changed) as told:
        settings.look.theme.choose("night")
    assert told.args == [Preferences(theme="night")]
    settings.look.scale.choose("1.5")
    settings.look.paper.choose("a4")
    settings.look.lock.choose("5")
    settings.look.labels.choose("wristband")
    settings.look.codes.choose("code128")
    assert settings.look.preferences == Preferences(
        theme="night", scale=1.5, paper="a4", lock_minutes=5, labels="wristband", codes="code128"
    )


def test_choosing_the_same_look_again_changes_nothing(settings, qtbot):
    with qtbot.assertNotEmitted(settings.preferences_changed):
        settings.look.theme.choose("day")


def test_every_value_that_the_registry_leaves_open_is_listed(settings):
    assert isinstance(settings.values, SiteValues)
    assert list(settings.values.buttons) == [entry.key for entry in TRIAL.site_entries]


def test_n_opens_the_next_value_that_nobody_entered(settings, desk):
    first, second = [entry.key for entry in TRIAL.site_entries][:2]
    assert settings.values.buttons[first].hint == "N"
    assert settings.values.buttons[second].hint == ""
    settings.values.open_next()
    assert settings.values.form is not None
    assert settings.values.buttons[second].hint == "N"
    settings.values.open_next()
    assert settings.values._open == second
    QTest.keyClick(settings.values.form.fields["value"].edit, Qt.Key.Key_Escape)
    assert settings.values.form is None


def test_enter_goes_from_value_to_source_and_saves(settings, desk):
    settings.values.open_next()
    fields = settings.values.form.fields
    QTest.keyClicks(fields["value"].edit, "20")
    QTest.keyClick(fields["value"].edit, Qt.Key.Key_Return)
    QTest.keyClicks(fields["source"].edit, "order 7")
    QTest.keyClick(fields["source"].edit, Qt.Key.Key_Return)
    assert desk.entered == [(TRIAL.site_entries[0].key, "20", "order 7")]


def test_where_all_is_entered_n_does_nothing(settings):
    known = {e.key: SiteValue(e.key, "1", "x", "RN 27", FakeClock().now()) for e in TRIAL.site_entries}
    settings.show_site(Site(values=known))
    settings.values.open_next()
    assert settings.values.form is None


def test_the_keys_of_the_limits_are_on_the_screen(settings):
    assert {"L", "E", "B", "N"} <= {one.key for one in settings.shortcuts()}
    assert settings.limits.model.rowCount() > len(TRIAL.holds)
    next(one for one in settings.shortcuts() if one.key == "L").act()


def _open(settings, *, choices):
    entry = next(one for one in TRIAL.site_entries if bool(one.choices) is choices)
    settings.values.open_form(entry.key)
    return entry, settings.values.form


def test_a_site_value_is_entered_with_its_source(settings, desk):
    entry, form = _open(settings, choices=False)
    form.fields["value"].set_text("30")
    form.fields["source"].set_text("protocol 3.2, page 41")
    settings.values.save(entry.key)
    assert desk.entered == [(entry.key, "30", "protocol 3.2, page 41")]
    assert settings.values.form is None


def test_a_site_value_with_choices_is_chosen(settings, desk):
    entry, form = _open(settings, choices=True)
    form.fields["value"].choose(entry.choices[0])
    form.fields["source"].set_text("local policy")
    settings.values.save(entry.key)
    assert desk.entered == [(entry.key, entry.choices[0], "local policy")]


def test_without_a_source_nothing_is_written_and_the_text_stays(settings, desk):
    entry, form = _open(settings, choices=False)
    form.fields["value"].set_text("30")
    settings.values.save(entry.key)
    assert desk.entered == []
    assert form.fields["value"].text() == "30"
    assert "Where it comes from is empty" in form.refusal.text()


def test_a_value_that_is_refused_stays_in_its_form(settings, desk):
    entry, form = _open(settings, choices=False)
    desk.why = "thirty is not a number. Type it like 9.5."
    form.fields["value"].set_text("thirty")
    form.fields["source"].set_text("protocol")
    settings.values.save(entry.key)
    assert settings.values.form is form
    assert form.refusal.text() == desk.why
    assert form.fields["value"].text() == "thirty"


def test_an_entered_value_shows_its_source_and_who(settings):
    entry = TRIAL.site_entries[0]
    known = SiteValue(entry.key, "30", "protocol page 41", "RN 27", FakeClock().now())
    settings.show_site(Site(values={entry.key: known}))
    assert settings.values.buttons[entry.key].text() == tr("Change")
    settings.values.open_form(entry.key)
    settings.values._close()
    settings.values.save(entry.key)
    assert settings.values.form is None


def test_a_regimen_that_leaves_nothing_open_says_so(settings):
    settings.values.show_entries(())
    assert settings.values.buttons == {}


def test_every_number_says_where_it_comes_from(settings):
    model = settings.numbers.model
    assert model.rowCount() == len(TRIAL.numbers) + len(TRIAL.reference.numbers) > 50
    origins = {model.index(row, 2).data() for row in range(model.rowCount())}
    assert {"registry", "US label"} <= origins
    assert all(model.index(row, 4).data() for row in range(model.rowCount()))


def test_the_numbers_are_searched_by_any_word(settings):
    settings.numbers.search.set_text("dead volume")
    few = settings.numbers.found.rowCount()
    settings.numbers.search.set_text("")
    assert few < settings.numbers.found.rowCount() == len(TRIAL.numbers) + len(TRIAL.reference.numbers)
    settings.numbers.search.set_text("(((")
    assert settings.numbers.found.rowCount() == 0


def test_help_lists_the_keys_and_what_to_do(qtbot):
    screen = HelpScreen(lambda: [KeyGroup("Today", (("V", "record vital signs"),)), KeyGroup("Empty", ())])
    qtbot.addWidget(screen)
    screen.came_into_sight()
    words = {label.text() for label in screen.findChildren(QLabel)}
    assert {"Today", "record vital signs", "NOT SAVED stands at the top"} <= words
    assert "Empty" not in words


def test_help_says_what_the_program_is_for_where_numbers_come_from_and_its_version(qtbot):
    screen = HelpScreen(list)
    qtbot.addWidget(screen)
    words = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "not a medical device" in words
    assert "validates the program for its own use" in words
    assert "every number with its source" in words
    assert f"InfuseTrack {__version__}" in words
