"""How urgent a due thing becomes as time goes on without it: one ladder for each kind.

The map follows the table of IEC 60601-1-8 (harm beside onset) as the hazard analysis of this program
fills it (1.6; H23 pause, H27 end of the infusion, H39 vital signs); all minutes are LOCAL.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from infusetrack.domain.alarm import AlarmAct, Rung

GRACE = timedelta(minutes=5)
"""A due prompt is plain for so long, then a medium alarm (LOCAL, clinical facts 5.2)."""
HIGH_AFTER = timedelta(minutes=15)
"""In the first hour of a run missing vital signs are a high alarm after so long (LOCAL, clinical facts 5.2)."""
END_HIGH_AFTER = timedelta(minutes=5)
"""The end of an infusion that nobody confirms becomes high after so long (hazard H27)."""
FIRST_HOUR = timedelta(hours=1)
OF_A_RUN = frozenset({"start", "pause", "resume", "rate_rise"})
"""Anchors whose first hour is the dangerous one."""


def _prompt(at: datetime, _facts: Mapping[str, object]) -> tuple[Rung, ...]:
    return (Rung(at, "low"), Rung(at + GRACE, "medium"))


def _reminder(at: datetime, _facts: Mapping[str, object]) -> tuple[Rung, ...]:
    return (Rung(at, "low"),)


def _limit(at: datetime, _facts: Mapping[str, object]) -> tuple[Rung, ...]:
    return (Rung(at, "medium"),)


def _second_check(at: datetime, _facts: Mapping[str, object]) -> tuple[Rung, ...]:
    return (Rung(at + GRACE, "low"),)


def _end(at: datetime, _facts: Mapping[str, object]) -> tuple[Rung, ...]:
    return (Rung(at, "medium"), Rung(at + END_HIGH_AFTER, "high"))


def _vitals(at: datetime, facts: Mapping[str, object]) -> tuple[Rung, ...]:
    after, anchor = facts.get("after"), str(facts.get("anchor"))
    early = facts.get("first_hour") or (isinstance(after, timedelta) and of_first_hour(anchor, after))
    return (*_prompt(at, facts), Rung(at + HIGH_AFTER, "high")) if early else _prompt(at, facts)


def of_first_hour(anchor: str, after: timedelta) -> bool:
    """Whether a planned point lies in the first hour of a run."""
    return anchor in OF_A_RUN and after <= FIRST_HOUR


def _rate_step(at: datetime, facts: Mapping[str, object]) -> tuple[Rung, ...]:
    """A rise after a resume waits for the prescriber, not for the clock."""
    return () if facts.get("after_resume") else _prompt(at, facts)


def _draw(at: datetime, facts: Mapping[str, object]) -> tuple[Rung, ...]:
    """A reminder while there is time, a medium alarm once the draw is late."""
    by = facts.get("by")
    return (Rung(at, "low"), Rung(by, "medium")) if isinstance(by, datetime) else _prompt(at, facts)


LADDERS: Mapping[str, Callable[[datetime, Mapping[str, object]], tuple[Rung, ...]]] = {
    "vitals": _vitals,
    "rate_step": _rate_step,
    "infusion_end": _end,
    "pause": _limit,
    "bag_start": _limit,
    "bag_life": _limit,
    "longest": _limit,
    "hydration_end": _reminder,
    "observation_end": _reminder,
    "step_end": _reminder,
    "second_check": _second_check,
    "draw": _draw,
    "hgb": _draw,
}
"""Each kind of due thing that does not climb as a plain prompt does (low, then medium)."""
ACTS: Mapping[str, AlarmAct] = {
    "vitals": "vitals",
    "rate_step": "rate",
    "infusion_end": "end",
    "pause": "restart",
    "bag_start": "bag",
    "bag_life": "bag",
    "longest": "bag",
    "draw": "draw",
    "hgb": "draw",
}
"""What to do next about each; the others open their step."""


def ladder(kind: str, at: datetime, facts: Mapping[str, object]) -> tuple[Rung, ...]:
    """The priorities that a due thing will have, each with its moment; `at` is when it falls due."""
    return LADDERS.get(kind, _prompt)(at, facts)
