"""What stands beside the hemoglobin values in their picture: markers, blood drawn, the rise after red cells."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from operator import attrgetter

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.hemoglobin_chart import MARKERS
from infusetrack.domain.hemoglobin_course import RED_CELLS, Course, HgbValue, Unit
from infusetrack.domain.hemoglobin_known import Known

IN_WORDS = ("dat", "smear")
"""Told in words; both are disturbed by anti-CD47 and never weighed."""
ANALYTES = (*MARKERS, *IN_WORDS)
DRAWN_OVER = timedelta(days=14)
AFTER_UNIT, UNIT_JUDGED = timedelta(hours=1), timedelta(hours=48)
"""The rise is judged on a value at least 1 h after the unit and at most 48 h (child: 1 h equals 7 h)."""
_AT = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Beside:
    """One result that says how red cells fare, drawn at a moment."""

    at: datetime
    result: LabValue


@dataclass(frozen=True, slots=True)
class DrawnShare:
    """Blood drawn for tests in the 14 days up to a moment: mL, and percent of the blood volume."""

    at: datetime
    ml: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Rise:
    """The rise in g/dL that the formula promises after red cells, and the one seen; None where it cannot be told."""

    promised: Decimal
    seen: Decimal | None


def beside(chart: Chart) -> tuple[Beside, ...]:
    """Every such result of a chart, the oldest draw first."""
    found = (
        Beside(line.event.drawn_at, one)
        for line in chart.of_kind(LabsReported)
        if isinstance(line.event, LabsReported)
        for one in line.event.results
        if one.analyte in ANALYTES
    )
    return tuple(sorted(found, key=_AT))


def drawn_shares(course: Course) -> tuple[DrawnShare, ...]:
    """At each draw what was drawn in 14 days, by the blood volume for age and weight; empty where none is counted."""
    return tuple(_share(course, one.at) for one in course.draws)


def _share(course: Course, at: datetime) -> DrawnShare:
    draws = course.draws[bisect_right(course.draws, at - DRAWN_OVER, key=_AT) :]
    ml = sum((one.ml for one in draws if one.at <= at), Decimal(0))
    volume = Decimal(str(Known(course).blood_volume_ml))
    return DrawnShare(at, ml, round(100 * ml / volume, 1))


def rise_after(course: Course, unit: Unit) -> Rise | None:
    """What red cells promised and what was seen; None for another product."""
    if unit.product != RED_CELLS:
        return None
    before = [one for one in course.hgb if unit.at - UNIT_JUDGED <= one.at <= unit.at]
    after = next(_after(course, unit), None)
    seen = after.g_dl - before[-1].g_dl if before and after is not None else None
    return Rise(round(Decimal(str(Known(course).rise(unit))), 1), seen)


def _after(course: Course, unit: Unit) -> Iterator[HgbValue]:
    """The values that this unit alone explains, counted from its end: none after the next unit."""
    ended = unit.ended_at or unit.at
    later = min(
        (one.at for one in course.units if one.product == RED_CELLS and one.at > unit.at), default=None
    )
    for one in course.hgb:
        if ended + AFTER_UNIT <= one.at <= ended + UNIT_JUDGED and (later is None or one.at <= later):
            yield one


def reexposed(course: Course) -> frozenset[datetime]:
    """The doses of magrolimab that red cells meet anew after a gap (21 d or more): priming is none of them."""
    known = Known(course)
    first = known.magrolimab[0].at if known.magrolimab else None
    return frozenset(one.at for one in known.exposed if one.at != first)
