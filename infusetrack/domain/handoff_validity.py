"""Until when a handoff's page may be trusted: the next due thing, or a plain expiry, whichever is sooner."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from infusetrack.domain.handoff_actions import Action
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.handoff_expiry import expiry, shift_at
from infusetrack.domain.sourced import Sourced


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
    local = day.now.astimezone(day.ward.zone).time()
    known_for = expiry(shift_at(local), day.ward.site)
    over = day.now + timedelta(minutes=int(known_for.value))
    coming = [(at, action) for action in known for at in _falls_due(action) if day.now < at <= over]
    until, first = min(coming, key=itemgetter(0), default=(over, None))
    return Validity(until, first, known_for)


def _falls_due(action: Action) -> tuple[datetime, ...]:
    if action.due is None:
        return ()
    then = action.facts.get("then")
    return (action.due.at, *(then if isinstance(then, tuple) else ()))
