"""Until when a handoff's page may be trusted: the next due thing, or a plain expiry, whichever is sooner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from operator import itemgetter
from types import MappingProxyType

from infusetrack.domain.handoff_actions import Action
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.sourced import Origin, Sourced

SOURCE = (
    "Rosenbluth et al., BMJ Qual Saf 2016, 10.1136/bmjqs-2015-004585: half of the printed handoffs were"
    " outdated after 3.3 h by day and 6 h by night"
)
DAY_BEGINS, NIGHT_BEGINS = time(7), time(19)
"""The shifts of the site's clock (LOCAL)."""
EXPIRES: Mapping[str, Sourced] = MappingProxyType(
    {
        "handoff_day": Sourced(Decimal(198), "min", Origin.LIT, SOURCE, verified=True, key="clock.handoff_day"),
        "handoff_night": Sourced(Decimal(360), "min", Origin.LIT, SOURCE, verified=True, key="clock.handoff_night"),
    }
)  # fmt: skip
"""After how many minutes a sheet expires by day and by night; the site may set its own (`clock.`)."""


@dataclass(frozen=True, slots=True)
class Validity:
    """Until when, and why: `action` is what falls due then, None where the plain expiry comes first."""

    until: datetime
    action: Action | None
    expiry: Sourced


def validity(day: HandoffDay, known: tuple[Action, ...]) -> Validity:
    """The sooner of the next thing that is to fall due and the expiry; what is overdue is told on the page.

    A set of vital signs that waits already brings the next planned one with it.
    """
    expiry = _expiry(day)
    over = day.now + timedelta(minutes=int(expiry.value))
    coming = [(at, action) for action in known for at in _falls_due(action) if day.now < at <= over]
    until, first = min(coming, key=itemgetter(0), default=(over, None))
    return Validity(until, first, expiry)


def _falls_due(action: Action) -> tuple[datetime, ...]:
    if action.due is None:
        return ()
    then = action.facts.get("then")
    return (action.due.at, *(then if isinstance(then, tuple) else ()))


def _expiry(day: HandoffDay) -> Sourced:
    local = day.now.astimezone(day.ward.zone).time()
    key = "handoff_day" if DAY_BEGINS <= local < NIGHT_BEGINS else "handoff_night"
    return day.regimen.clock.get(key) or EXPIRES[key]
