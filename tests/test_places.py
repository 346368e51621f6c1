"""The window and the command line find the same record."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzlocal
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.site import Site, SiteValue
from infusetrack.places import ZONE, Places, site_zone


def test_a_named_folder_is_made_and_holds_the_record(tmp_path):
    places = Places.of(tmp_path / "ward" / "station")
    assert places.folder.is_dir()
    assert places.record.parent == places.folder
    assert places.backups.parent == places.folder


def test_without_a_name_the_systems_own_place_is_used(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert Places.of().record.parts[-2:] == ("InfuseTrack", "record.db")


# --- the time zone ------------------------------------------------------------------------


def zoned(name):
    return Site(
        values={ZONE: SiteValue(ZONE, name, "site file", "AD 01", datetime(2026, 11, 24, tzinfo=UTC))}
    )


def test_the_zone_that_the_site_entered_is_used():
    assert site_zone(zoned("America/New_York")) == ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "name", ["", "Nowhere/Town", "America", "../etc/passwd", "/etc/passwd", "a\0b", "\ud800", "."]
)
def test_a_zone_that_is_none_falls_back_to_the_computers_own(name):
    assert site_zone(zoned(name)) == site_zone(Site()) == tzlocal()


@given(st.text(max_size=40))
def test_whatever_was_entered_as_zone_the_program_opens(name):
    at = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)
    assert at.astimezone(site_zone(zoned(name))) == at
