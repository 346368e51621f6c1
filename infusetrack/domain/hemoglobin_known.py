"""What was known at a moment: fluids, blood drawn, weight and markers up to it, and nothing later."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from math import exp, log
from operator import attrgetter
from statistics import fmean

from infusetrack.domain.hemoglobin_baseline import baseline_values, first_dose_at
from infusetrack.domain.hemoglobin_course import (
    DINUTUXIMAB,
    MAGROLIMAB,
    PRIMING,
    RED_CELLS,
    Course,
    Dose,
    Entry,
    Fluid,
    HgbValue,
    Markers,
    Unit,
)
from infusetrack.domain.hemoglobin_numbers import (
    BLOOD_VOLUME,
    FAST_SHARE,
    FLUID_HALF_LIVES_H,
    FLUID_SHARE,
    FULLY_GONE_DAYS,
    HGB_PER_ML_KG,
    NUMBERS,
    REEXPOSED_AFTER_DAYS,
)

DAY = timedelta(days=1)
LONGEST_STEP_DAYS = 1.5
REPEATED_WITHIN = 2 * DAY
MOST_STEPS = 16
_AT = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Excess:
    """Fluid still in the vessels as a share of blood volume: what runs off fast, and the rest by half-life."""

    fast: float
    slow: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of days between two values; what happens at its end is done after it."""

    days: float
    at: datetime
    first_exposure: bool = False
    later_dose: bool = False
    red_cells: float = 0.0


class Known:
    """A course asked about moments; every answer uses only what is stamped at or before the moment."""

    def __init__(self, course: Course) -> None:
        """Sort the magrolimab doses and the red cells out once."""
        self.course = course
        self.magrolimab = tuple(dose for dose in course.doses if dose.drug == MAGROLIMAB)
        self.dinutuximab = tuple(dose for dose in course.doses if dose.drug == DINUTUXIMAB)
        self.red_cells = tuple(unit for unit in course.units if unit.product == RED_CELLS)
        self.weight_kg = float(course.weight_kg)

    @cached_property
    def blood_volume_ml(self) -> float:
        """Estimated blood volume from age and weight."""
        years = float(self.course.age_years)
        per_kg = next(ml for below, ml in BLOOD_VOLUME if years < below)
        return per_kg * self.weight_kg

    @cached_property
    def _exposures(self) -> tuple[bool, ...]:
        """Of each magrolimab dose, whether red cells meet it as if for the first time."""
        gaps = [days_between(a.at, b.at) >= REEXPOSED_AFTER_DAYS for a, b in pairwise(self.magrolimab)]
        found = [True, *gaps] if self.magrolimab else []
        return tuple(
            first or dose.kind == PRIMING for first, dose in zip(found, self.magrolimab, strict=True)
        )

    @cached_property
    def exposed(self) -> tuple[Dose, ...]:
        """The magrolimab doses that red cells meet as if for the first time: priming and re-exposures."""
        pairs = zip(self.magrolimab, self._exposures, strict=True)
        return tuple(dose for dose, first in pairs if first)

    def dosed_before(self, at: datetime) -> bool:
        """Whether magrolimab was ever begun before this moment."""
        return bool(self.magrolimab) and self.magrolimab[0].at < at

    def days_since_dose(self, at: datetime) -> float | None:
        """Days since the last magrolimab dose; None before the first."""
        last = _last(self.magrolimab, at)
        return None if last is None else days_between(last.at, at)

    def days_since_exposure(self, at: datetime) -> float | None:
        """Days since the last priming or re-exposure; None before the first dose."""
        last = _last(self.exposed, at)
        return None if last is None else days_between(last.at, at)

    def on_dinutuximab(self, at: datetime) -> bool:
        """Whether dinutuximab, and so its hydration, was given in the last 30 hours."""
        last = _last(self.dinutuximab, at)
        return last is not None and at - last.at <= timedelta(hours=30)

    # --- baseline ----------------------------------------------------------------

    def baseline_values(self, at: datetime) -> tuple[HgbValue, ...]:
        """The values of the 14 days before the first dose, known at `at` (see `hemoglobin_baseline`)."""
        before = self.course.hgb[: bisect_right(self.course.hgb, at, key=_AT)]
        return baseline_values(before, first_dose_at(self.course.doses, at), at)

    def repeats_the_last(self, place: int) -> bool:
        """Whether a value shows what the one before it showed, drawn in the last two days at another moment."""
        if not place:
            return False
        last, now = self.course.hgb[place - 1], self.course.hgb[place]
        near = abs(now.g_dl - last.g_dl) <= NUMBERS["repeated"].value
        return near and last.at < now.at <= last.at + REPEATED_WITHIN

    # --- fluids, weight, blood drawn ---------------------------------------------------

    def excess(self, at: datetime) -> Excess:
        """Recorded fluid that is still in the vessels."""
        running = self._fluids(at, FULLY_GONE_DAYS)
        fast = sum(_left(one, at, FAST_SHARE[one.kind], half_life_h=FLUID_HALF_LIVES_H[0]) for one in running)
        slow = tuple(
            sum(_left(one, at, FLUID_SHARE[one.kind], half_life_h=hours) for one in running)
            for hours in FLUID_HALF_LIVES_H[1:]
        )
        return Excess(fast / self.blood_volume_ml, tuple(ml / self.blood_volume_ml for ml in slow))

    def fluid_ml_kg(self, at: datetime, hours: int = 24) -> float:
        """Fluid begun in the last hours, in mL/kg."""
        return sum(float(one.ml) for one in self._fluids(at, hours / 24)) / self.weight_kg

    def running(self, at: datetime) -> bool:
        """Whether a drip ran within the last two hours: a sample may have been drawn beside it."""
        return any(
            days_between(one.at, at) * 24 <= float(one.hours) + 2 for one in self._fluids(at, FULLY_GONE_DAYS)
        )

    def _fluids(self, at: datetime, days: float) -> Sequence[Fluid]:
        return _between(self.course.fluids, at - timedelta(days=days), at)

    def weight_change_percent(self, at: datetime) -> float | None:
        """Weight of the last 18 hours against that of the days before; None where one is missing."""
        now = _between(self.course.weights, at - timedelta(hours=18), at)
        before = _between(self.course.weights, at - 10 * DAY, at - timedelta(hours=18))
        if not now or not before:
            return None
        reference = fmean(float(one.kg) for one in before)
        return 100 * (float(now[-1].kg) / reference - 1)

    def drawn_ml(self, after: datetime, at: datetime) -> float:
        """Blood drawn after one moment up to another."""
        return sum(float(one.ml) for one in _between(self.course.draws, after, at))

    def draws_recorded(self, at: datetime) -> bool:
        """Whether blood drawn is being counted at all."""
        return bool(_between(self.course.draws, at - FULLY_GONE_DAYS * DAY, at))

    # --- notes and markers -------------------------------------------------------------

    def notes(self, after: datetime, at: datetime) -> frozenset[str]:
        """The kinds of notes after one moment up to another."""
        return frozenset(one.kind for one in _between(self.course.notes, after, at))

    def bled(self, at: datetime, days: float = 5) -> bool:
        """Whether bleeding was written down in the last days."""
        return bool(self.notes(at - timedelta(days=days), at) - {"procedure"})

    def markers(self, after: datetime, at: datetime) -> Sequence[Markers]:
        """Marker panels of the last day that were not yet weighed."""
        return _between(self.course.markers, max(after, at - DAY), at)

    def marker_before_dose(self, name: str, at: datetime) -> Sequence[float]:
        """The logarithms of one marker before the first dose, known at `at`."""
        end = min(at, self.magrolimab[0].at) if self.magrolimab else at
        until = self.course.markers[: bisect_right(self.course.markers, end, key=_AT)]
        found = (getattr(one, name) for one in until)
        return [log(float(value)) for value in found if value is not None and value > 0]

    # --- steps -------------------------------------------------------------------

    def steps(self, after: datetime, at: datetime) -> Iterator[Step]:
        """From one value to the next, stopping at each magrolimab dose and each unit of red cells.

        What is stamped at the minute of a value comes after it.
        """
        doses = {
            dose.at: first
            for dose, first in zip(self.magrolimab, self._exposures, strict=True)
            if after <= dose.at < at
        }
        units = [unit for unit in self.red_cells if after <= unit.at < at]
        stops = sorted({*doses, *(unit.at for unit in units), at})
        longest = max(LONGEST_STEP_DAYS, days_between(after, at) / MOST_STEPS)
        now = after
        for stop in stops:
            for moment in _on_the_way(now, stop, longest):
                yield Step(days_between(now, moment), moment)
                now = moment
            given = sum(self.rise(unit) for unit in units if unit.at == stop)
            first = doses.get(stop)
            yield Step(days_between(now, stop), stop, first is True, first is False, given)
            now = stop

    def rise(self, unit: Unit) -> float:
        """The rise in g/dL that the formula promises for a unit."""
        return float(unit.ml) / self.weight_kg * HGB_PER_ML_KG


def _on_the_way(now: datetime, stop: datetime, longest: float) -> Iterator[datetime]:
    pieces = int(days_between(now, stop) / longest)
    for piece in range(1, pieces + 1):
        moment = now + (stop - now) * piece / (pieces + 1)
        yield moment


def days_between(earlier: datetime, later: datetime) -> float:
    """Days from one moment to another."""
    return (later - earlier) / DAY


def _between(entries: Sequence[Entry], after: datetime, at: datetime) -> Sequence[Entry]:
    """The entries after one moment and up to another."""
    return entries[bisect_right(entries, after, key=_AT) : bisect_right(entries, at, key=_AT)]


def _last(doses: Sequence[Dose], at: datetime) -> Dose | None:
    """The last dose begun before a moment."""
    before = [dose for dose in doses if dose.at < at]
    return before[-1] if before else None


def _left(fluid: Fluid, at: datetime, share: float, half_life_h: float) -> float:
    """Millilitres of a fluid that are still in the vessels, run in evenly over its hours."""
    since = days_between(fluid.at, at) * 24
    hours = max(float(fluid.hours), 0.05)
    decay = log(2) / half_life_h
    ran, after = min(since, hours), max(0.0, since - hours)
    return share * float(fluid.ml) / hours / decay * (1 - exp(-decay * ran)) * exp(-decay * after)
