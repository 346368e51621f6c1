"""Who may change a limit of the site, within which range, and never without a reason."""

from datetime import UTC, datetime

import pytest

from infusetrack.domain.admission_site import admit_site
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ChairLeft, SiteValueReset, SiteValueSet, StaffAdded
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.site import ROLES, replay_site
from infusetrack.domain.site_settings import settings
from tests.domain.small_trial import TRIAL

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KNOWN = {one.key: one for one in settings(TRIAL)}
SITE = replay_site(
    Line("site", n, AT, AT, "x", StaffAdded(role, role, "h")) for n, role in enumerate(ROLES, 1)
)


def refused(event, by="investigator"):
    try:
        admit_site(KNOWN, SITE, Draft(AT, AT, by, event))
    except Refused as error:
        return error.code
    return ""


def setting(value="9.0", key="hold.hgb-c1d1", why="protocol amended"):
    return SiteValueSet(key, value, "protocol 4.1", why)


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("nurse", "setting_role"), ("pharmacist", "setting_role"), ("monitor", "setting_role"),
        ("prescriber", ""), ("investigator", ""), ("admin", ""), ("nobody", "setting_role"),
    ],
)  # fmt: skip
def test_a_limit_is_not_changed_by_a_nurse_alone(role, code):
    assert refused(setting(), by=role) == code
    assert refused(SiteValueReset("hold.hgb-c1d1", "as the file"), by=role) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("nine", "site_value_number"),
        ("4.9", "setting_range"),
        ("5", ""),
        ("15", ""),
        ("15.1", "setting_range"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_both_ends(value, code):
    assert refused(setting(value)) == code


def test_minutes_are_whole():
    assert refused(setting("12.5", "plan.V-DIN.3.every")) == "setting_range"


def test_no_change_stands_without_a_reason():
    assert refused(setting(why=" ")) == "setting_why"
    assert refused(SiteValueReset("hold.hgb-c1d1", "")) == "setting_why"


def test_what_is_no_setting_passes_by():
    assert refused(SiteValueSet("dlt.text", "see protocol", "protocol"), by="nurse") == ""
    assert refused(ChairLeft(1, "PED-0417"), by="nurse") == ""
