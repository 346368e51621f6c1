"""The table of settings shows what is in force and by whom it was changed."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt

from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Line
from infusetrack.domain.site import Site, replay_site
from infusetrack.domain.site_settings import settings
from infusetrack.ui.models.settings_table import HEADINGS, SettingsTable
from tests.domain.small_trial import TRIAL

AT = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
KNOWN = settings(TRIAL)


def cells(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_a_changed_limit_says_who_and_when_and_keeps_its_place(qtmodeltester):
    model = SettingsTable()
    model.show_settings(KNOWN, Site(), UTC)
    qtmodeltester.check(model)
    row = next(i for i, one in enumerate(KNOWN) if one.key == "hold.hgb")
    assert cells(model, row)[1:5] == ["8 g/dL", "local default", "", "not yet"]
    site = replay_site([Line("site", 1, AT, AT, "PI 01", SiteValueSet("hold.hgb", "9", "policy", "x"))])
    model.show_settings(KNOWN, site, UTC)
    assert cells(model, row)[1:6] == ["9 g/dL", "this site", "PI 01\n24 Nov 2026", "yes", "policy"]
    assert model.setting_at(len(KNOWN)) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == HEADINGS[0]


def test_what_is_not_set_shows_no_source():
    model = SettingsTable()
    model.show_settings(KNOWN, Site(), UTC)
    row = next(i for i, one in enumerate(KNOWN) if one.key == "drug.morphine.daily_max")
    assert cells(model, row)[1:6] == ["not set", "", "", "", ""]
