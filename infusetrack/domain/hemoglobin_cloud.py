"""Many possible children at once: how their red cells move from one value to the next.

Each of the possibilities holds its own account of what CD47, bleeding, marrow and blood
drawing have taken, and of the fluid that thins the blood. Values then weigh them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from infusetrack.domain.hemoglobin_known import Step

Many = NDArray[np.float64]
Kinds = NDArray[np.int64]
SIZE = 2500
LATE_DAYS = 21
"""Days after a magrolimab dose in which a late CD47 loss may still begin."""
SILENT_MARKERS = 0.35
"""The share of children whose markers do not move although red cells are cleared."""
AT_ONCE = 0.04
"""The share of children whose coated cells go within hours of the dose."""
STILL_BLEEDING = 0.1
LEAST_QUIET = 0.1
"""However long a stretch is, this is left for nothing having begun."""
SHAKEN: Mapping[str, float] = MappingProxyType(
    {
        "pace": 0.14,
        "delay": 0.14,
        "recovery": 0.09,
        "fluid_factor": 0.09,
        "waiting": 0.14,
        "leaving": 0.14,
        "bleeding": 0.14,
    }
)
"""By how much children that were kept twice differ afterwards, at most, as a share."""
NONE, BLEED, CD47, MARROW, DILUTION, UNIT = range(6)


@dataclass(frozen=True, slots=True)
class Chances:
    """How often things begin, per day or per occasion, and how often they are tried."""

    bleed: float = 0.010
    bleed_after_procedure: float = 0.10
    cd47_late: float = 0.002
    marrow: float = 0.006
    dilution: float = 0.03
    dilution_hydration_day: float = 0.12
    unit: float = 0.003
    case_first: float = 0.18
    case_later: float = 0.035


CHANCES = Chances()
TRIED = np.array([0.66, 0.09, 0.07, 0.06, 0.10, 0.02])
TRIED_NOTED = np.array([0.30, 0.50, 0.04, 0.03, 0.11, 0.02])
CASE_TRIED_FIRST, CASE_TRIED_LATER = 0.35, 0.15


def kinetics(rng: np.random.Generator) -> tuple[Many, Many]:
    """How long coated cells wait and how fast they go, in days: from hours in a few to a fortnight."""
    delay = np.exp(rng.normal(np.log(1.1), 0.85, SIZE))
    pace = np.exp(rng.normal(np.log(2.0), 0.8, SIZE))
    at_once = rng.random(SIZE) < AT_ONCE
    delay = np.where(at_once, np.exp(rng.uniform(np.log(0.05), np.log(0.5), SIZE)), delay)
    pace = np.where(at_once, np.exp(rng.uniform(np.log(0.1), np.log(0.8), SIZE)), pace)
    return delay, pace


class Cloud:
    """`SIZE` possible children; amounts in g/dL of hemoglobin at normal blood volume."""

    def __init__(self, first: float, spread: float) -> None:
        """All begin near the first value."""
        rng = np.random.default_rng(47)
        n = SIZE
        self.weight = np.full(n, 1 / n)
        self.baseline = rng.normal(first, spread, n)
        self.drift = np.zeros(n)
        self.waiting = np.zeros(n)
        self.leaving = np.zeros(n)
        self.cd47 = np.zeros(n)
        self.delay, self.pace = kinetics(rng)
        self.bleeding = np.zeros(n)
        self.bleed_pace = np.exp(rng.uniform(np.log(0.15), np.log(3.0), n))
        self.bled = np.zeros(n)
        self.failing = np.zeros(n)
        self.marrow = np.zeros(n)
        self.drawn = np.zeros(n)
        self.given = np.zeros(n)
        self.coming = np.zeros(n)
        self.thinned = rng.normal(0, 0.015, n)
        self.drive = np.zeros(n)
        self.fluid_factor = np.exp(rng.normal(0.1, 0.5, n))
        self.half_life = rng.integers(0, 3, n)
        self.recovery = np.exp(rng.normal(np.log(0.06), 0.5, n))
        self.marking = np.where(rng.random(n) < SILENT_MARKERS, 0.0, rng.uniform(0.3, 1.5, n))
        self.unseen_draws = np.exp(rng.normal(np.log(2.5), 0.4, n))

    # --- what it says ------------------------------------------------------------

    @property
    def mass(self) -> Many:
        """Hemoglobin that each child would show at normal blood volume."""
        lost = self.cd47 + self.bled + self.marrow + self.drawn
        return self.baseline + self.drift + self.given - lost

    @property
    def clearing(self) -> Many:
        """Red cells that CD47 blockade takes now, in g/dL a day."""
        found: Many = self.leaving / self.pace
        return found

    def cd47_in(self, days: float) -> Many:
        """The CD47 deficit some days ahead if no further dose changes it."""
        passed = np.exp(-days / self.delay)
        arrived = self.waiting * (1 - passed)
        gone = 1 - np.exp(-days / self.pace)
        late = 1 - np.exp(-np.maximum(days - self.delay, 0) / self.pace)
        back = np.exp(-self.recovery * days * 0.7)
        still_to_go = self.leaving * gone + arrived * late
        ahead: Many = self.cd47 * back + still_to_go * (1 + back) / 2
        return ahead

    # --- moving ------------------------------------------------------------------

    def begin(
        self,
        rng: np.random.Generator,
        days: float,
        notes: frozenset[str],
        since_dose: float | None,
        *,
        hydrated: bool,
    ) -> Kinds:
        """Try, in some of the children, something that begins in the coming stretch; its kind by child."""
        bleeding_noted = bool(notes - {"procedure"})
        tried = TRIED_NOTED if bleeding_noted else TRIED
        kind = rng.choice(6, SIZE, p=tried)
        real = self._begin_chances(days, notes, since_dose, hydrated=hydrated)
        self.weight = self.weight * (real / tried)[kind]
        if bleeding_noted:
            recent = (kind == BLEED) | (self.bleeding > STILL_BLEEDING) | (self.bled > 3 * STILL_BLEEDING)
            self.weight *= np.where(recent, 0.5, 0.012)
        elif days > 0:
            self.weight *= np.where(kind == BLEED, 0.55, 1.0)
        return kind

    def _begin_chances(
        self, days: float, notes: frozenset[str], since_dose: float | None, *, hydrated: bool
    ) -> Many:
        c = CHANCES
        bleed = 1 - np.exp(-c.bleed * days) + (c.bleed_after_procedure if "procedure" in notes else 0)
        near = since_dose is not None and since_dose < LATE_DAYS
        late = 1 - np.exp(-c.cd47_late * days) if near else 1e-6
        marrow = 1 - np.exp(-c.marrow * days)
        dilution = c.dilution_hydration_day if hydrated else c.dilution
        found = np.array([0.0, bleed, late, marrow, dilution, c.unit])
        found[NONE] = max(LEAST_QUIET, 1 - found.sum())
        found /= found.sum()
        return found

    def strike(self, rng: np.random.Generator, kind: Kinds, who: Kinds) -> None:
        """What was tried begins now in the children whose places are in `who`."""
        if not len(who):
            return
        bleed, case, marrow, dilution, unit = (who[kind[who] == what] for what in range(BLEED, UNIT + 1))
        self.bleeding[bleed] += np.exp(rng.normal(np.log(2.0), 0.5, len(bleed)))
        self.waiting[case] += np.exp(rng.normal(np.log(2.6), 0.4, len(case)))
        self.failing[marrow] = rng.uniform(0.4, 1.0, len(marrow))
        self.thinned[dilution] += rng.uniform(0.02, 0.18, len(dilution))
        self.coming[unit] += rng.uniform(0.8, 3.0, len(unit))

    def advance(self, rng: np.random.Generator, days: float) -> None:
        """Let all children live on for some days."""
        if days <= 0:
            return
        healthy = 1 - 0.85 * self.failing
        back = np.exp(-self.recovery * days * healthy)
        passed = np.exp(-days / self.delay)
        gone = 1 - np.exp(-days / self.pace)
        arrived = self.waiting * (1 - passed)
        self.waiting = self.waiting - arrived
        at_once = arrived * (1 - np.exp(-days / 2 / self.pace))
        taken = self.leaving * gone + at_once
        self.leaving = self.leaving * (1 - gone) + arrived - at_once
        self.cd47 = self.cd47 * back + taken
        lost = self.bleeding * (1 - np.exp(-days / self.bleed_pace))
        self.bleeding = self.bleeding - lost
        self.bled = self.bled * back + lost
        self.marrow = self.marrow * back + self.failing * 0.0125 * self.baseline * days
        self.drawn = self.drawn * back
        failing = np.flatnonzero(self.failing)
        ended = failing[rng.random(len(failing)) < 1 - np.exp(-days / 20)]
        self.failing[ended] = 0.0
        arrived = self.coming * (1 - np.exp(-days / 0.08))
        self.coming = self.coming - arrived
        self.given = self.given * np.exp(-0.01 * days) + arrived
        self.thinned = self.thinned * np.exp(-days / 1.1)
        answer = np.exp(-days / 4)
        deficit = np.maximum(self.cd47 + self.bled + self.marrow + self.drawn, 0)
        self.drive = self.drive * answer + deficit * (1 - answer)

    def wander(self, rng: np.random.Generator, days: float) -> None:
        """What no account explains: the body's own variation, and fluid that nobody wrote down."""
        keep, thin = np.exp(-days / 10), np.exp(-days / 1.1)
        self.baseline = self.baseline + rng.normal(0, 0.05 * np.sqrt(min(days, 30)), SIZE)
        self.drift = self.drift * keep + rng.normal(0, 0.3 * np.sqrt(1 - keep**2), SIZE)
        self.thinned = self.thinned + rng.normal(0, 0.015 * np.sqrt(1 - thin**2), SIZE)

    def dosed(self, rng: np.random.Generator, step: Step) -> None:
        """Red cells meet a magrolimab dose: an expected dip, or more in a few."""
        if not (step.first_exposure or step.later_dose):
            return
        first = step.first_exposure
        tried = CASE_TRIED_FIRST if first else CASE_TRIED_LATER
        real = CHANCES.case_first if first else CHANCES.case_later
        case = rng.random(SIZE) < tried
        self.weight *= np.where(case, real / tried, (1 - real) / (1 - tried))
        expected = np.exp(rng.normal(np.log(0.85 if first else 0.12), 0.45, SIZE))
        much = np.exp(rng.normal(np.log(2.8), 0.45, SIZE))
        self.waiting += np.where(case, much, expected)
        fresh = case | first
        delay, pace = kinetics(rng)
        self.delay = np.where(fresh, delay, self.delay)
        self.pace = np.where(fresh, pace, self.pace)

    def transfused(self, rng: np.random.Generator, rise: float) -> None:
        """Red cells were given: `rise` is what the formula promises."""
        if rise > 0:
            self.coming += rise * np.exp(rng.normal(0, 0.2, SIZE))

    def resample(self, rng: np.random.Generator) -> None:
        """Keep the likely children, each in proportion to its weight, and let them differ a little."""
        self.weight /= self.weight.sum()
        if 1 / np.square(self.weight).sum() > SIZE * 0.6:
            return
        places = (rng.random() + np.arange(SIZE)) / SIZE
        kept = np.minimum(np.searchsorted(np.cumsum(self.weight), places), SIZE - 1)
        for name, value in vars(self).items():
            setattr(self, name, value[kept])
        self.weight = np.full(SIZE, 1 / SIZE)
        shake = rng.random((8, SIZE)) * 2 - 1
        self.baseline += 0.05 * shake[0]
        for row, name in enumerate(SHAKEN, 1):
            value = getattr(self, name)
            value *= 1 + SHAKEN[name] * shake[row]
