"""The time zone of the site: chosen by name, by an administrator, from the next start on."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from infusetrack.places import ZONE
from infusetrack.ui.screens.zone import ZoneCard, zone_name, zone_names
from tests.ui.screens.site_people import add_admin, enter_as, typed

AT = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)


@pytest.fixture
def admin(bedside):
    return add_admin(bedside)


@pytest.fixture
def card(qtbot, admin):
    made = ZoneCard(admin)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", ["America/Chicago", " america/chicago ", "AMERICA/CHICAGO"])
def test_a_zone_is_kept_and_said_to_hold_from_the_next_start(card, admin, name):
    card.open_form()
    typed(card.form, zone=name)
    assert admin.tools.site.site.value(ZONE) == "America/Chicago"
    assert "From the next start of the program: America/Chicago" in card.next.text()
    assert str(admin.zone) == "America/New_York"
    assert card.form.isHidden()


@pytest.mark.parametrize(
    "name", ["", "  ", "Nowhere/Town", "Chicago", "EST", "../etc/passwd", "America/", "UTC+5", "x" * 500]
)
def test_a_zone_that_is_none_is_refused_and_stays_typed(card, admin, name):
    card.open_form()
    typed(card.form, zone=name)
    assert admin.tools.site.site.value(ZONE) is None
    assert card.field.text() == name
    assert card.form.form.refusal.text()


def test_a_city_is_enough_to_find_its_zone(card):
    card.field.finder.setCompletionPrefix("new_y")
    assert card.field.finder.currentCompletion() == "America/New_York"
    assert {"America/New_York", "Europe/Berlin", "UTC"} <= set(zone_names())


def test_the_zone_in_use_needs_no_other_start(card, admin):
    card.open_form()
    typed(card.form, zone="America/New_York")
    assert card.now.text() == "America/New_York"
    assert card.next.isHidden()


def test_only_an_administrator_changes_the_zone(card, bedside):
    enter_as(bedside, "RN 27")
    card.open_form()
    assert card.form.isHidden()
    assert card.button.isHidden()
    assert not card.why.isHidden()


def test_a_computer_without_a_named_zone_tells_its_offset():
    assert zone_name(timezone(timedelta(hours=-5)), AT) == "UTC\N{MINUS SIGN}05:00"
    assert zone_name(ZoneInfo("America/Chicago"), AT) == "America/Chicago"
