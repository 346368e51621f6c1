"""The list of accounts in words."""

from infusetrack.domain.events import SignInFailed, StaffLeft
from infusetrack.ui.models.accounts import Account, accounts_of, is_admin
from tests.ui.conftest import sign_in
from tests.ui.screens.site_people import ADMIN, add_admin


def test_those_who_may_sign_in_stand_first_and_each_says_how_it_stands(bedside):
    add_admin(bedside)
    site = bedside.tools.site
    site.write(StaffLeft("RN 27"), by=ADMIN)
    for _ in range(5):
        site.write(SignInFailed("RN 14"), by="RN 14")
    assert accounts_of(bedside) == (
        Account("RN 14", "nurse", "locked until 13:25", can_end=True),
        Account("MD 03", "prescriber", "", can_end=True),
        Account("PI 01", "investigator", "", can_end=True),
        Account(ADMIN, "site administrator", "you", can_end=False),
        Account("RN 27", "nurse", "access ended", can_end=False),
    )


def test_a_nurse_can_end_nobodys_access(bedside):
    sign_in(bedside)
    assert not is_admin(bedside)
    assert not any(one.can_end for one in accounts_of(bedside))


def test_nobody_is_no_administrator(bedside):
    bedside.set_person(None)
    assert not is_admin(bedside)
