"""Two differently built bodies: red cells by age with a marrow, and plain accounts of each loss."""

import numpy as np

from tests.simulator.child import STEP

LIFE = 120


def cohorts(rng, days, baseline, events):
    """Red cells by age in days: the oldest go first under CD47 blockade; the marrow answers a lack.

    The CD47 deficit is what a twin without blockade has more.
    """
    life = rng.uniform(62, 110)
    ages = np.arange(0, LIFE, STEP * 4)
    survive = np.exp(-((ages / (life * 1.12)) ** 4.5))
    start = survive / survive.sum() * baseline
    gain, delay = rng.uniform(2.0, 5.0), rng.uniform(2.5, 5.0)
    with_drug = _live(days, start, survive, events, (gain, delay), blocked=True)
    without = _live(days, start, survive, events, (gain, delay), blocked=False)
    return with_drug[0], np.maximum(without[0] - with_drug[0], 0), with_drug[1], with_drug[2]


def _live(days, start, survive, events, marrow, *, blocked):
    cells, gain, delay = start.copy(), *marrow
    usual = start[0]
    hazard = np.append(-np.diff(np.log(np.maximum(survive, 1e-9))), 3.0)
    baseline, drive, given = start.sum(), 0.0, 0.0
    mass, hemolysis, retic = [], [], []
    part = 0.0
    for place in range(len(days)):
        mass.append(cells.sum() + given)
        lost = 0.0
        part += STEP
        lack = max(0.0, 1 - (cells.sum() + given) / baseline)
        drive += (lack - drive) * STEP / delay
        answer = min(1 + gain * drive * 2, 4.0) * events["marrow"][place]
        retic.append(answer)
        if blocked:
            want = events["clearance"][place] * STEP
            total = cells.sum()
            weights = cells * events["vulnerable"]
            share = min(want / max(weights.sum(), 0.05), 0.6)
            cells = cells - weights * share
            lost = (total - cells.sum()) / STEP
        hemolysis.append(lost)
        fraction = events["loss"][place] * STEP / max(baseline, 1)
        cells = cells * (1 - fraction)
        given = given * (1 - fraction) * (1 - 0.01 * STEP) + events["given"][place]
        cells = cells * np.exp(-hazard * STEP)
        cells[0] += usual * answer * STEP
        if part >= 1 - 1e-9:
            cells = np.concatenate(([0.0], cells[:-1]))
            part = 0.0
    return np.array(mass), np.array(hemolysis), np.array(retic)


def accounts(rng, days, baseline, events):
    """No cells at all: each loss is an account that fills by its rate and empties by recovery."""
    back = rng.uniform(0.03, 0.12)
    cd47 = lost = given = drive = marrow = 0.0
    mass, deficit, hemolysis, retic = [], [], [], []
    for place in range(len(days)):
        mass.append(baseline - cd47 - lost - marrow + given)
        deficit.append(cd47)
        hemolysis.append(events["clearance"][place])
        well = events["marrow"][place]
        drive += ((cd47 + lost + marrow) - drive) * STEP / 4.5
        retic.append((1 + 0.45 * drive) * well)
        cd47 += (events["clearance"][place] - back * well * cd47) * STEP
        lost += (events["loss"][place] - back * well * lost) * STEP
        marrow += ((1 - min(well, 1)) * baseline * 0.0115 - back * well * marrow) * STEP
        given = given * (1 - 0.01 * STEP) + events["given"][place]
    return np.array(mass), np.maximum(np.array(deficit), 0), np.array(hemolysis), np.array(retic)


BODIES = {"cohorts": cohorts, "accounts": accounts}
