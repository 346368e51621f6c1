"""One cycle of one patient, ready to be written down: its days by the calendar and what was given on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from infusetrack.domain.calendar import calendar_of
from infusetrack.domain.calendar_state import DayCell, cells
from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.exposure import BagGiven, bags_given, days_of_cycle
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.toxicity_map import Span
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.wording.events import names_of


@dataclass(frozen=True, slots=True)
class CycleContext(PatientContext):
    """A cycle ("C2", "P-C1"): `row` is None before enrolment, `planned` its days with study drug.

    `days` are the labels that have anything in the record; `terms` may be missing: then no value is graded.
    """

    cycle: str
    row: CycleRow | None
    planned: tuple[DayCell, ...]
    days: tuple[str, ...]
    bags: tuple[BagGiven, ...]
    terms: Ctcae | None = None

    @classmethod
    def of(
        cls,
        chart: Chart,
        regimen: Regimen,
        cycle: str,
        printing: Printing,
        site: Mapping[str, str],
        terms: Ctcae | None = None,
    ) -> "CycleContext":
        """Gather it; refuses a cycle that this patient does not have."""
        key = CycleDay.of(f"{cycle}D1")
        row, planned = None, tuple[DayCell, ...]()
        if chart.patient is not None:
            calendar = calendar_of(regimen, chart, site)
            row = calendar.row(key.cycle, post_surgery=key.post_surgery)
            today = printing.at.astimezone(printing.zone).date()
            planned = tuple(one for one in cells(calendar, chart, row, today) if one.agents)
        days = days_of_cycle(chart, cycle)
        bags = bags_given(chart, regimen, printing.at, days)
        return cls(chart, regimen, names_of(regimen), printing, cycle, row, planned, days, bags, terms)

    @property
    def span(self) -> Span:
        """From the midnight of its first day to that after its last; what was given later belongs to it too."""
        if self.row is None:
            return Span(self.cycle, self.printing.at, self.printing.at)
        start = datetime.combine(self.row.starts, time(), self.zone)
        end = datetime.combine(self.row.last_date + timedelta(days=1), time(), self.zone)
        return Span(self.cycle, start, end)

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in the cycle."""
        return self.span.start <= at < self.span.end

    def is_own(self, day: str) -> bool:
        """Whether a cycle day's label belongs to this cycle."""
        return day.rpartition("D")[0] == self.cycle
