"""The adverse event log of one patient, ready to be written down: events, clocks, and every version of each entry."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events, number_of
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import AboutAdverseEvent, AdverseEventGraded, InfusionStarted
from infusetrack.domain.expedited import ExpeditedRule, ReportClock, of_site, report_clock
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.toxicity_notices import DltReview, in_dlt_window, reviews_owed
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.wording.events import names_of


@dataclass(frozen=True, slots=True)
class ToxicityContext(PatientContext):
    """`entries` hold all lines about each event by its number, those that no longer count too."""

    site: Mapping[str, str]
    rules: tuple[ExpeditedRule, ...]
    events: tuple[AdverseEvent, ...]
    entries: Mapping[int, Sequence[Line]]

    @classmethod
    def of(
        cls,
        chart: Chart,
        regimen: Regimen,
        printing: Printing,
        site: Mapping[str, str],
        rules: Sequence[ExpeditedRule],
    ) -> "ToxicityContext":
        """Gather it once for the document."""
        own = of_site(rules, site)
        return cls(
            chart, regimen, names_of(regimen), printing, site, own, adverse_events(chart), _entries(chart)
        )

    def clock(self, event: AdverseEvent) -> ReportClock | None:
        """The clock of an expedited report; None where no rule asks for one."""
        dose = self.chart.last(InfusionStarted)
        return report_clock(event, self.rules, dose.happened_at if dose else None)

    def review_owed(self, event: AdverseEvent) -> DltReview | None:
        """The DLT review that is still owed on an event; None where none is."""
        return next(iter(reviews_owed((event,), self.site)), None)

    def in_window(self, event: AdverseEvent) -> bool | None:
        """Whether its cycle counts for DLT; None while the site has not set the window."""
        return in_dlt_window(event, self.site)

    def struck_events(self) -> tuple[int, ...]:
        """The numbers of events that no longer stand."""
        standing = {event.number for event in self.events}
        return tuple(number for number in sorted(self.entries) if number not in standing)


def _entries(chart: Chart) -> Mapping[int, Sequence[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in chart.lines:
        number = _about(chart, line)
        if number:
            found[number].append(line)
    return found


def _about(chart: Chart, line: Line) -> int:
    """The number of the event that a line is about; 0 for any other line."""
    told = line
    while told.event is None and told.amends is not None:
        told = chart.line(told.amends)
    if isinstance(told.event, AboutAdverseEvent):
        return told.event.about
    return number_of(chart, told) if isinstance(told.event, AdverseEventGraded) else 0
