"""After how long the page of a handoff expires where nothing falls due before: published, or the site's own."""

from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.site import HANDOFF, SiteValue, site_number
from infusetrack.domain.sourced import Origin, Sourced

Shift = Literal["day", "night"]
SOURCE = (
    "Rosenbluth et al., BMJ Qual Saf 2016, 10.1136/bmjqs-2015-004585: half of the printed handoffs were"
    " outdated after 3.3 h by day and 6 h by night"
)
DAY_BEGINS, NIGHT_BEGINS = time(7), time(19)
"""The shifts of the site's clock (LOCAL)."""
EXPIRES: Mapping[Shift, Sourced] = MappingProxyType(
    {
        "day": Sourced(Decimal(198), "min", Origin.LIT, SOURCE, verified=True, key=f"{HANDOFF}day"),
        "night": Sourced(Decimal(360), "min", Origin.LIT, SOURCE, verified=True, key=f"{HANDOFF}night"),
    }
)
"""After how many minutes a sheet expires; the site may set its own under the key of each."""


def shift_at(local: time) -> Shift:
    """Which shift a time of the site's clock belongs to."""
    return "day" if DAY_BEGINS <= local < NIGHT_BEGINS else "night"


def expiry(shift: Shift, site: Mapping[str, SiteValue]) -> Sourced:
    """The minutes in force: the site's where it set a whole number of them, else the published."""
    published = EXPIRES[shift]
    entered = site.get(published.key)
    number = site_number(entered.value) if entered else None
    if entered is None or number is None or number < 1:
        return published
    return Sourced(Decimal(int(number)), "min", Origin.SITE, entered.source, verified=True, key=published.key)
