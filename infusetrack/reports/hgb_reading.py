"""What the hemoglobin watch reads in a chart, for paper: from the same functions as the screen."""

from dataclasses import dataclass, field

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_chart import course_of, review_course
from infusetrack.domain.hemoglobin_course import Course
from infusetrack.domain.hemoglobin_picture import Picture, cycle_spans, picture
from infusetrack.reports.context import PatientContext


@dataclass(frozen=True, slots=True)
class HgbReading:
    """The course, what the watch says of each value, and what is drawn; `unread` where it broke off."""

    course: Course | None = None
    reviews: tuple[Review, ...] = ()
    drawn: Picture = field(default_factory=Picture)
    unread: bool = False


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
