"""Cycles as rows: which cycles a patient has, and when each begins, delays and surgery told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from infusetrack.domain import surgery
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import CycleDelayed, SurgeryPlanned
from infusetrack.domain.regimen import Regimen

Number = tuple[int, bool]
"""A cycle's number, and whether it is counted anew after surgery."""


@dataclass(frozen=True, slots=True)
class CycleRow:
    """One cycle: its number, its first date, its days. `shifted_by` counts days of delay."""

    cycle: int
    starts: date
    length: int
    post_surgery: bool = False
    shifted_by: int = 0
    why: str = ""

    @property
    def number(self) -> Number:
        """What tells this cycle from every other of the patient."""
        return (self.cycle, self.post_surgery)

    @property
    def label(self) -> str:
        """C3, or P-C1 for the first cycle of a numbering that restarted after surgery."""
        return self.key(1).label.removesuffix("D1")

    @property
    def last_date(self) -> date:
        """The date of the cycle's last day."""
        return self.starts + timedelta(days=self.length - 1)

    def key(self, day: int) -> CycleDay:
        """The label of one of its days."""
        return CycleDay(self.cycle, day, self.post_surgery)

    def days(self) -> tuple[CycleDay, ...]:
        """All its days in order."""
        return tuple(self.key(day) for day in range(1, self.length + 1))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided for this patient: delays and resections in the order that they were made."""

    delays: Sequence[CycleDelayed] = ()
    resections: Sequence[SurgeryPlanned] = ()


def lay_rows(
    regimen: Regimen, c1d1: date, decisions: Decisions, site: Mapping[str, str]
) -> tuple[CycleRow, ...]:
    """All rows from C1D1. A cycle never begins inside the one before it.

    Rows stop before a surgery whose count the site has not decided, or whose date of
    going on is not known.
    """
    numbers = _numbers(regimen, decisions.resections, site)
    delays = {(event.cycle, event.post_surgery): event for event in decisions.delays}
    resumes = dict(_resumed(decisions.resections, restarted=any(post for _, post in numbers)))
    rows: list[CycleRow] = []
    start = c1d1
    for cycle, post in numbers:
        planned = start
        if rows and rows[-1].number in resumes:
            on = resumes[rows[-1].number]
            if on is None:
                break
            start = planned = max(start, on)
        delay = delays.get((cycle, post))
        start = max(start, delay.starts) if delay else start
        why = delay.why if delay else ""
        row = CycleRow(cycle, start, regimen.length_of(cycle), post, (start - planned).days, why)
        rows.append(row)
        start = row.last_date + timedelta(days=1)
    return tuple(rows)


def _numbers(
    regimen: Regimen, resections: Sequence[SurgeryPlanned], site: Mapping[str, str]
) -> tuple[Number, ...]:
    last = int(regimen.max_cycles.value)
    if not resections or regimen.surgery is None:
        return tuple((cycle, False) for cycle in range(1, last + 1))
    before = resections[0].after_cycle
    head = tuple((cycle, False) for cycle in range(1, before + 1))
    if surgery.unset(site):
        return head
    after = surgery.cycles_after(regimen.surgery, site, before)
    numbers = range(after.first, min(after.last, last) + 1)
    return (*head, *((cycle, after.restarted) for cycle in numbers))


def _resumed(
    resections: Sequence[SurgeryPlanned], *, restarted: bool
) -> Iterator[tuple[Number, date | None]]:
    """The cycle before each resection, and when treatment goes on after it."""
    for index, resection in enumerate(resections):
        yield (resection.after_cycle, restarted and index > 0), resection.resumes
