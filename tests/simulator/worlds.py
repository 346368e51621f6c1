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
    clearing: str = "curve"
    case_size: tuple[float, float] = (2.8, 6.0)
    bleed_size: tuple[float, float] = (1.8, 4.0)
    ages: tuple[float, float] = (1.2, 16.0)
    weight_scale: float = 1.0
    draw_ml: tuple[float, float] = (1.5, 3.5)
    inpatient_draws: int = 0
    surgery: float = 0.0
    checked_at_hours: bool = False


WORLDS = (
    World("cohorts"),
    World("fast", onset_days=(0.05, 0.8), pace_days=(0.4, 1.5), per_week=4.5),
    World("delayed", body="accounts", case_scale=1.35, onset_days=(3.0, 8.0), pace_days=(1.0, 4.0), marker_factor=0.6),
    World("sparse", per_week=2.0, poc=0.4, markers_per_value=0.25, biological=0.035),
    World("wet", body="accounts", fluid_share=1.8, half_life_h=(18.0, 48.0), fluids_missing=0.3, per_week=4.5),
    World("slow", body="accounts", case_scale=1.35, pace_days=(4.0, 9.0), marker_factor=0.0, note_when_bleeding=0.3,
          weight_noise=0.015),
)  # fmt: skip

STRESS = (
    World("ordinary", body="accounts", clearing="saturated", case_size=(2.3, 4.0), onset_days=(0.5, 3.0),
          pace_days=(3.0, 8.0), bleed_size=(2.2, 4.5)),
    World("hours", onset_days=(0.1, 0.4), pace_days=(0.2, 0.8), checked_at_hours=True, marker_factor=1.4),
    World("splenic", clearing="saturated", case_size=(2.5, 4.5), onset_days=(1.0, 4.0), pace_days=(10.0, 14.0),
          marker_factor=0.3),
)  # fmt: skip
"""Worlds made later, to see whether what helps in `WORLDS` helps elsewhere."""
ASIDE = (
    World("infants", body="accounts", clearing="saturated", ages=(0.4, 1.8), weight_scale=0.75, draw_ml=(1.5, 3.0),
          inpatient_draws=3, case_size=(2.4, 4.5), per_week=4.5),
    World("bedside", poc=0.85, per_week=3.0, case_size=(2.4, 5.0), markers_per_value=0.2),
    World("patchy", body="accounts", per_week=1.5, fluids_missing=0.3, units_missing=0.1, markers_per_value=0.2,
          case_size=(2.4, 5.0), onset_days=(0.5, 5.0)),
    World("surgery", clearing="saturated", surgery=0.5, pace_days=(3.0, 8.0), case_size=(2.4, 5.0),
          note_when_bleeding=0.3),
)  # fmt: skip
"""Worlds that nobody looks at while the model is being changed: only a whole change is tried on them."""
