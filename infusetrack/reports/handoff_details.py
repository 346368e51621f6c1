"""The second page of a handoff: the infusion and vital signs drawn, the sets, the open toxicities."""

from collections.abc import Sequence
from dataclasses import replace

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.domain.release import years_old
from infusetrack.domain.scores import score
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_parts import (
    BODY,
    QUIET,
    STRONG,
    Cut,
    cut,
    cut_rows,
    fitted,
    letter_heading,
    tall,
)
from infusetrack.reports.infusion_chart import chart
from infusetrack.reports.style import FINE
from infusetrack.reports.table import Column, heading
from infusetrack.reports.timeline import Timeline, timeline
from infusetrack.reports.toxicity_overview import cause_words
from infusetrack.wording import figures
from infusetrack.wording.events import pressure_words
from infusetrack.wording.handoff_reasons import Pair
from infusetrack.wording.scores import total_words
from infusetrack.wording.toxicity_words import name_words, treatment_words
from infusetrack.wording.translate import tr

PANELS = (40.0, 62.0)
MARKS = 6
"""So many of the latest moments are marked in the drawing."""
TOXICITY_SHARE, RULES_SHARE = 0.4, 0.3
LEAST_BESIDE = 120.0
"""With less room than this for vital signs and toxicities nothing is drawn."""


def second_page(context: HandoffContext, room: float, over: Sequence[Pair]) -> list[Strip]:
    """All of it, never higher than `room` points; `over` are the if-then lines from the first page."""
    rules = _rules(context, over, room * RULES_SHARE)
    left = room - tall(rules)
    drawn = _infusion(context)
    if left - tall(drawn) < LEAST_BESIDE:
        drawn = []
    left -= tall(drawn)
    toxicities = _toxicities(context, left * TOXICITY_SHARE)
    told = [*rules, *drawn, *_vitals(context, left - tall(toxicities)), *toxicities]
    return fitted(told, room, context.room)


def _rules(context: HandoffContext, over: Sequence[Pair], room: float) -> list[Strip]:
    if not over:
        return []
    columns = (Cut(Column("", 0.62, face=STRONG), 8), Cut(Column("", 0.38, face=BODY), 8))
    title = letter_heading("S", tr("Situation awareness, continued"), context.room)
    rows = cut_rows(columns, over, context.room)
    return [title, *fitted(rows, room - title.height - 8.0, context.room), gap(8.0)]


def _infusion(context: HandoffContext) -> list[Strip]:
    """Rate and vital signs over time, the latest moments marked and told in a line or three."""
    line = timeline(context)
    if line is None:
        return []
    shown = replace(
        line, moments=tuple(replace(one, number=at) for at, one in enumerate(line.moments[-MARKS:], 1))
    )
    legend = cut(_legend(context, shown), FINE, context.room, 3)
    told = text_strip(legend, context.room, FINE) if legend else []
    title = heading(tr("Infusion today"), context.room, tr("SBP full line, HR broken line"))
    return [title, chart(context, shown, PANELS), *told, gap(8.0)]


def _legend(context: HandoffContext, line: Timeline) -> str:
    return " · ".join(f"{one.number}: {context.time(one.at)} {one.words}" for one in line.moments)


def _vitals(context: HandoffContext, room: float) -> list[Strip]:
    """Every set of the day, the latest first."""
    columns = (
        Cut(Column(tr("Time"), 0.115, face=STRONG), 1),
        Cut(Column(tr("BP"), 0.11, face=BODY), 1),
        Cut(Column(tr("HR"), 0.065, face=BODY), 1),
        Cut(Column(tr("RR"), 0.06, face=BODY), 1),
        Cut(Column(tr("Temp °C"), 0.085, face=BODY), 1),
        Cut(Column(tr("SpO₂"), 0.065, face=BODY), 1),
        Cut(Column(tr("Pain"), 0.06, face=BODY), 1),
        Cut(Column(tr("Score"), 0.065, face=BODY), 1),
        Cut(Column(tr("By"), 0.085, face=BODY), 1),
        Cut(Column(tr("Note"), 0.29, face=BODY), 2),
    )
    title = heading(tr("Vital signs"), context.room)
    taken = [_set(context, line) for line in reversed(context.view.record.vitals)]
    if not taken:
        none = tr("No vital signs on this day.")
        return [title, *text_strip(none, context.room, QUIET), gap(8.0)]
    rows = cut_rows(columns, taken, context.room)
    return [title, *fitted(rows, room - title.height - 8.0, context.room, head=1), gap(8.0)]


def _set(context: HandoffContext, line: Line) -> Sequence[str]:
    event = line.event if isinstance(line.event, VitalsTaken) else VitalsTaken("")
    years = years_old(context.chart, line.happened_at.astimezone(context.zone))
    told = score(context.regimen.reference, years, event)
    temperature = "" if event.temperature_c is None else figures.fixed(event.temperature_c)
    numbers = (event.heart_rate, event.respiratory_rate)
    after = (event.spo2, event.pain)
    late = tr("entered late") if line.is_late else ""
    note = "; ".join(part for part in (tr("baseline") if event.baseline else "", late, event.note) if part)
    return (
        context.time(line.happened_at), pressure_words(event), *(_number(one) for one in numbers), temperature,
        *(_number(one) for one in after), total_words(told) if told else "", line.by, note,
    )  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _toxicities(context: HandoffContext, room: float) -> list[Strip]:
    """What is open, the highest grade first."""
    events = context.found.toxicities
    version = f" (CTCAE {events[0].found.version})" if events else ""
    title = heading(tr("Toxicities open{version}").format(version=version), context.room)
    if not events:
        return [title, *text_strip(tr("None is open."), context.room, QUIET)]
    agents = tuple(context.regimen.agents)
    columns = (
        Cut(Column(tr("Event"), 0.22, face=STRONG), 2),
        Cut(Column(tr("Grade"), 0.07, face=STRONG), 1),
        Cut(Column(tr("Onset"), 0.13, face=BODY), 2),
        *(Cut(Column(context.names.agent(one), 0.14, face=BODY), 2) for one in agents),
        Cut(Column(tr("Action"), 0.30, face=BODY), 2),
    )
    rows = cut_rows(columns, [_toxicity(context, one, agents) for one in events], context.room)
    return [title, *fitted(rows, room - title.height, context.room, head=1)]


def _toxicity(context: HandoffContext, event: AdverseEvent, agents: tuple[str, ...]) -> Sequence[str]:
    return (
        name_words(event.found), str(event.grade), context.time(event.found.onset_at),
        *(cause_words(event, one) for one in agents), treatment_words(event),
    )  # fmt: skip
