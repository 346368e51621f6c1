"""What the hemoglobin watch reads in a chart, for paper: from the same functions as the screen."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_chart import course_of, review_course
from infusetrack.domain.hemoglobin_course import Course
from infusetrack.domain.hemoglobin_picture import Picture, cycle_spans, picture
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.hgb_chart import hgb_chart, legend_words
from infusetrack.reports.table import heading


@dataclass(frozen=True, slots=True)
class HgbReading:
    """The course, what the watch says of each value, and what is drawn; `unread` where it broke off."""

    course: Course | None = None
    reviews: tuple[Review, ...] = ()
    drawn: Picture = field(default_factory=Picture)
    unread: bool = False


def within(drawn: Picture, start: datetime, end: datetime) -> Picture:
    """What happened from one moment up to another; baseline and limits stay."""
    return replace(
        drawn,
        reviews=tuple(one for one in drawn.reviews if start <= one.at < end),
        doses=tuple(one for one in drawn.doses if start <= one.at < end),
        bars=tuple(one for one in drawn.bars if one.since < end and one.until >= start),
        given=tuple(one for one in drawn.given if start <= one.at < end),
        fluids=tuple(one for one in drawn.fluids if start <= one.at < end),
        notes=tuple(one for one in drawn.notes if start <= one.at < end),
        expected=tuple(one for one in drawn.expected if one.since < end and one.until >= start),
    )


def plot(
    context: PatientContext, drawn: Picture, title: str, *, height: float, least: int = 2
) -> list[Strip]:
    """The drawing below its title and the meaning of its signs; nothing where there are not `least` values."""
    if len(drawn.reviews) < least:
        return []
    strip = hgb_chart(context, drawn, height=height)
    if strip is None:
        return []
    return [gap(), heading(title, context.room, legend_words(context, drawn)), strip]


def hgb_reading(context: PatientContext) -> HgbReading:
    """Read once for a document: it takes tens of milliseconds."""
    course = course_of(context.chart)
    if course is None:
        return HgbReading()
    cycles = cycle_spans(context.chart, context.regimen, context.zone)
    try:
        reviews = review_course(course)
    except (ArithmeticError, ValueError):
        return HgbReading(course, (), picture(course, (), cycles), unread=True)
    return HgbReading(course, reviews, picture(course, reviews, cycles))
