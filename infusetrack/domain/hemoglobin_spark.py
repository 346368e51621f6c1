"""Hemoglobin in small, for a chair's card, the day's page and paper: the same values, doses and baseline as the trend."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_baseline import baseline_values, first_dose_at, mean_of
from infusetrack.domain.hemoglobin_chart import course_of
from infusetrack.domain.hemoglobin_course import MAGROLIMAB, RED_CELLS, Course
from infusetrack.domain.hemoglobin_numbers import NUMBERS

SPAN = timedelta(days=28)
"""So many days back from the last value are shown: a cycle and the baseline before it."""
GAP = timedelta(days=7)
"""No line is drawn through a longer silence (design: never smoothed through)."""
Point = tuple[datetime, Decimal]


@dataclass(frozen=True, slots=True)
class Spark:
    """Values in g/dL in stretches that are drawn through, magrolimab among them, and the baseline."""

    runs: tuple[tuple[Point, ...], ...] = ()
    doses: tuple[datetime, ...] = ()
    baseline: Decimal | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """All values, oldest first."""
        return tuple(point for run in self.runs for point in run)


NOTHING = Spark()


def spark(chart: Chart) -> Spark:
    """The last weeks of a chart; empty without a value."""
    return spark_of(course_of(chart))


def spark_of(course: Course | None) -> Spark:
    """The same for a course that was already read; what cannot be g/dL is left out."""
    values = [one for one in course.hgb if one.g_dl < NUMBERS["tenfold"].value] if course else []
    if course is None or not values:
        return NOTHING
    last = values[-1].at
    since = last - SPAN
    compared = baseline_values(values, first_dose_at(course.doses, last), last)
    blood = [one.at for one in course.units if one.product == RED_CELLS]
    return Spark(
        runs=_runs([(one.at, one.g_dl) for one in values if one.at >= since], blood),
        doses=tuple(one.at for one in course.doses if one.drug == MAGROLIMAB and since <= one.at <= last),
        baseline=mean_of(compared),
    )


def _runs(points: list[Point], blood: list[datetime]) -> tuple[tuple[Point, ...], ...]:
    """Broken by a long silence or by red cells given, as the trend is."""
    runs: list[list[Point]] = []
    for point in points:
        before = runs[-1][-1][0] if runs else None
        if before is None or point[0] - before > GAP or any(before < at <= point[0] for at in blood):
            runs.append([])
        runs[-1].append(point)
    return tuple(tuple(run) for run in runs)
