"""Where a day went another way than its plan, its order or its rule: each with who decided and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    BagReceived,
    CheckLapsed,
    DrugGiven,
    DrugRefused,
    HemoglobinAnswered,
    IdentityConfirmed,
    InfusionStarted,
    LabsReported,
    OrderEntered,
    Released,
    RestartOrdered,
    StepDone,
    StepSkipped,
    VitalsTaken,
)
from infusetrack.domain.record import Line

DeviationKind = Literal[
    "late_start",
    "left_out",
    "released_against",
    "order_differs",
    "bag_outside",
    "dose_early",
    "dose_over",
    "dose_flagged",
    "drug_refused",
    "not_scanned",
    "set_not_complete",
    "restart_against",
    "lab_identity",
    "advice_differs",
    "ended_early",
    "check_lapsed",
]
EARLY = "early_because"
"""The field of a step that was ended before its time."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One of them: the line that says so, why, and who decided where that was another person.

    `many` counts the checks that lapsed on one day and stand on one row; it is 1 for all others.
    """

    kind: DeviationKind
    day: str
    line: Line
    why: str = ""
    decided_by: str = ""
    many: int = 1


def deviations(chart: Chart, labels: Iterable[str]) -> tuple[Deviation, ...]:
    """All of some cycle days, day by day in the order in which they happened."""
    return tuple(found for label in labels for found in _of_day(chart, label))


def _of_day(chart: Chart, label: str) -> Iterator[Deviation]:
    lapsed: list[Line] = []
    for line in chart.shelves.get(label, ()):
        if isinstance(line.event, CheckLapsed):
            lapsed.append(line)
        for kind, why, who in _of_line(line):
            if why or who:
                yield Deviation(kind, label, line, why, who)
    if lapsed:
        yield Deviation("check_lapsed", label, lapsed[-1], many=len(lapsed))


Told = tuple[DeviationKind, str, str]


def _of_line(line: Line) -> tuple[Told, ...]:
    event = line.event
    match event:
        case InfusionStarted(late_because=why):
            return (("late_start", why, ""),)
        case StepSkipped(why=why):
            return (("left_out", why, ""),)
        case OrderEntered(differs_because=why):
            return (("order_differs", why, ""),)
        case BagReceived(outside_because=why):
            return (("bag_outside", why, ""),)
        case IdentityConfirmed(not_scanned_because=why):
            return (("not_scanned", why, ""),)
        case VitalsTaken(partial_because=why):
            return (("set_not_complete", why, ""),)
        case _:
            return _of_decision(line)


def _of_decision(line: Line) -> tuple[Told, ...]:
    event = line.event
    match event:
        case Released(override_by=who, override_reason=why):
            return (("released_against", why, who),)
        case RestartOrdered(override_by=who, override_reason=why):
            return (("restart_against", why, who),)
        case LabsReported(override_by=who, override_reason=why):
            return (("lab_identity", why, who),)
        case HemoglobinAnswered(agrees=False, decided_by=who, why=why):
            return (("advice_differs", why, who),)
        case DrugRefused(why=why):
            return (("drug_refused", why, ""),)
        case DrugGiven():
            return (
                ("dose_early", event.early_because, event.ordered_by if event.early_because else ""),
                ("dose_over", event.over_because, event.ordered_by if event.over_because else ""),
                ("dose_flagged", event.flagged_because, event.ordered_by if event.flagged_because else ""),
            )
        case StepDone(values=values):
            return (("ended_early", str(dict(values).get(EARLY, "")), ""),)
        case _:
            return ()
