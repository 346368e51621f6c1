"""What the screen of a handoff stands on: the sheet as of a moment, composed from the record, in words."""

from datetime import datetime, tzinfo

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import HandoffReceived
from infusetrack.domain.handoff import Action, Handoff, Ward, handoff
from infusetrack.domain.handoff_prints import KIND
from infusetrack.domain.handoff_state import HandoffState
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import document_id
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.handoff.give_card import Proposal
from infusetrack.ui.screens.handoff.sheet import SheetWords
from infusetrack.wording import figures
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.events_names import Names, names_of
from infusetrack.wording.handoff_actions import action_time, action_words, valid_words
from infusetrack.wording.handoff_awareness import awareness_pairs
from infusetrack.wording.handoff_reasons import first_pairs, reason_words, scores_words
from infusetrack.wording.handoff_summary import summary_words
from infusetrack.wording.toxicity_words import name_words, when_words
from infusetrack.wording.translate import tr, translated

NO_TIME = "\N{EM DASH}"
"""Beside what is to be done at no minute of its own."""


def ward_of(bedside: Bedside, chart: Chart) -> Ward:
    """What a handoff needs beside chart and regimen: the site's zone, card and values, and the watch's reviews."""
    return Ward(
        zone=bedside.zone,
        card=bedside.tools.emergency(),
        site=bedside.tools.site.site.values,
        reviews=bedside.alarms.hemoglobin.last_of(chart),
    )


class Ground:
    """The sheet of the open patient as of the last look."""

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is composed yet."""
        self._bedside = bedside
        self._sheet: Handoff | None = None

    def look(self, now: datetime) -> None:
        """Compose it anew."""
        bedside = self._bedside
        if bedside.chart.patient is None or not bedside.day_label:
            self._sheet = None
            return
        ward = ward_of(bedside, bedside.chart)
        self._sheet = handoff(bedside.chart, bedside.regimen, bedside.day_label, now, ward)

    @property
    def sheet(self) -> Handoff:
        """The sheet; somebody looked before."""
        if self._sheet is None:
            raise RuntimeError(type(self).__name__)
        return self._sheet

    @property
    def valid_until(self) -> datetime:
        """After this moment the page is not to be trusted."""
        return self.sheet.valid_until

    def document_id(self, now: datetime) -> str:
        """The number of the page that is printed from here."""
        bedside = self._bedside
        printing = Printing(now, bedside.badge, bedside.zone)
        context = PatientContext(bedside.chart, bedside.regimen, names_of(bedside.regimen), printing)
        return document_id(context, KIND, bedside.day_label)

    def proposal(self) -> Proposal:
        """What the record proposes to hand over."""
        sheet, zone, names = self.sheet, self._bedside.zone, names_of(self._bedside.regimen)
        reasons = tuple(reason_words(one, names, zone) for one in sheet.severity.reasons)
        return Proposal(sheet.severity.proposed, reasons, summary_words(sheet, names, zone))

    def words(self, last: HandoffState | None) -> SheetWords:
        """Everything on the sheet; the last handoff's severity, summary and synthesis are those that people said."""
        sheet, zone, names = self.sheet, self._bedside.zone, names_of(self._bedside.regimen)
        return SheetWords(
            title=tr("Shift handoff"),
            state=_state_words(sheet, names, zone),
            first=first_pairs(sheet, names, zone),
            severity=_severity(sheet, last, names, zone),
            summary=last.sheet.summary if last is not None else summary_words(sheet, names, zone),
            actions=tuple(_action(one, sheet, names, zone) for one in sheet.actions),
            awareness=awareness_pairs(sheet, names, zone),
            toxicities=tuple(_toxicity(one, sheet.at, zone) for one in sheet.toxicities),
            synthesis=_synthesis(last),
        )


def _state_words(sheet: Handoff, names: Names, zone: tzinfo) -> str:
    """As of when, until when what stands here may be trusted, and why."""
    told = tr("As of {at}, would be valid until {until}; {why}")
    at, until = figures.clock(sheet.at, zone), figures.clock(sheet.valid_until, zone)
    return told.format(at=at, until=until, why=valid_words(sheet, names))


def _severity(
    sheet: Handoff, last: HandoffState | None, names: Names, zone: tzinfo
) -> tuple[tuple[str, str], ...]:
    """What was said at the handoff, then why the record says what it proposes now."""
    said = last.sheet.severity if last is not None else sheet.severity.proposed
    why = last.sheet.severity_why if last is not None else ""
    reasons = (reason_words(one, names, zone) for one in sheet.severity.reasons)
    told = [part for part in (why, scores_words(sheet, zone), *reasons) if part]
    return ((translated(SEVERITIES[said]), "\n".join(told) or tr("nothing found that speaks against it")),)


def _action(action: Action, sheet: Handoff, names: Names, zone: tzinfo) -> tuple[str, str]:
    return action_time(action, zone) or NO_TIME, action_words(action, sheet, names, zone)


def _toxicity(event: AdverseEvent, now: datetime, zone: tzinfo) -> tuple[str, str]:
    head = tr("{name}, grade {grade}").format(name=name_words(event.found), grade=event.grade)
    return head, tr("since {at}").format(at=when_words(event.steps[-1].at, now, zone))


def _synthesis(last: HandoffState | None) -> str:
    event = last.received.event if last is not None and last.received is not None else None
    return event.synthesis if isinstance(event, HandoffReceived) else ""
