"""Worlds that differ in what is uncertain: kinetics, sampling, fluids, markers, records, and how red cells are built."""

from dataclasses import dataclass


@dataclass(frozen=True)
class World:
    """One way in which reality could be; `body` names the generator of the red cells."""

    name: str
    body: str = "cohorts"
    per_week: float = 3.5
    poc: float = 0.15
    case_scale: float = 1.0
    onset_days: tuple[float, float] = (0.3, 3.0)
    pace_days: tuple[float, float] = (1.0, 4.0)
    fluid_share: float = 1.0
    half_life_h: tuple[float, float] = (10.0, 30.0)
    fluids_missing: float = 0.15
    units_missing: float = 0.03
    marker_factor: float = 1.0
    markers_per_value: float = 0.5
    biological: float = 0.027
    note_when_bleeding: float = 0.5
    weight_noise: float = 0.008


WORLDS = (
    World("cohorts"),
    World("fast", onset_days=(0.05, 0.8), pace_days=(0.4, 1.5), per_week=4.5),
    World("delayed", body="accounts", case_scale=1.35, onset_days=(3.0, 8.0), pace_days=(1.0, 4.0), marker_factor=0.6),
    World("sparse", per_week=2.0, poc=0.4, markers_per_value=0.25, biological=0.035),
    World("wet", body="accounts", fluid_share=1.8, half_life_h=(18.0, 48.0), fluids_missing=0.3, per_week=4.5),
    World("slow", body="accounts", case_scale=1.35, pace_days=(4.0, 9.0), marker_factor=0.0, note_when_bleeding=0.3,
          weight_noise=0.015),
)  # fmt: skip
