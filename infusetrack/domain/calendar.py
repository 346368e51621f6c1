"""The patient's calendar: every cycle day with its date, from C1D1 and the decisions since.

Dates only: a day is a date at the site, so clock changes do not touch it. Delays shift the
cycles after them, never those before; a moved day moves alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeVar

from infusetrack.domain import surgery
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.cycle_rows import CycleRow, Decisions, lay_rows
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    CycleDelayed,
    DayHeld,
    DayMoved,
    Event,
    PatientEnrolled,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.mappings import nothing
from infusetrack.domain.regimen import Regimen

E = TypeVar("E", bound=Event)
Agents = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Cycles as rows. `moved` and `held` are keyed by the day's label.

    `undecided` names the site values without which the cycles after surgery are not known.
    """

    regimen: Regimen
    patient: PatientEnrolled
    rows: tuple[CycleRow, ...]
    moved: Mapping[str, DayMoved] = field(default_factory=nothing)
    held: Mapping[str, DayHeld] = field(default_factory=nothing)
    resections: tuple[SurgeryPlanned, ...] = ()
    ended: TreatmentEnded | None = None
    undecided: tuple[str, ...] = ()

    def row(self, cycle: int, *, post_surgery: bool = False) -> CycleRow:
        """The row of a cycle; refuses one that this patient does not have, with the reason."""
        for row in self.rows:
            if row.number == (cycle, post_surgery):
                return row
        self.regimen.agents_on(cycle, 1)
        if self.undecided:
            raise Refused("surgery_rule_unset", missing=self.undecided)
        if self.resections and self.resections[-1].resumes is None:
            raise Refused("surgery_resumes_unknown", on=self.resections[-1].on)
        raise Refused("cycle_not_planned", cycle=cycle, last=self.rows[-1].label)

    def scheduled(self, key: CycleDay) -> date:
        """The date by count from the cycle's first day, before any move of this one day."""
        row = self.row(key.cycle, post_surgery=key.post_surgery)
        if not 1 <= key.day <= row.length:
            raise Refused("day_off_protocol", day=key.day, last=row.length, cycle=key.cycle)
        return row.starts + timedelta(days=key.day - 1)

    def date_of(self, key: CycleDay) -> date:
        """The date on which a cycle day is given; refuses a day off the protocol."""
        scheduled = self.scheduled(key)
        moved = self.moved.get(key.label)
        return moved.to if moved else scheduled

    def day_on(self, on: date) -> CycleDay | None:
        """The cycle day of a date: a moved day first, else the day by count; None outside."""
        for label, moved in self.moved.items():
            if moved.to == on:
                return CycleDay.of(label)
        for row in self.rows:
            if row.starts <= on <= row.last_date:
                key = row.key((on - row.starts).days + 1)
                return None if key.label in self.moved else key
        return None

    def agents_on(self, key: CycleDay) -> Agents:
        """The agents due on a cycle day of this patient, empty on a no-infusion day."""
        self.scheduled(key)
        return self.regimen.agents_on(key.cycle, key.day)

    def infusion_days(self) -> tuple[tuple[CycleDay, date, Agents], ...]:
        """All days with study drug, with date and agents, in the order of the protocol."""
        return tuple(
            (key, self.date_of(key), agents)
            for row in self.rows
            for key in row.days()
            if (agents := self.regimen.agents_on(key.cycle, key.day))
        )

    def next_infusion_day(self, after: date) -> CycleDay | None:
        """The first day with study drug later than `after`, held days left out."""
        if self.ended is not None:
            return None
        for key, on, _ in sorted(self.infusion_days(), key=lambda found: found[1]):
            if on > after and key.label not in self.held:
                return key
        return None


def calendar_of(regimen: Regimen, chart: Chart, site: Mapping[str, str]) -> Calendar:
    """The calendar that a chart's standing lines make; `site` holds the site's values by key.

    Refuses a chart without an enrolled patient. Lines that were admitted once are always
    drawn: a delay into the cycle before begins right after that cycle.
    """
    patient = chart.patient
    if patient is None:
        raise Refused("not_enrolled")
    resections = _of(chart, SurgeryPlanned)
    ended = _of(chart, TreatmentEnded)
    decisions = Decisions(_of(chart, CycleDelayed), resections)
    return Calendar(
        regimen=regimen,
        patient=patient,
        rows=lay_rows(regimen, patient.c1d1, decisions, site),
        moved=MappingProxyType({event.day: event for event in _of(chart, DayMoved)}),
        held=MappingProxyType({event.day: event for event in _of(chart, DayHeld)}),
        resections=resections,
        ended=ended[-1] if ended else None,
        undecided=surgery.unset(site) if resections else (),
    )


def _of(chart: Chart, kind: type[E]) -> tuple[E, ...]:
    return tuple(line.event for line in chart.of_kind(kind) if isinstance(line.event, kind))


def refuse_agent(regimen: Regimen, agent: str, key: CycleDay) -> None:
    """Refuse an agent on a day on which it is not due, and say on which days it is."""
    due = regimen.agents_on(key.cycle, key.day)
    if agent in due:
        return
    days = tuple(
        f"D{day}"
        for day in range(1, regimen.length_of(key.cycle) + 1)
        if agent in regimen.agents_on(key.cycle, day)
    )
    known = regimen.agents.get(agent)
    if known is None:
        raise Refused("no_such_agent", agent=agent, known=tuple(regimen.agents))
    code = "agent_other_day" if due else "agent_no_infusion_day"
    raise Refused(code, agent=known.name, day=key.label, cycle=key.cycle, days=days)
