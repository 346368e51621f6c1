"""The sets of one day as the rules of danger ask them: the latest that has a number, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from infusetrack.domain.chart import Chart
from infusetrack.domain.danger_found import Danger
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.patient import completed_months
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.vitals import values_of
from infusetrack.domain.vitals_limits import Bound, bounds

MONTHS = 12
BREATHS = "respiratory_rate"


@dataclass(frozen=True, slots=True)
class DaySets:
    """One patient's day. Ages are those at the moment of each set, by the site's calendar."""

    chart: Chart
    regimen: Regimen
    label: str
    zone: tzinfo

    @property
    def lines(self) -> tuple[Line, ...]:
        """The day's sets, the oldest first."""
        return self.chart.day(self.label).vitals

    def latest(self, wanted: Callable[[VitalsTaken], bool]) -> Line | None:
        """The latest set that is wanted; None where none is."""
        return next((one for one in reversed(self.lines) if wanted(event_of(one))), None)

    def latest_with(self, key: str) -> Line | None:
        """The latest set in which a number was taken."""
        return self.latest(lambda event: getattr(event, key) is not None)

    def first_of(self, line: Line, broken: Callable[[Line], bool | None]) -> Line:
        """The first set of the unbroken run that ends with this one.

        `broken` says None of a set that cannot tell: it neither ends the run nor begins it.
        """
        first = line
        for one in reversed(self.lines[: self.lines.index(line)]):
            told = broken(one)
            if told is False:
                break
            first = one if told else first
        return first

    def months(self, line: Line) -> int:
        """The age in completed months at a set; 0 before enrolment."""
        patient = self.chart.patient
        on = line.happened_at.astimezone(self.zone).date()
        return completed_months(patient.birth_date, on) if patient else 0

    def years(self, line: Line) -> int:
        """The age in completed years at a set."""
        return self.months(line) // MONTHS

    @property
    def sex(self) -> str:
        """The patient's sex as the enrolment has it; empty before it."""
        return self.chart.patient.sex if self.chart.patient else ""

    def bounds(self, line: Line, key: str) -> tuple[Bound, ...]:
        """The regimen's limits on one number at a set."""
        at = line.happened_at.astimezone(self.zone)
        return tuple(one for one in bounds(self.chart, self.regimen, self.label, at) if one.key == key)

    def broken(self, line: Line, key: str) -> tuple[Bound, ...]:
        """The regimen's limits that a number of a set does not keep."""
        value = number_of(line, key)
        return tuple(one for one in self.bounds(line, key) if value is not None and not one.allows(value))

    def source(self, number: str) -> str:
        """Where a single number of the reference is from."""
        known = self.regimen.reference.numbers.get(number)
        return known.source if known else ""

    def slowest_breaths(self, line: Line) -> tuple[Decimal | None, str]:
        """Under how many breaths a minute is too few at this age, and where that is from."""
        reference = self.regimen.reference
        for one in reference.at(BREATHS, self.months(line), self.sex):
            if one.table.marks and one.far_low is not None:
                return one.far_low, one.table.source
        key = "danger.breaths_without_range"
        return reference.number(key), self.source(key)

    def danger(self, line: Line, first: Line, **told: Any) -> Danger:
        """A danger of this set."""
        return Danger(since=line.happened_at, first_at=first.happened_at, seq=line.seq, **told)


def event_of(line: Line) -> VitalsTaken:
    """The set of a line; the shelf of vital signs holds nothing else."""
    event = line.event
    return event if isinstance(event, VitalsTaken) else VitalsTaken("")


def number_of(line: Line, key: str) -> Decimal | None:
    """One number of a set; None where it was not taken."""
    return values_of(event_of(line)).get(key)
