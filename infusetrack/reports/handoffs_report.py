"""All seated patients handed over at once: a list of the chairs, then each patient's own pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusetrack.domain.chart import Chart
from infusetrack.domain.handoff import Handoff
from infusetrack.domain.infusion import Phase
from infusetrack.reports.context import PatientContext
from infusetrack.reports.document import Document, written
from infusetrack.reports.flow import Strip, draw_text, paginate, text_strip
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_parts import BODY, QUIET, STRONG, Cut, cut_rows
from infusetrack.reports.handoff_report import composed
from infusetrack.reports.style import INK, MARGIN, SMALL, Face
from infusetrack.reports.table import Column, heading, rule
from infusetrack.wording import figures
from infusetrack.wording.dues import due_title, due_when
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.events_names import phase_words
from infusetrack.wording.handoff_actions import action_words
from infusetrack.wording.translate import tr, translated

if TYPE_CHECKING:
    from infusetrack.reports.paper_canvas import PaperCanvas


@dataclass(frozen=True, slots=True)
class WardFurniture(Furniture):
    """Head and foot of the list: it is of no single patient."""

    @property
    def _details(self) -> list[tuple[str, Face]]:
        return [(tr("Each patient's own pages follow."), BODY)]

    @property
    def _lead(self) -> tuple[str, ...]:
        return (tr("by chair"),)

    @property
    def _name(self) -> str:
        return tr("All patients")

    def _footer(self, canvas: "PaperCanvas", page: int, pages: int | None) -> None:
        """Page and moment; the record's state stands on each patient's own pages."""
        y, printing = MARGIN + 8, self.context.printing
        rule(canvas, MARGIN, y + 10, self.context.room, colour=INK, thick=0.6)
        self._page_number(canvas, y, page, pages)
        told = tr("{title} · as of {at}, by {who}").format(
            title=self.masthead.title, at=figures.moment(printing.at, printing.zone), who=printing.by
        )
        draw_text(canvas, MARGIN, y, told, SMALL)


def all_handoffs_report(contexts: Sequence[HandoffContext], chairs: Mapping[str, int]) -> bytes:
    """The PDF for everybody in a chair: `chairs` tells by study number who sits where.

    Who sits nowhere comes last. Needs at least one patient; the same contexts give the same bytes.
    """
    seated = sorted(
        contexts, key=lambda one: (_study(one) not in chairs, _chair(one, chairs) or 0, _study(one))
    )
    return written([listed(seated, chairs), *(composed(one) for one in seated)])


def listed(contexts: Sequence[HandoffContext], chairs: Mapping[str, int]) -> Document:
    """The list page: severity, drug, what is due next and until when each page is valid."""
    first = contexts[0]
    context = PatientContext(Chart(), first.regimen, first.names, first.printing)
    at = first.printing.at
    masthead = Masthead(
        title=tr("Shift handoff"),
        when=tr("{on} · as of {at}").format(
            on=figures.weekday(at.astimezone(first.zone).date()), at=figures.clock(at, first.zone)
        ),
        state=((tr("{count} patients").format(count=len(contexts)), STRONG),),
    )
    furniture = WardFurniture(context, masthead)
    _, room = furniture.frame()
    return Document(furniture, paginate(_list(contexts, chairs), room))


def _list(contexts: Sequence[HandoffContext], chairs: Mapping[str, int]) -> list[Strip]:
    columns = (
        Cut(Column(tr("Chair"), 0.07, face=STRONG), 1),
        Cut(Column(tr("Patient"), 0.14, face=STRONG), 2),
        Cut(Column(tr("Day"), 0.08, face=BODY), 1),
        Cut(Column(tr("Severity"), 0.13, face=STRONG), 2),
        Cut(Column(tr("Drug"), 0.21, face=BODY), 3),
        Cut(Column(tr("Next due"), 0.25, face=BODY), 3),
        Cut(Column(tr("Valid until"), 0.12, face=STRONG), 2),
    )
    wide = contexts[0].room
    rows = [_row(one, _chair(one, chairs)) for one in contexts]
    note = tr("Severity as proposed from the record, or as a nurse set it. A newer line makes a page untrue.")
    return [
        heading(tr("Seated patients"), wide),
        *cut_rows(columns, rows, wide),
        *text_strip(note, wide, QUIET),
    ]


def _chair(context: HandoffContext, chairs: Mapping[str, int]) -> int | None:
    return chairs.get(_study(context))


def _study(context: HandoffContext) -> str:
    return context.patient.study_id if context.patient else ""


def _row(context: HandoffContext, chair: int | None) -> Sequence[str]:
    found, patient = context.found, context.patient
    said = context.said
    severity = translated(SEVERITIES[said.severity if said else found.severity.proposed]).upper()
    who = f"{_study(context)}\n{patient.initials}" if patient else ""
    return (
        "" if chair is None else str(chair), who, context.label, severity, _drug(context, found),
        _next(context, found), context.time(found.valid_until),
    )  # fmt: skip


def _drug(context: HandoffContext, found: Handoff) -> str:
    """What runs, with its rate and what is left; paused or over; else the day's drugs."""
    if not found.summary.running:
        names = tr(" and ").join(context.names.agent(one) for one in found.summary.agents)
        return tr("{names}, not started").format(names=names) if names else tr("no study drug")
    one = found.summary.running[-1]
    run, agent = one.live.infusion, context.names.agent(one.agent)
    if run.phase is not Phase.RUNNING:
        return tr("{agent} {phase}").format(agent=agent, phase=phase_words(run.phase))
    return tr("{agent} {rate} mL/h, {left} mg left").format(
        agent=agent, rate=figures.fixed(run.rate_ml_h), left=figures.trimmed(one.live.left_mg, 2)
    )


def _next(context: HandoffContext, found: Handoff) -> str:
    action = found.next_due
    if action is None or action.due is None:
        first = next(iter(found.actions), None)
        return action_words(first, found, context.names, context.zone) if first else tr("nothing")
    told = due_title(action.due, found.label, context.names)
    at = context.time(action.due.at)
    if action.due.has_come:
        return tr("{at} {what}: {when}").format(
            at=at, what=told, when=due_when(action.due, found.at, context.zone)
        )
    return tr("{at} {what}").format(at=at, what=told)
