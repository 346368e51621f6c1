"""What a cycle did to the patient: toxicities worst by term, hemoglobin and blood, reactions."""

from infusetrack.domain.adverse_events import DISEASE, adverse_events
from infusetrack.domain.cycle_toxicities import TermWorst, worst_by_term
from infusetrack.domain.events import AdverseEventNoted
from infusetrack.domain.reaction_history import fingerprint
from infusetrack.domain.reactions import Reaction, reactions
from infusetrack.domain.record import Line
from infusetrack.domain.transfusions import rises
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.day_changes import words_of
from infusetrack.reports.day_reactions import restart_words
from infusetrack.reports.flow import Strip
from infusetrack.reports.hgb_reading import HgbReading, plot, within
from infusetrack.reports.hgb_values import values_table
from infusetrack.reports.patient_pages import section, short_moment
from infusetrack.reports.style import FINE, QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column
from infusetrack.reports.transfusion_table import transfusions
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.events_toxicity import LIKELIHOODS
from infusetrack.wording.reaction_lines import fingerprint_words, onset_line
from infusetrack.wording.toxicity_words import dlt_words, history_words, serious_words
from infusetrack.wording.translate import tr, translated

DASH = "\N{EM DASH}"
PLOT = 130.0
"""Height of the hemoglobin's drawing in points."""


def toxicities(context: CycleContext) -> list[Strip]:
    """One row a term, the worst first; a column for each drug of the regimen and one for other causes."""
    agents = tuple(context.regimen.agents)
    share = 0.34 / (len(agents) + 1)
    columns = (
        Column(tr("Toxicity"), 0.17, face=STRONG),
        Column(tr("Worst grade"), 0.07, "right", STRONG),
        Column(tr("Baseline grade"), 0.08, "right"),
        Column(tr("Grades"), 0.12),
        *(Column(context.names.agent(agent), share) for agent in agents),
        Column(tr("other cause"), share),
        Column(tr("Judgement"), 0.21, face=FINE),
    )
    found = worst_by_term(adverse_events(context.chart), context.span)
    rows = [_term_row(context, row, agents) for row in found]
    return section(
        context, tr("Toxicities, worst by term"), columns, rows,
        none=tr("No toxicity was graded in this cycle."), aside=tr("CTCAE v5.0; cause: the strongest word said"),
    )  # fmt: skip


def _term_row(context: CycleContext, row: TermWorst, agents: tuple[str, ...]) -> tuple[CellLike, ...]:
    causes = {cause: translated(LIKELIHOODS[word]) for cause, word in row.causes.items()}
    others = [
        tr("{cause} {word}").format(
            cause=tr("disease") if cause == DISEASE else context.names.agent(cause), word=word
        )
        for cause, word in causes.items()
        if cause not in agents
    ]
    told = [words for event in row.events for words in (serious_words(event), dlt_words(event)) if words]
    going_on = tr("{many} ongoing").format(many=row.open_events) if row.open_events else tr("over")
    return (
        row.title,
        str(row.worst),
        str(row.baseline) if row.baseline else DASH,
        "; ".join(history_words(event) for event in row.events),
        *(causes.get(agent) or Cell(tr("not judged"), QUIET) for agent in agents),
        ", ".join(others) or DASH,
        " · ".join(dict.fromkeys((going_on, *told))),
    )


def blood(context: CycleContext, read: HgbReading) -> list[Strip]:
    """The hemoglobin values of the cycle with the lowest named, and what was transfused in it."""
    own = tuple(one for one in read.reviews if context.holds(one.at))
    given = [one for one in rises(context.chart) if context.holds(one.given.event.started_at)]
    lowest = min(own, key=lambda one: one.value.g_dl, default=None)
    aside = ""
    if lowest is not None:
        aside = tr("lowest {value} g/dL on {at}").format(
            value=figures.fixed(lowest.value.g_dl), at=short_moment(context, lowest.at)
        )
    none = tr("No hemoglobin was reported in this cycle.")
    drawn = within(read.drawn, context.span.start, context.span.end)
    return [
        *plot(context, drawn, tr("Hemoglobin over the cycle"), height=PLOT),
        *values_table(context, read, own, title=tr("Hemoglobin, each value"), aside=aside, none=none),
        *transfusions(context, given, none=tr("No blood product was recorded in this cycle.")),
    ]


def cycle_reactions(context: CycleContext) -> list[Strip]:
    """One row a reaction, with rate and amounts at its onset; notes of reactions without a form below them."""
    columns = (
        Column(tr("Day"), 0.08, face=STRONG),
        Column(tr("Began"), 0.12),
        Column(tr("At the onset"), 0.22),
        Column(tr("What happened"), 0.38, face=FINE),
        Column(tr("Restart"), 0.20, face=FINE),
    )
    rows = [_reaction_row(context, one) for one in reactions(context.chart) if context.is_own(one.day)]
    rows += [
        (event.day, short_moment(context, event.onset_at), DASH, words_of(context, line), DASH)
        for line in noted_reactions(context)
        if isinstance(event := line.event, AdverseEventNoted)
    ]
    none = tr("No infusion reaction was recorded in this cycle.")
    return section(context, tr("Infusion reactions"), columns, rows, none=none)


def noted_reactions(context: CycleContext) -> list[Line]:
    """Notes of a reaction in the cycle that nobody opened a form for."""
    return [
        line
        for line in context.of_kind(AdverseEventNoted)
        if isinstance(line.event, AdverseEventNoted)
        and line.event.reaction
        and context.is_own(line.event.day)
    ]


def _reaction_row(context: CycleContext, one: Reaction) -> tuple[CellLike, ...]:
    names = names_of(context.regimen)
    told = fingerprint_words(fingerprint(context.chart, one), names, context.zone)
    note = [one.note] if one.note else []
    return (
        one.day,
        short_moment(context, one.at),
        onset_line(one),
        " · ".join((told, *note)),
        restart_words(one),
    )
