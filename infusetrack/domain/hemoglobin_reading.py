"""What the possible children say together at a value: amounts with intervals, chances by cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from infusetrack.domain.hemoglobin_cloud import Cloud, Many
from infusetrack.domain.hemoglobin_course import HgbValue
from infusetrack.domain.hemoglobin_known import DAY, Known
from infusetrack.domain.hemoglobin_weighing import MARKERS, thinning, weigh_markers, weigh_value, weigh_weight

AHEAD = (3.0, 7.0)
"""Days ahead at which the CD47 deficit is looked at."""
THINNED = 3
"""Every third child is enough for an interval."""
LOST = 2.0
NEARLY_LOST = 1.9
"""In g/dL: two, and two within the noise of a value."""
PAST_DIP = 1.5
"""In g/dL: the most that is published for the dip, 1.6, within the noise of a value."""
GRADE_3, CONTRIBUTES = 8.0, 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of belief at one value; amounts in g/dL, chances from 0 to 1."""

    baseline: float
    mass: float
    cd47: float
    cd47_low: float
    cd47_high: float
    missing: float
    missing_low: float
    missing_high: float
    thinned: float
    p_two_lost: float
    p_lost_soon: float
    p_cd47: float
    p_past_dip: float
    bad_sample: float
    given: float
    causes: Mapping[str, float]


class Watch:
    """A course followed value by value; each reading depends on nothing later."""

    def __init__(self, known: Known) -> None:
        """Begin before the first value."""
        self.known = known
        first = known.course.hgb[0]
        self.now = first.at
        if known.dosed_before(first.at):
            self.now = known.magrolimab[0].at
            self.cloud = Cloud(11.5, 1.3)
        else:
            self.cloud = Cloud(float(first.g_dl), 0.5 if first.method == "lab" else 0.8)

    def take(self, index: int, value: HgbValue, *, weigh: bool = True) -> Reading:
        """Live up to one value and weigh it."""
        rng = np.random.default_rng((index, 47))
        known, cloud, at = self.known, self.cloud, value.at
        self._live(rng, at)
        thin = thinning(cloud, known.excess(at))
        before = {name: known.marker_before_dose(name, at) for name in MARKERS}
        for panel in known.markers(self.now if index else self.now - DAY, at):
            weigh_markers(cloud, panel, before)
        change = known.weight_change_percent(at)
        if change is not None:
            weigh_weight(cloud, change, thin)
        cloud.weight /= cloud.weight.sum()
        repeats = known.repeats_the_last(index)
        bad = weigh_value(cloud, value, thin, drip=known.running(at), repeats=repeats) if weigh else 1.0
        cloud.weight /= cloud.weight.sum()
        self.now = at
        found = read(cloud, thin, bad)
        cloud.resample(rng)
        return found

    def _live(self, rng: np.random.Generator, at: datetime) -> None:
        known, cloud, after = self.known, self.cloud, self.now
        days = (at - after) / DAY
        steps = list(known.steps(after, at))
        hydrated = known.on_dinutuximab(at)
        kind = cloud.begin(rng, days, known.notes(after, at), known.days_since_dose(at), hydrated=hydrated)
        struck = np.flatnonzero(kind)
        moment = rng.integers(0, len(steps), len(struck))
        per_day = cloud.unseen_draws / known.blood_volume_ml * cloud.baseline
        seen = known.drawn_ml(after, at) / known.blood_volume_ml
        drawn = seen * cloud.baseline if known.draws_recorded(at) else per_day * min(days, 1)
        for place, step in enumerate(steps):
            cloud.strike(rng, kind, struck[moment == place])
            cloud.advance(rng, step.days)
            cloud.dosed(rng, step)
            cloud.transfused(rng, step.red_cells)
        cloud.drawn = cloud.drawn + drawn
        cloud.wander(rng, days)


def read(cloud: Cloud, thin: Many, bad: float) -> Reading:
    """The weighted answers."""
    w, mass = cloud.weight, cloud.mass
    missing = cloud.baseline - mass
    ahead = np.max([cloud.cd47, *(cloud.cd47_in(days) for days in AHEAD)], axis=0)
    loss_ahead = missing + ahead - cloud.cd47
    hit = (ahead >= LOST) | ((mass / (1 + np.maximum(thin, 0)) < GRADE_3) & (cloud.cd47 >= CONTRIBUTES))
    low, high = _interval(cloud.cd47, w)
    least, most = _interval(missing, w)
    return Reading(
        baseline=float(w @ cloud.baseline),
        mass=float(w @ mass),
        cd47=float(w @ cloud.cd47),
        cd47_low=low,
        cd47_high=high,
        missing=float(w @ missing),
        missing_low=least,
        missing_high=most,
        thinned=float(w @ thin),
        p_two_lost=float(w @ (missing >= NEARLY_LOST)),
        p_lost_soon=float(w @ (loss_ahead >= LOST)),
        p_cd47=float(w @ hit),
        p_past_dip=float(w @ (ahead >= PAST_DIP)),
        bad_sample=bad,
        given=float(w @ cloud.given),
        causes=_causes(cloud, thin, hit, bad),
    )


def _causes(cloud: Cloud, thin: Many, hit: Many, bad: float) -> dict[str, float]:
    """How much of the gap to baseline each cause explains, as chances that add up to one."""
    diluted = np.maximum(cloud.mass * thin / (1 + thin), 0)
    soon = cloud.cd47 + 0.5 * (cloud.leaving + cloud.waiting)
    parts = {
        "cd47": np.where(hit, soon, 0),
        "expected": np.where(hit, 0, cloud.cd47),
        "bleed": cloud.bled + 0.5 * cloud.bleeding,
        "marrow": cloud.marrow,
        "phlebotomy": cloud.drawn,
        "dilution": diluted,
    }
    unexplained = np.maximum(-cloud.drift, 0) * 0.7 + 0.25
    heaviest = np.argmax(np.array([*parts.values(), unexplained]), axis=0)
    by_cause = np.bincount(heaviest, weights=cloud.weight, minlength=len(parts) + 1)
    found = {name: float(by_cause[place]) * (1 - bad) for place, name in enumerate(parts)}
    found["artifact"] = bad
    found["unknown"] = max(0.0, 1 - sum(found.values()))
    return found


def _interval(amount: Many, weight: Many) -> tuple[float, float]:
    """From the 5th to the 95th centile."""
    amount, weight = amount[::THINNED], weight[::THINNED]
    order = np.argsort(amount)
    reached = np.cumsum(weight[order])
    places = np.minimum(np.searchsorted(reached, (0.05 * reached[-1], 0.95 * reached[-1])), len(order) - 1)
    low, high = amount[order][places]
    return float(low), float(high)
