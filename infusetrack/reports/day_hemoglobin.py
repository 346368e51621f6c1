"""What the hemoglobin watch said on the day, and what a person decided: from the same function as the screen."""

from infusetrack.domain.events import HemoglobinAnswered, LabsReported
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.labs import HEMOGLOBIN
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import words_of
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import FINE
from infusetrack.reports.table import Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import advice_of
from infusetrack.wording.translate import tr


def hemoglobin(context: DayContext) -> list[Strip]:
    """One row for each hemoglobin of the day that acts or was decided on; nothing on a quiet day."""
    drawn = {
        line.event.drawn_at
        for line in context.of_kind(LabsReported)
        if isinstance(line.event, LabsReported)
        and any(one.analyte == HEMOGLOBIN for one in line.event.results)
    }
    if not drawn:
        return []
    found = [one for one in review_chart(context.chart) if one.at in drawn and _speaks(context, one)]
    if not found:
        return []
    columns = (
        Column(tr("Drawn"), 0.16),
        Column(tr("Hemoglobin watch"), 0.56, face=FINE),
        Column(tr("Decision"), 0.28, face=FINE),
    )
    rows = [_row(context, one) for one in found]
    return [gap(), heading(tr("Hemoglobin"), context.room), *table(columns, rows, context.room)]


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
