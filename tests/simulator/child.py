"""A made-up child's course: what truly happens to the red cells, apart from how it is measured."""

from dataclasses import dataclass, field

import numpy as np

STEP = 0.25
"""Days between two moments of the truth."""
SCENARIOS = (
    "quiet", "expected", "cd47", "cd47_late", "cd47_hidden", "bleed", "dilution", "marrow", "phlebotomy",
    "drip_arm", "unit_slip",
)  # fmt: skip


@dataclass
class Child:
    """The truth on a grid of moments (days from the first dose), and what was done."""

    scenario: str
    age: float
    weight: float
    baseline: float
    days: np.ndarray
    cd47: np.ndarray
    mass: np.ndarray
    thinned: np.ndarray
    bleeds: list[tuple[float, float]] = field(default_factory=list)
    hemolysis: np.ndarray | None = None
    retic_factor: np.ndarray | None = None
    doses: list[tuple[float, str, str]] = field(default_factory=list)
    fluids: list[tuple[float, float, str, float]] = field(default_factory=list)
    units: list[tuple[float, float]] = field(default_factory=list)
    draws: list[tuple[float, float]] = field(default_factory=list)
    notes: list[tuple[float, str]] = field(default_factory=list)

    def at(self, series: np.ndarray, day: float) -> float:
        """One series at one moment."""
        return float(np.interp(day, self.days, series))

    @property
    def shown(self) -> np.ndarray:
        """The true concentration, g/dL."""
        return self.mass / (1 + self.thinned)

    @property
    def blood_ml(self) -> float:
        """Blood volume in mL."""
        per_kg = 80 if self.age < 2 else 75 if self.age < 6 else 70 if self.age < 12 else 65
        return per_kg * self.weight
