"""The first page of a handoff: what cannot wait, then severity, summary, actions beside the if-then and hemoglobin."""

from collections.abc import Sequence
from datetime import timedelta

from infusetrack.domain.events_handoff import IllnessSeverity
from infusetrack.domain.hemoglobin_chart import course_of
from infusetrack.domain.hemoglobin_picture import cycle_spans, picture
from infusetrack.reports.flow import Strip, gap, side_by_side, stacked, text_strip
from infusetrack.reports.furniture import allergy_words
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_parts import (
    BIG,
    BODY,
    QUIET,
    STRONG,
    Cut,
    boxed,
    cut,
    cut_rows,
    fitted,
    fitting,
    letter_heading,
    tall,
)
from infusetrack.reports.hgb_chart import hgb_chart
from infusetrack.reports.table import Column, heading
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.handoff_actions import action_time, action_words
from infusetrack.wording.handoff_awareness import awareness_pairs
from infusetrack.wording.handoff_reasons import Pair, first_pairs, reason_words, scores_words
from infusetrack.wording.handoff_stands import stands_words
from infusetrack.wording.handoff_summary import summary_words
from infusetrack.wording.translate import tr, translated

LEFT, BETWEEN = 0.5, 16.0
REASONS = 4
HGB_HEIGHT, HGB_SINCE = 128.0, timedelta(days=28)
IF_THEN = (Cut(Column("", 0.42, face=STRONG), 12), Cut(Column("", 0.58, face=BODY), 12))
"""No limit is shortened away: these rows are as long as the regimen makes them."""

FIRST_SHARE, SUMMARY_SHARE = 0.30, 0.42
LEAST_FOR_A_PICTURE = 330.0
"""A page with less room (a header of many lines) has no picture."""


def first_page(context: HandoffContext, room: float) -> tuple[list[Strip], Sequence[Pair]]:
    """All of it, never higher than `room` points; and the if-then lines that go on over the page."""
    top = _first(context, room * FIRST_SHARE)
    left = room - tall(top)
    wide = context.room * LEFT - BETWEEN / 2
    other = context.room - wide - BETWEEN
    right, over = _right(context, other, left)
    columns = ((0.0, stacked(_left(context, wide, left))), (wide + BETWEEN, stacked(right)))
    return [*top, side_by_side(columns)], over


# --- above I -----------------------------------------------------------------------------------


def _first(context: HandoffContext, room: float) -> list[Strip]:
    """Alarms, what is overdue, a closed gate, amendments: in a frame above everything else."""
    pairs = [*_allergies(context), *_open(context), *first_pairs(context.found, context.names, context.zone)]
    if not pairs:
        return []
    wide = context.room - 16
    columns = (Cut(Column("", 0.16, face=STRONG), 2), Cut(Column("", 0.84, face=BODY), 2))
    rows = fitted(cut_rows(columns, pairs, wide), room - 22, wide)
    return [boxed(rows, context.room), gap(9.0)]


def _allergies(context: HandoffContext) -> list[tuple[str, str]]:
    """The whole list where the header had to shorten it."""
    if allergy_words(context, short=True) == allergy_words(context, short=False):
        return []
    return [(tr("Allergies"), allergy_words(context, short=False))]


def _open(context: HandoffContext) -> list[tuple[str, str]]:
    """An earlier sheet that nobody received, where this page is not that sheet."""
    before = context.found.open_before
    if before is None or (context.state is not None and before.given == context.state.given):
        return []
    return [(tr("Open handoff"), stands_words(before, context.zone))]


# --- left: I, P, A ------------------------------------------------------------------------------


def _left(context: HandoffContext, wide: float, room: float) -> list[Strip]:
    severity = _severity(context, wide)
    summary = _summary(context, wide, (room - tall(severity)) * SUMMARY_SHARE)
    used = tall(severity) + tall(summary)
    return fitted([*severity, *summary, *_actions(context, wide, room - used)], room, wide)


def _severity(context: HandoffContext, wide: float) -> list[Strip]:
    found, said = context.found.severity, context.said
    word = _word(said.severity if said else found.proposed)
    scores = scores_words(context.found, context.zone)
    lines = text_strip(word, wide - 16, BIG)
    lines += [one for one in text_strip(scores, wide - 16, BODY)[:2] if scores]
    reasons = [reason_words(one, context.names, context.zone) for one in found.reasons]
    told = [cut(words, BODY, wide - 4, 2) for words in reasons[:REASONS]]
    if len(reasons) > REASONS:
        told.append(tr("{count} more, see the chart").format(count=len(reasons) - REASONS))
    aside = (
        tr("set by {who}").format(who=context.state.given.by)
        if context.state
        else tr("proposed; a nurse sets it")
    )
    if said is not None and said.severity != said.proposed:
        why = tr("Why: {why}. The record proposed {word}")
        words = why.format(word=translated(SEVERITIES[said.proposed]), why=said.severity_why)
        told.insert(0, cut(words, BODY, wide - 4, 2))
    body = [strip for words in told for strip in text_strip(words, wide, BODY)]
    title = letter_heading("I", tr("Illness severity"), wide, aside)
    return [title, boxed(lines, wide), gap(4.0), *body, gap(8.0)]


def _word(severity: IllnessSeverity) -> str:
    return translated(SEVERITIES[severity]).upper()


def _summary(context: HandoffContext, wide: float, room: float) -> list[Strip]:
    said = context.said
    words = said.summary if said else summary_words(context.found, context.names, context.zone)
    aside = tr("edited by hand") if said is not None and said.summary_was_edited else tr("from the record")
    most = max(int((room - 28.0) / BODY.leading), 2)
    lines = text_strip(cut(words, BODY, wide, most), wide, BODY)
    return [letter_heading("P", tr("Patient summary"), wide, aside), *lines, gap(8.0)]


def _actions(context: HandoffContext, wide: float, room: float) -> list[Strip]:
    found = context.found
    columns = (
        Cut(Column(tr("Due"), 0.16, face=STRONG), 1),
        Cut(Column(tr("Action"), 0.68, face=BODY), 4),
        Cut(Column(tr("Done by"), 0.16), 1),
    )
    rows = [
        (action_time(one, context.zone), action_words(one, found, context.names, context.zone), "")
        for one in found.actions
    ]
    title = letter_heading("A", tr("Actions for the next shift"), wide)
    if not rows:
        return [title, *text_strip(tr("Nothing is due."), wide, QUIET)]
    strips = cut_rows(columns, rows, wide, ticks=True)
    return [title, *fitted(strips, room - title.height, wide, head=1)]


# --- right: S, hemoglobin -----------------------------------------------------------------------


def _right(context: HandoffContext, wide: float, room: float) -> tuple[list[Strip], Sequence[Pair]]:
    shown = _hemoglobin(context, wide) if room >= LEAST_FOR_A_PICTURE else []
    title = letter_heading("S", tr("Situation awareness: if … then …"), wide)
    pairs = awareness_pairs(context.found, context.names, context.zone)
    rows = cut_rows(IF_THEN, pairs, wide)
    kept = fitting(rows, room - title.height - tall(shown) - BODY.leading)
    over = [tr("Goes on on page 2.")] if kept < len(rows) else []
    told = [strip for words in over for strip in text_strip(words, wide, QUIET)]
    return fitted([title, *rows[:kept], *told, *shown], room, wide), pairs[kept:]


def _hemoglobin(context: HandoffContext, wide: float) -> list[Strip]:
    """The last four weeks; a line where there is nothing to draw."""
    course = course_of(context.chart)
    shown = None
    if course is not None:
        known = picture(
            course, context.ward.reviews, cycle_spans(context.chart, context.regimen, context.zone)
        )
        since = context.printing.at - HGB_SINCE
        shown = hgb_chart(context, known, room=wide, height=HGB_HEIGHT, since=since)
    title = heading(tr("Hemoglobin"), wide, tr("square: act · diamond: watch"))
    if shown is None:
        return [gap(8.0), title, *text_strip(tr("No value in the last 28 days."), wide, QUIET)]
    return [gap(8.0), title, shown]
