"""The adverse event log at a glance: one row an event, and what the patient had at enrolment."""

from infusetrack.domain.adverse_events import DISEASE, AdverseEvent
from infusetrack.domain.events import BaselineConditionNoted
from infusetrack.domain.record import Line
from infusetrack.reports.flow import Strip
from infusetrack.reports.patient_pages import section, short_moment
from infusetrack.reports.style import QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column
from infusetrack.reports.toxicity_context import ToxicityContext
from infusetrack.wording import figures
from infusetrack.wording.events_toxicity import LIKELIHOODS, VERDICTS
from infusetrack.wording.toxicity_words import history_words, name_words
from infusetrack.wording.translate import tr, translated

DASH = "\N{EM DASH}"


def overview(context: ToxicityContext) -> list[Strip]:
    """One row an event in the order in which they were first graded."""
    agents = tuple(context.regimen.agents)
    share = 0.30 / (len(agents) + 1)
    columns = (
        Column(tr("No."), 0.05, "right"),
        Column(tr("Toxicity"), 0.145, face=STRONG),
        Column(tr("Grades"), 0.08, face=STRONG),
        Column(tr("Began"), 0.13),
        Column(tr("Ended"), 0.13),
        *(Column(context.names.agent(agent), share) for agent in agents),
        Column(tr("other cause"), share),
        Column(tr("Serious"), 0.10),
        Column(tr("DLT"), 0.065),
    )
    rows = [_row(context, event, agents) for event in context.events]
    none = tr("No adverse event is graded in this record.")
    aside = tr("events {many}, ongoing {open}").format(
        many=len(rows), open=sum(event.is_open for event in context.events)
    )
    return section(context, tr("All events"), columns, rows, none=none, aside=aside if rows else "")


def _row(context: ToxicityContext, event: AdverseEvent, agents: tuple[str, ...]) -> tuple[CellLike, ...]:
    judged = event.seriousness
    serious: CellLike = Cell(tr("not judged"), QUIET)
    if judged is not None:
        serious = Cell(tr("YES"), STRONG) if judged.serious else tr("no")
    return (
        str(event.number),
        name_words(event.found),
        history_words(event),
        short_moment(context, event.found.onset_at),
        short_moment(context, event.ended_at) if event.ended_at else Cell(tr("ongoing"), STRONG),
        *(_cause(event, agent) for agent in agents),
        others_words(context, event, agents),
        serious,
        dlt_short(event),
    )


def _cause(event: AdverseEvent, agent: str) -> Cell:
    """A judged cause in ink, one that nobody judged quietly."""
    return Cell(cause_words(event, agent), None if agent in event.attributions else QUIET)


def cause_words(event: AdverseEvent, agent: str) -> str:
    """How likely one drug of the trial is; says so where nobody judged."""
    given = event.attributions.get(agent)
    return translated(LIKELIHOODS[given]) if given else tr("not judged")


def others_words(context: ToxicityContext, event: AdverseEvent, agents: tuple[str, ...]) -> str:
    """Causes that are no drug of the trial: the disease, another drug."""
    told = [
        tr("{cause} {word}").format(
            cause=tr("disease") if cause == DISEASE else context.names.agent(cause),
            word=translated(LIKELIHOODS[given]),
        )
        for cause, given in event.attributions.items()
        if cause not in agents
    ]
    return ", ".join(told) or DASH


def dlt_short(event: AdverseEvent) -> str:
    """The reviewer's word in short; a dash where nobody was asked."""
    if event.dlt is None:
        return DASH
    return translated(VERDICTS[event.dlt.verdict]).partition(": ")[2]


def baseline(context: ToxicityContext) -> list[Strip]:
    """What the patient had at enrolment; versions that no longer count stand struck through."""
    columns = (
        Column(tr("Condition"), 0.26, face=STRONG),
        Column(tr("Grade"), 0.08, "right"),
        Column(tr("Since"), 0.14),
        Column(tr("Words"), 0.30),
        Column(tr("Noted"), 0.14),
        Column(tr("By"), 0.08),
    )
    rows = [
        _baseline_row(context, line, line.event)
        for line in context.chart.lines
        if isinstance(line.event, BaselineConditionNoted)
    ]
    none = tr("No condition at enrolment is recorded.")
    return section(context, tr("At enrolment"), columns, rows, none=none)


def _baseline_row(
    context: ToxicityContext, line: Line, noted: BaselineConditionNoted
) -> tuple[CellLike, ...]:
    told = (
        noted.term,
        str(noted.grade),
        figures.day(noted.since) if noted.since else DASH,
        noted.words,
        short_moment(context, line.happened_at),
        line.by,
    )
    gone = not context.chart.is_standing(line)
    return tuple(Cell(text, struck=gone) for text in told)
