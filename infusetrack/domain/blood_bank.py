"""What the blood bank must know: anti-CD47 given when, the set drawn before the first dose, products given."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import InfusionStarted, StepDone, Transfused
from infusetrack.domain.hemoglobin_chart import ml_per_kg
from infusetrack.domain.record import Line

ANTI_CD47 = frozenset({"magrolimab"})
"""Agents that cover red cells and disturb typing, antibody screen and cross-match (LIT: Transfusion 2019)."""
BASELINE_SET = "bloodbank"
"""The step of the blood-bank set before the first dose."""


@dataclass(frozen=True, slots=True)
class BloodBank:
    """First and last anti-CD47 dose, and when the set before it was recorded; None for not yet."""

    first_dose_at: datetime | None = None
    last_dose_at: datetime | None = None
    set_recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A blood product that went in; `ml_kg` None where no weight is known."""

    line: Line
    event: Transfused
    ml_kg: Decimal | None


def blood_bank(chart: Chart) -> BloodBank:
    """What a blood request must say of this patient."""
    doses = sorted(
        line.happened_at for line in chart.of_kind(InfusionStarted)
        if isinstance(line.event, InfusionStarted) and line.event.agent in ANTI_CD47
    )  # fmt: skip
    sets = [
        line.happened_at for line in chart.of_kind(StepDone)
        if isinstance(line.event, StepDone) and line.event.step == BASELINE_SET
    ]  # fmt: skip
    return BloodBank(doses[0] if doses else None, doses[-1] if doses else None, min(sets, default=None))


def products(chart: Chart) -> tuple[Given, ...]:
    """All blood products of the record, the newest first."""
    found = [
        _given(chart, line, line.event)
        for line in chart.of_kind(Transfused)
        if isinstance(line.event, Transfused)
    ]
    return tuple(sorted(found, key=lambda one: (one.event.started_at, one.line.seq), reverse=True))


def _given(chart: Chart, line: Line, event: Transfused) -> Given:
    weight = weight_on(chart, event.day)
    return Given(line, event, ml_per_kg(event, weight) if weight else None)
