"""What the hemoglobin watch said on the day, and what a person decided: from the same function as the screen."""

from datetime import timedelta

from infusetrack.domain.events import HemoglobinAnswered, LabsReported
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.labs import HEMOGLOBIN
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import words_of
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.hgb_reading import hgb_reading, plot, within
from infusetrack.reports.style import FINE
from infusetrack.reports.table import Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import advice_of, unread_words
from infusetrack.wording.translate import tr

SHOWN, MOMENT = timedelta(days=28), timedelta(microseconds=1)
"""The drawing shows so many days before the day's last value, and that value too."""
PLOT, LEAST = 94.0, 4
"""Height of the drawing in points; fewer values than this are no line, and the laboratory's table tells them."""


def hemoglobin(context: DayContext) -> list[Strip]:
    """The line of the last weeks up to the day, and a row for each value of it that acts or was decided on.

    Nothing on a day on which no hemoglobin was drawn.
    """
    drawn = {
        line.event.drawn_at
        for line in context.of_kind(LabsReported)
        if isinstance(line.event, LabsReported)
        and any(one.analyte == HEMOGLOBIN for one in line.event.results)
    }
    if not drawn:
        return []
    read = hgb_reading(context)
    found = [one for one in read.reviews if one.at in drawn and _speaks(context, one)]
    title = tr("Hemoglobin of the last {days} days").format(days=SHOWN.days)
    seen = within(read.drawn, max(drawn) - SHOWN, max(drawn) + MOMENT)
    strips = plot(context, seen, title, height=PLOT, least=LEAST)
    if not strips and (found or read.unread):
        strips = [gap(), heading(title, context.room)]
    if read.unread:
        strips += table((Column("", 1.0),), [(unread_words(),)], context.room)
    return [*strips, *_rows(context, found)]


def _rows(context: DayContext, found: list[Review]) -> list[Strip]:
    columns = (
        Column(tr("Drawn"), 0.16),
        Column(tr("Hemoglobin watch"), 0.56, face=FINE),
        Column(tr("Decision"), 0.28, face=FINE),
    )
    rows = [_row(context, one) for one in found]
    return table(columns, rows, context.room) if rows else []


def _speaks(context: DayContext, review: Review) -> bool:
    return review.tier is Tier.ACT or answer_to(context.chart, review.at) is not None


def _row(context: DayContext, review: Review) -> tuple[str, str, str]:
    told = advice_of(review)
    parts = (told.value, told.rule, told.cause)
    words = " ".join(part for part in parts if part)
    return figures.moment(review.at, context.zone), words, _decision(context, review)


def _decision(context: DayContext, review: Review) -> str:
    line = answer_to(context.chart, review.at)
    if line is None or not isinstance(line.event, HemoglobinAnswered):
        return tr("none recorded")
    return tr("{words}. By {by}").format(words=words_of(context, line), by=line.by)
