"""The accounts of the site as a list shows them: badge, role and state in words."""

from datetime import datetime
from typing import NamedTuple

from infusetrack.domain.pins import locked_until
from infusetrack.domain.site import Staff
from infusetrack.session.sign_in import ADMIN
from infusetrack.ui.bedside import Bedside
from infusetrack.wording import figures
from infusetrack.wording.events_names import role_words
from infusetrack.wording.translate import tr


class Account(NamedTuple):
    """One line of the list: badge, role and state in words, and whether the access can be ended."""

    badge: str
    role: str
    state: str
    can_end: bool


def is_admin(bedside: Bedside) -> bool:
    """Whether an administrator is signed in."""
    return bedside.person is not None and bedside.person.role == ADMIN


def accounts_of(bedside: Bedside) -> tuple[Account, ...]:
    """All accounts, those that may sign in first."""
    now, admin = bedside.now(), is_admin(bedside)
    staff = sorted(bedside.tools.site.site.staff.values(), key=lambda one: not one.active)
    return tuple(
        Account(
            one.badge,
            role_words(one.role),
            _state(bedside, one, now),
            admin and one.active and one.badge != bedside.badge,
        )
        for one in staff
    )


def _state(bedside: Bedside, one: Staff, now: datetime) -> str:
    until = locked_until(one, now)
    if not one.active:
        return tr("access ended")
    if until is not None:
        return tr("locked until {time}").format(time=figures.clock(until, bedside.zone))
    return tr("you") if one.badge == bedside.badge else ""
