"""How a value, a marker panel and a weight change what is likely among the possible children."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from infusetrack.domain.hemoglobin_cloud import SIZE, Cloud, Many
from infusetrack.domain.hemoglobin_course import HgbValue, Markers
from infusetrack.domain.hemoglobin_known import Excess

TEMPER = 0.8
BAD, BAD_BESIDE_DRIP = 0.01, 0.035
"""The share of samples that show less than the child's blood, and beside a running drip."""
BAD_TWICE = 0.1
"""How much rarer a bad sample is that shows what the last one showed."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Of one marker: the usual value, how far children differ (log), and its noise (log)."""

    usual: float
    between: float
    within: float


MARKERS = {
    "retic_pct": Expected(1.3, 0.45, 0.40),
    "ldh_u_l": Expected(300.0, 0.45, 0.30),
    "bili_indirect_mg_dl": Expected(0.4, 0.45, 0.40),
    "haptoglobin_mg_dl": Expected(110.0, 0.5, 0.50),
}


def thinning(cloud: Cloud, excess: Excess) -> Many:
    """Fluid excess of each child as a share of blood volume."""
    slow = np.array(excess.slow)[cloud.half_life]
    return np.maximum(cloud.fluid_factor * (excess.fast + slow) + cloud.thinned, -0.12)


def weigh_value(cloud: Cloud, value: HgbValue, thin: Many, *, drip: bool, repeats: bool = False) -> float:
    """Weigh the children by one value; answers how likely it is a bad sample.

    A value that `repeats` the last one is hardly bad: two samples do not go wrong alike.
    """
    seen = float(value.g_dl)
    mean = cloud.mass / (1 + thin)
    if value.method == "poc":
        mean, spread = mean - 0.15, np.full(SIZE, 0.6)
    else:
        spread = np.maximum(0.024 * mean, 0.1)
    true = np.exp(-0.5 * np.square((seen - mean) / spread)) / spread / np.sqrt(2 * np.pi)
    share = (BAD_BESIDE_DRIP if drip else BAD) * (BAD_TWICE if repeats else 1)
    drawn = share * np.where((seen < 0.95 * mean) & (seen > 0.55 * mean), 1 / (0.40 * np.maximum(mean, 1)), 0)
    odd = 0.002 / 20
    total = (1 - share) * true + drawn + odd
    before = cloud.weight * total
    bad = float((cloud.weight * (drawn + odd)).sum() / before.sum())
    cloud.weight = before
    return bad


def weigh_markers(cloud: Cloud, panel: Markers, before: dict[str, Sequence[float]]) -> None:
    """Weigh the children by a marker panel, cautiously: markers move inconsistently on this drug."""
    clearing = cloud.marking * np.minimum(cloud.clearing, 2.0)
    answer = 1 + 0.6 * np.minimum(cloud.drive, 4) + 0.5 * clearing
    means = {
        "retic_pct": np.log(answer * (1 - 0.8 * cloud.failing)),
        "ldh_u_l": np.log(1 + 0.9 * clearing),
        "bili_indirect_mg_dl": np.log(1 + 1.6 * clearing),
        "haptoglobin_mg_dl": -1.8 * clearing,
    }
    surprise = np.zeros(SIZE)
    for name, expected in MARKERS.items():
        value = getattr(panel, name)
        if value is not None and value > 0:
            usual, spread = _usual(expected, before[name])
            gap = (np.log(float(value)) - usual - means[name]) / spread
            surprise -= 2.5 * np.log1p(np.square(gap) / 4)
    cloud.weight = cloud.weight * np.exp(TEMPER * (surprise - surprise.max()))


def _usual(expected: Expected, before: Sequence[float]) -> tuple[float, float]:
    """This child's own usual value (log) from values before the first dose, and the spread around it."""
    prior, noise = expected.between**-2, expected.within**-2
    certain = prior + noise * len(before)
    usual = (prior * np.log(expected.usual) + noise * sum(before)) / certain
    return float(usual), float(np.sqrt(expected.within**2 + 1 / certain))


def weigh_weight(cloud: Cloud, change_percent: float, thin: Many) -> None:
    """Weigh the children by a change of weight: 1 % more goes with about 2.4 % more blood volume."""
    gap = (change_percent - np.maximum(thin, -0.05) / 0.024) / 1.6
    cloud.weight = cloud.weight * np.power(1 + np.square(gap) / 4, -1.5)
