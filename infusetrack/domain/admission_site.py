"""What may be written to the site's record now: who may change a limit, within which range, and why."""

from collections.abc import Mapping

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import SiteValueReset, SiteValueSet
from infusetrack.domain.record import Draft
from infusetrack.domain.site import Site, site_number
from infusetrack.domain.site_settings import Setting

MAY_SET = frozenset({"prescriber", "investigator", "admin"})
"""Roles that may change a number of the file (LOCAL: not a nurse alone)."""


def admit_site(known: Mapping[str, Setting], site: Site, draft: Draft) -> None:
    """Refuse a change of a setting by somebody who may not, without a reason, or that can only be a slip."""
    event = draft.event
    if not isinstance(event, SiteValueSet | SiteValueReset) or event.key not in known:
        return
    person = site.staff.get(draft.by)
    if person is None or person.role not in MAY_SET:
        raise Refused("setting_role")
    if not event.why.strip():
        raise Refused("setting_why")
    if isinstance(event, SiteValueSet):
        _check_value(known[event.key], event.value)


def _check_value(setting: Setting, text: str) -> None:
    number = site_number(text)
    if number is None:
        raise Refused("site_value_number", value=text)
    if not setting.allows(number):
        raise Refused("setting_range", value=number, low=setting.low, high=setting.high, unit=setting.unit)
