"""The day's own baseline: one set, fixed and time-stamped before hydration; anything else is flagged."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.vitals import baseline_set, sets, values_of


@dataclass(frozen=True, slots=True)
class Baseline:
    """The set that percentages count from. `began` is when hydration or an infusion began, if it has.

    `marked` is False where no set was taken as the baseline and the first of the day stands in.
    """

    line: Line
    marked: bool
    began: datetime | None

    @property
    def late(self) -> bool:
        """Whether it was taken after hydration or an infusion had begun."""
        return self.began is not None and self.line.happened_at > self.began

    def value(self, key: str) -> Decimal | None:
        """One number of the baseline; None where it was not taken."""
        event = self.line.event
        return values_of(event).get(key) if isinstance(event, VitalsTaken) else None


def baseline_of(chart: Chart, regimen: Regimen, label: str) -> Baseline | None:
    """The day's baseline with what is to be said of it; None before any set."""
    line = baseline_set(chart, label)
    if line is None:
        return None
    marked = isinstance(line.event, VitalsTaken) and line.event.baseline
    return Baseline(line, marked, fluids_began(chart, regimen, label))


def fluids_began(chart: Chart, regimen: Regimen, label: str) -> datetime | None:
    """When the day's hydration or its first infusion began; None before both."""
    day, key = chart.day(label), CycleDay.of(label)
    plans = (plan for plan in regimen.steps_of(key.cycle, key.day) if plan.kind == "hydration")
    moments = [day.steps[plan.key].since for plan in plans if plan.key in day.steps]
    moments += [one.started_at for one in day.infusions.values() if one.started_at is not None]
    return min(moments, default=None)


def check_baseline(chart: Chart, regimen: Regimen, draft: Draft, event: VitalsTaken) -> None:
    """Refuse a second baseline, and one from after hydration began that nobody explains.

    The day's baseline stays until it is amended or struck out with a reason.
    """
    if not event.baseline:
        return
    for line in sets(chart, event.day):
        known = line.event
        if isinstance(known, VitalsTaken) and known.baseline and line.seq != draft.amends:
            raise Refused("baseline_stands", at=line.happened_at)
    began = fluids_began(chart, regimen, event.day)
    if began is not None and draft.happened_at > began and not event.note.strip():
        raise Refused("baseline_late", began=began)
