"""What every document needs: the chart, the plan, the names and the site's time; and a day's page more."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.cycle_day import DayView, day_view
from infusetrack.domain.events import (
    DaySigned,
    DocumentPrinted,
    Event,
    Measured,
    OrderEntered,
    PatientEnrolled,
)
from infusetrack.domain.patient import completed_months
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.style import INK, MARGIN, PAPERS, CodeKind, Colour, LabelForm, Paper, colour
from infusetrack.wording import figures
from infusetrack.wording.events import Names, names_of
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class Printing:
    """When and by whom a document is printed, in which time zone, on which paper and labels, with which codes.

    `as_of` is set where an earlier state of the record is printed: then `at` is that moment.
    """

    at: datetime
    by: str
    zone: tzinfo
    paper: Paper = "letter"
    as_of: bool = False
    labels: LabelForm = "sheet"
    codes: CodeKind = "qr"

    @property
    def room(self) -> float:
        """The width between the margins in points."""
        return PAPERS[self.paper][0] - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class PatientContext:
    """One patient's chart, ready to be written down: what every document needs."""

    chart: Chart
    regimen: Regimen
    names: Names
    printing: Printing

    @property
    def room(self) -> float:
        """The width between the margins in points."""
        return self.printing.room

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return self.printing.zone

    @property
    def patient(self) -> PatientEnrolled | None:
        """Who this is."""
        return self.chart.patient

    @property
    def date(self) -> date | None:
        """The date that the document speaks of; the day of printing for a whole chart."""
        return self.printing.at.astimezone(self.zone).date()

    @property
    def ends_at(self) -> datetime:
        """The moment that the document ends at."""
        return self.printing.at

    def of_kind(self, kind: type[Event]) -> tuple[Line, ...]:
        """The standing lines of one kind."""
        return self.chart.of_kind(kind)

    def time(self, at: datetime) -> str:
        """The site's time of day, with the date when it is not the document's own."""
        told, on, own = figures.clock(at, self.zone), at.astimezone(self.zone).date(), self.date
        if on == own:
            return told
        if own is not None and on.year == own.year:
            return f"{on.day} {figures.MONTHS[on.month - 1]} {told}"
        return f"{figures.day(on)} {told}"

    def measured(self) -> Line | None:
        """The last weight known at the document's end."""
        known = [line for line in self.chart.of_kind(Measured) if line.happened_at <= self.ends_at]
        return known[-1] if known else None

    def order(self) -> OrderEntered | None:
        """The last order."""
        found = [line.event for line in self.of_kind(OrderEntered) if isinstance(line.event, OrderEntered)]
        return found[-1] if found else None

    def agent_colours(self, agent_id: str) -> tuple[Colour, Colour]:
        """A drug's colour and its pale one; ink for a drug that the regimen does not have."""
        agent = self.regimen.agents.get(agent_id)
        if agent is None:
            return INK, colour("EDF0F3")
        return colour(agent.colour_day), colour(agent.colour_day_soft)


@dataclass(frozen=True, slots=True)
class DayContext(PatientContext):
    """One cycle day, ready to be written down; without `terms` no laboratory value is graded."""

    view: DayView
    terms: Ctcae | None = field(default=None, kw_only=True)

    @classmethod
    def of(
        cls, chart: Chart, regimen: Regimen, label: str, printing: Printing, terms: Ctcae | None = None
    ) -> "DayContext":
        """Gather it; refuses a day that the regimen does not have."""
        view = day_view(regimen, chart.day(label))
        return cls(chart, regimen, names_of(regimen), printing, view, terms=terms)

    @property
    def label(self) -> str:
        """The cycle day's label."""
        return self.view.record.label

    @property
    def lines(self) -> tuple[Line, ...]:
        """The standing lines of the day in the order in which they happened."""
        return self.chart.shelves.get(self.label, ())

    @property
    def written(self) -> tuple[Line, ...]:
        """All lines of the day in the order written, those that no longer count too."""
        return tuple(line for line in self.chart.lines if self.label in self._days_of(line))

    def _days_of(self, line: Line) -> set[str]:
        """The day that a line belongs to, and the one that it takes a line away from."""
        old = None if line.amends is None else self.chart.line(line.amends).event
        told = (event for event in (line.event, old) if not isinstance(event, DocumentPrinted))
        return {str(getattr(event, "day", "")) for event in told}

    @property
    def date(self) -> date | None:
        """The date on which the day was given at the site; None before it began."""
        facts = [line for line in self.lines if not isinstance(line.event, DocumentPrinted)]
        return facts[0].happened_at.astimezone(self.zone).date() if facts else None

    @property
    def ends_at(self) -> datetime:
        """The day's last line."""
        return self.lines[-1].happened_at if self.lines else self.printing.at

    def of_kind(self, kind: type[Event]) -> tuple[Line, ...]:
        """The day's standing lines of one kind."""
        return tuple(line for line in self.lines if isinstance(line.event, kind))

    def signatures(self) -> tuple[Line, ...]:
        """The signatures that stand."""
        return self.of_kind(DaySigned)


def age_words(born: date, on: date) -> str:
    """Completed years, with the months below three years of age."""
    years, rest = divmod(completed_months(born, max(born, on)), 12)
    if years >= 3:  # noqa: PLR2004 (said above)
        return tr("{years} y").format(years=years)
    return tr("{years} y {months} mo").format(years=years, months=rest)


def bsa_words(bsa_m2: Decimal, decimals: int = 2) -> str:
    """Body surface with at least two decimals (m²)."""
    shown = figures.trimmed(bsa_m2, decimals)
    return figures.fixed(bsa_m2, 2) if len(shown.partition(".")[2]) < 2 else shown  # noqa: PLR2004


def offset_words(zone: tzinfo, at: datetime) -> str:
    """The zone's name and its offset at a moment: "America/New_York, UTC-05:00".

    A zone that the site did not enter has no name: then it is this computer's.
    """
    span = at.astimezone(zone).utcoffset() or timedelta(0)
    minutes = int(span.total_seconds() // 60)
    sign = figures.MINUS if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    name = getattr(zone, "key", "") or tr("this computer")
    return f"{name}, UTC{sign}{hours:02d}:{rest:02d}"
