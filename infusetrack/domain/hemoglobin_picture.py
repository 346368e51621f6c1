"""What a picture of the red cells shows: one function for the screen, the page and the hand-off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal
from itertools import zip_longest

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_beside import (
    Beside,
    DrawnShare,
    Rise,
    drawn_shares,
    reexposed,
    rise_after,
)
from infusetrack.domain.hemoglobin_known import Known
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.regimen import Regimen

DAY = timedelta(days=1)
ONE_RUN = timedelta(hours=36)
"""Doses of one drug nearer than this are drawn as one bar."""
FLUID_SHOWN_ML_KG = Decimal(10)
"""A fluid of this much by weight is drawn (team judgement: less moves no hemoglobin)."""
ROOT_2 = Decimal("1.4142")
"""A difference of two values is this much wider than one value."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Days of one drug, first to last dose."""

    drug: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """A transfusion: millilitres, and by weight in mL/kg; after red cells the rise."""

    at: datetime
    product: str
    ml: Decimal
    ml_kg: Decimal
    rise: Rise | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Where hemoglobin in g/dL is expected between two moments."""

    since: datetime
    until: datetime
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class CycleSpan:
    """A cycle that was begun, as "C1", from the midnight of its day 1."""

    label: str
    since: datetime
    days: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn, in g/dL and by moment; `reviews` are the values, oldest first."""

    reviews: tuple[Review, ...] = ()
    baseline: Decimal | None = None
    lln: Decimal | None = None
    doses: tuple[c.Dose, ...] = ()
    bars: tuple[Bar, ...] = ()
    given: tuple[Given, ...] = ()
    fluids: tuple[Given, ...] = ()
    notes: tuple[c.Note, ...] = ()
    expected: tuple[Range, ...] = ()
    cycles: tuple[CycleSpan, ...] = ()
    beside: tuple[Beside, ...] = ()
    drawn: tuple[DrawnShare, ...] = ()
    reexposed: frozenset[datetime] = frozenset()


def picture(
    course: c.Course,
    reviews: Sequence[Review],
    cycles: Sequence[CycleSpan] = (),
    markers: Sequence[Beside] = (),
) -> Picture:
    """The picture of a reviewed course; `markers` are the chart's results beside the values."""
    baseline = reviews[-1].baseline if reviews else None
    bags = {one.at for one in course.doses}
    return Picture(
        reviews=tuple(reviews),
        baseline=baseline,
        lln=course.lln_g_dl,
        doses=tuple(one for one in course.doses if one.drug != c.DINUTUXIMAB),
        bars=tuple(_bars(one for one in course.doses if one.drug == c.DINUTUXIMAB)),
        given=tuple(_given(one, one.product, course) for one in course.units),
        fluids=tuple(
            _given(one, one.kind, course)
            for one in course.fluids
            if one.ml >= FLUID_SHOWN_ML_KG * course.weight_kg and one.at not in bags
        ),
        notes=course.notes,
        expected=tuple(_expected(course, baseline)) if baseline is not None else (),
        cycles=tuple(cycles),
        beside=tuple(markers),
        drawn=drawn_shares(course),
        reexposed=reexposed(course),
    )


def spread(value: c.HgbValue) -> Decimal:
    """How far a single value may lie from the child's own, in g/dL (95 of 100), up or down.

    From the reference change value; a bedside device may differ from the laboratory by more.
    """
    own = value.g_dl * NUMBERS["reference_change"].value / 100 / ROOT_2
    return round(max(own, NUMBERS["bedside_apart"].value) if value.method == "poc" else own, 2)


def without_red_cells(picture: Picture) -> tuple[tuple[datetime, Decimal], ...]:
    """The line as it would be without what was transfused and without dilution, from the first unit on."""
    first = min((one.at for one in picture.given if one.product == c.RED_CELLS), default=None)
    if first is None:
        return ()
    before = [(one.at, one.value.g_dl) for one in picture.reviews if one.at <= first]
    return (
        *before[-1:],
        *((one.at, Decimal(f"{one.adjusted:.2f}")) for one in picture.reviews if one.at > first),
    )


def cycle_spans(chart: Chart, regimen: Regimen, zone: tzinfo) -> tuple[CycleSpan, ...]:
    """The cycles with a dose, each from the midnight of its day 1; before any dose, cycle 1 as planned."""
    starts: dict[str, tuple[datetime, int]] = {}
    for line in chart.of_kind(InfusionStarted):
        key = CycleDay.of(getattr(line.event, "day", ""))
        on = line.happened_at.astimezone(zone).date() - (key.day - 1) * DAY
        since, name = datetime.combine(on, time(), zone), key.label.rpartition("D")[0]
        starts[name] = min((since, key.cycle), starts.get(name, (since, key.cycle)))
    if not starts and chart.patient is not None:
        starts["C1"] = datetime.combine(chart.patient.c1d1, time(), zone), 1
    found = (CycleSpan(name, since, regimen.length_of(cycle)) for name, (since, cycle) in starts.items())
    return tuple(sorted(found, key=lambda span: span.since))


def _given(one: c.Unit | c.Fluid, product: str, course: c.Course) -> Given:
    rise = rise_after(course, one) if isinstance(one, c.Unit) else None
    return Given(one.at, product, one.ml, round(one.ml / course.weight_kg, 1), rise)


def _bars(doses: Iterator[c.Dose]) -> Iterator[Bar]:
    run: list[c.Dose] = []
    for dose in doses:
        if run and dose.at - run[-1].at > ONE_RUN:
            yield Bar(run[0].drug, run[0].at, run[-1].at)
            run = []
        run.append(dose)
    if run:
        yield Bar(run[0].drug, run[0].at, run[-1].at)


def _expected(course: c.Course, baseline: Decimal) -> Iterator[Range]:
    """The published fall after priming or re-exposure, little after later doses, until the last one wears off."""
    known, dip = Known(course), int(NUMBERS["dip_days"].value) * DAY
    for dose, following in zip_longest(known.exposed, known.exposed[1:]):
        over = dose.at + dip
        until = following.at if following else max(over, known.magrolimab[-1].at + dip)
        yield Range(dose.at, min(over, until), baseline - NUMBERS["dip_most"].value, baseline)
        if until > over:
            yield Range(over, until, baseline - NUMBERS["later_dip_most"].value, baseline)


def cycle_day_of(cycles: Sequence[CycleSpan], at: datetime) -> str:
    """The cycle day of a moment, as "C1D15"; empty before the first cycle."""
    begun = [span for span in cycles if span.since <= at]
    return f"{begun[-1].label}D{(at - begun[-1].since) // DAY + 1}" if begun else ""
