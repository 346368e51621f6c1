"""From a chart to what the hemoglobin watch reads: one function for every screen."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar, cast

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    AdverseEventNoted,
    Event,
    FluidCounted,
    InfusionStarted,
    LabsReported,
    LabValue,
    Measured,
    StepDone,
    SurgeryPlanned,
    Transfused,
)
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.labs import FIRST_DOSE_DAY, HEMOGLOBIN, hgb_values, history
from infusetrack.domain.quantities import convert

MARKERS: Mapping[str, str] = MappingProxyType(
    {"reticulocytes": "%", "ldh": "U/L", "bilirubin_indirect": "mg/dL", "haptoglobin": "mg/dL"}
)
"""Analytes that say how red cells fare, in the order of a marker panel, with its units."""
BLOOD = "blood"
"""What is counted out as blood drawn for tests."""
HYDRATION, TRANSFUSION = "hydration", "transfusion"
BLEEDING = ("bleed", "epistaxis", "hematuria", "haematuria", "hematemesis", "haematemesis")
BLACK_STOOL = ("melena", "melaena", "black stool", "tarry")
UNIT_ML_KG, UNIT_MOST_ML = Decimal(10), Decimal(300)
"""A unit of the checklist has no volume: it is counted as 10 mL/kg, at most 300 mL (team judgement)."""
YEAR = Decimal("365.25")
Fact = TypeVar("Fact", bound=Event)


def review_chart(chart: Chart) -> tuple[Review, ...]:
    """A review of every hemoglobin value of a chart, oldest first; empty where there is none.

    It takes tens of milliseconds: ask once per change of the chart, never per tick. What
    computes is fetched with the first question, so that no screen waits for it.
    """
    return review_course(course_of(chart))


def review_course(course: c.Course | None) -> tuple[Review, ...]:
    """The same for a course that was already read from a chart."""
    if course is None:
        return ()
    watch = import_module("infusetrack.domain.hemoglobin")
    return cast("tuple[Review, ...]", watch.review(course))


def course_of(chart: Chart) -> c.Course | None:
    """What the chart knows of the red cells; None without an enrolled patient or without a value."""
    patient, values = chart.patient, tuple(_values(chart))
    if patient is None or not values:
        return None
    age = Decimal((values[0].at.date() - patient.birth_date).days) / YEAR
    weights = tuple(_weights(chart))
    kg = weights[0].kg if weights else 2 * (age + 4)
    limits = [one.lln for one in history(chart, HEMOGLOBIN) if one.lln is not None and one.unit == "g/dL"]
    return c.Course(
        patient=patient.study_id,
        age_years=age,
        weight_kg=kg,
        sex=patient.sex,
        lln_g_dl=limits[-1] if limits else None,
        hgb=values,
        markers=tuple(_markers(chart)),
        doses=tuple(_doses(chart)),
        units=_sorted(_units(chart, kg)),
        fluids=_sorted(_fluids(chart)),
        weights=weights,
        draws=_sorted(_draws(chart)),
        notes=_sorted(_notes(chart)),
    )


def ml_per_kg(given: Transfused, weight_kg: Decimal) -> Decimal:
    """The volume of a blood product by weight, in mL/kg to 0.1."""
    return round(given.volume_ml / weight_kg, 1)


def _sorted(entries: Iterator[c.Entry]) -> tuple[c.Entry, ...]:
    return tuple(sorted(entries, key=lambda one: one.at))


def _values(chart: Chart) -> Iterator[c.HgbValue]:
    """The values drawn; the one given at enrolment stands first where none is older."""
    yield from hgb_values(chart, history(chart, HEMOGLOBIN))


def _facts(chart: Chart, kind: type[Fact]) -> list[tuple[datetime, Fact]]:
    """The standing facts of one kind with the moment at which each happened."""
    return [(line.happened_at, line.event) for line in chart.of_kind(kind) if isinstance(line.event, kind)]


def _weights(chart: Chart) -> Iterator[c.Weight]:
    for at, event in _facts(chart, Measured):
        yield c.Weight(at, event.weight_kg)


def _markers(chart: Chart) -> Iterator[c.Markers]:
    for panel in sorted((event for _, event in _facts(chart, LabsReported)), key=lambda one: one.drawn_at):
        found = {one.analyte: _in(one) for one in panel.results if one.analyte in MARKERS}
        if found:
            retic, ldh, bilirubin, haptoglobin = (found.get(analyte) for analyte in MARKERS)
            yield c.Markers(panel.drawn_at, retic, ldh, bilirubin, haptoglobin)


def _in(one: LabValue) -> Decimal | None:
    """A marker in the watch's unit; None in a unit that nothing converts."""
    if one.unit == MARKERS[one.analyte]:
        return one.value
    return convert("bilirubin", one.value, one.unit, "mg/dL") if one.unit == "umol/L" else None


def _doses(chart: Chart) -> Iterator[c.Dose]:
    for at, event in _facts(chart, InfusionStarted):
        first = event.day == FIRST_DOSE_DAY and event.agent == c.MAGROLIMAB
        yield c.Dose(at, event.agent, kind=c.PRIMING if first else "")


def _units(chart: Chart, kg: Decimal) -> Iterator[c.Unit]:
    """Red cells by their own fact, or else by the count of a day's checklist, one day before it."""
    given = [event for _, event in _facts(chart, Transfused)]
    for one in given:
        product = c.RED_CELLS if one.product == "red_cells" else one.product
        yield c.Unit(one.started_at, product, one.volume_ml, one.stopped_at)
    for at, event in _facts(chart, StepDone):
        count = _answer(event, TRANSFUSION, "red_cells")
        if count > 0 and not any(one.started_at <= at for one in given):
            ml = min(count * UNIT_ML_KG * kg, count * UNIT_MOST_ML)
            yield c.Unit(at - timedelta(days=1), c.RED_CELLS, ml)


def _answer(event: StepDone, step: str, key: str) -> Decimal:
    """A number on a step's form; zero where it was not asked or not a number."""
    found = dict(event.values).get(key) if event.step == step else None
    return found if isinstance(found, Decimal) else Decimal(0)


def _fluids(chart: Chart) -> Iterator[c.Fluid]:
    """Hydration, the bags themselves, and what was counted in."""
    for at, event in _facts(chart, StepDone):
        ml = _answer(event, HYDRATION, "volume_ml")
        if ml > 0:
            yield c.Fluid(at - timedelta(hours=1), ml, "saline_bolus", Decimal(1))
    for at, bag in _facts(chart, InfusionStarted):
        hours = min(bag.volume_ml / bag.rate_ml_h, Decimal(24))
        yield c.Fluid(at, bag.volume_ml, "maintenance", hours)
    for at, counted in _facts(chart, FluidCounted):
        if counted.way == "in":
            yield c.Fluid(at, counted.volume_ml, _fluid_kind(counted.what), Decimal(1))


def _draws(chart: Chart) -> Iterator[c.Draw]:
    """Blood drawn for tests, where it is counted among the fluids out."""
    for at, counted in _facts(chart, FluidCounted):
        if counted.way == "out" and counted.what == BLOOD:
            yield c.Draw(at, counted.volume_ml)


def _fluid_kind(what: str) -> c.FluidKind:
    words = what.lower()
    if "album" in words:
        return "albumin_or_bolus"
    return "saline_bolus" if "bolus" in words or "saline" in words else "maintenance"


def _notes(chart: Chart) -> Iterator[c.Note]:
    for _, event in _facts(chart, AdverseEventNoted):
        words = event.words.lower()
        if any(word in words for word in BLACK_STOOL):
            yield c.Note(event.onset_at, "melena")
        elif any(word in words for word in BLEEDING):
            yield c.Note(event.onset_at, "bleeding_observed")
    for _, planned in _facts(chart, SurgeryPlanned):
        yield c.Note(datetime.combine(planned.on, time(8), UTC), "procedure")
