"""What the page of a handoff stands on: the day, the handoff as of the moment, and what was said of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, day_view
from infusetrack.domain.events import HandoffGiven
from infusetrack.domain.handoff import Handoff, Ward, handoff
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.handoff_prints import KIND
from infusetrack.domain.handoff_state import HandoffState, handoffs, still_true
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import DayContext, Printing
from infusetrack.reports.document import document_id
from infusetrack.wording.events import names_of


@dataclass(frozen=True, slots=True)
class HandoffContext(DayContext):
    """A cycle day handed over. `said` is what the nurse says beside what the record proposes, None so far.

    `state` is the handoff in the record that this page still tells truly, with who received it.
    """

    ward: Ward
    found: Handoff
    said: HandoffGiven | None = None
    state: HandoffState | None = None

    @classmethod
    def made(
        cls, chart: Chart, regimen: Regimen, label: str, printing: Printing, ward: Ward
    ) -> "HandoffContext":
        """Gather it; refuses a day that the regimen does not have."""
        known = ward if ward.reviews else replace(ward, reviews=review_chart(chart))
        known = replace(known, zone=printing.zone)
        view: DayView = day_view(regimen, chart.day(label))
        found = handoff(chart, regimen, label, printing.at, known)
        state = standing(chart, label, printing.at)
        sheet = state.sheet if state else None
        return cls(chart, regimen, names_of(regimen), printing, view, known, found, sheet, state)

    @property
    def date(self) -> date | None:
        """The day of printing: times of other days bear their date."""
        return self.printing.at.astimezone(self.zone).date()

    @property
    def ends_at(self) -> datetime:
        """The moment of the handoff."""
        return self.printing.at

    @property
    def number(self) -> str:
        """Names this print."""
        return document_id(self, KIND, self.label)

    @property
    def code(self) -> str:
        """What the QR code holds: study number, document and record, and no name."""
        study_id = self.patient.study_id if self.patient else ""
        return f"INFUSETRACK {study_id} {KIND} {self.number} {self.chart.tip}"


def standing(chart: Chart, label: str, at: datetime) -> HandoffState | None:
    """The handoff of this day and shift that nothing newer made untrue; None for a page of its own."""
    for one in reversed(handoffs(chart)):
        of_now = one.sheet.day == label and at - one.given.happened_at <= SHIFT
        if of_now and one.replaced_by is None and still_true(chart, one.given).holds:
            return one
    return None
