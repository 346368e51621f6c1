"""The hemoglobin watch on made-up children, against the simple rules: `python -m tests.simulator.report`.

Every figure carries its 95 % interval and stands beside the floor and the target of the facts.
"""

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor

from infusetrack.exchange.hgb_review import answer
from tests.simulator.child import SCENARIOS
from tests.simulator.courses import course
from tests.simulator.rules import RULES
from tests.simulator.scoring import score, table
from tests.simulator.worlds import ASIDE, STRESS, WORLDS

MODEL = "hemoglobin watch"
FLOORS = {
    "sens any": (0.92, 0.96), "sens cd47": (0.88, 0.93), "act before 2": (0.50, 0.62),
    "watch before 2": (0.65, 0.78), "false act": (0.13, 0.09), "false cd47": (0.16, 0.10),
    "episodes": (0.60, 0.48), "lead median": (1.0, 2.0), "lead 24 h": (0.45, 0.60),
    "auc bleed": (0.65, 0.85), "auc dilution": (0.90, 0.94), "auc marrow": (0.70, 0.85),
    "auc expected": (0.86, 0.90), "cause bleed": (0.50, 0.70), "cause dilution": (0.50, 0.80),
    "cause marrow": (0.50, 0.75), "drip-arm acts": (0.75, 0.45), "unit flagged": (0.95, 1.0),
    "worst world sens": (0.88, 0.93), "worst world false act": (0.25, 0.17),
}  # fmt: skip
"""Floor and target of each figure; where the target is smaller, less is better."""
DOUBLED = ("cd47", "cd47_late")
SETS = {"usual": WORLDS, "stress": STRESS, "aside": ASIDE}


def jobs(each, seed=0, worlds=WORLDS):
    """Every scenario in every world, `each` children of it, the common cases twice."""
    return [
        (seed + 100_000 * place + 1_000 * number + child, scenario, world)
        for place, world in enumerate(worlds)
        for number, scenario in enumerate(SCENARIOS)
        for child in range(each * (2 if scenario in DOUBLED else 1))
    ]


def tried(job):
    """One child's scores by rule."""
    seed, scenario, world = job
    child, file = course(seed, scenario, world)
    reviews = json.loads(answer(json.dumps(file).encode()))["reviews"]
    found = {MODEL: score(child, file, reviews, world.name)}
    for name, rule in RULES.items():
        found[name] = score(child, file, rule(file), world.name)
    return found


def run(each, *, workers=1, seed=0, worlds=WORLDS):
    """All figures by rule."""
    listed = jobs(each, seed, worlds)
    if workers == 1:
        results = [tried(job) for job in listed]
    else:
        with ProcessPoolExecutor(workers) as pool:
            results = list(pool.map(tried, listed, chunksize=8))
    return {name: figures([one[name] for one in results]) for name in results[0]}, len(listed)


def figures(scores):
    """The pooled table, with the worst world."""
    found = table(scores)
    names = sorted({one.world for one in scores})
    worlds = [table([one for one in scores if one.world == name]) for name in names]
    found["worst world sens"] = min(one["sens any"] for one in worlds)
    found["worst world false act"] = max(one["false act"] for one in worlds)
    return found


def lines(found, count, worlds=WORLDS):
    """The report as text."""
    yield f"{count} made-up children of four cycles in {len(worlds)} worlds; figure (95 % interval)"
    yield f"{'':24}{MODEL:>26}{'floor':>8}{'target':>8}" + "".join(f"{name:>22}" for name in RULES)
    for name, ours in found[MODEL].items():
        floor, target = FLOORS.get(name, ("", ""))
        others = "".join(f"{_figure(found[rule][name]):>22}" for rule in RULES)
        yield f"{name:24}{_figure(ours):>26}{floor!s:>8}{target!s:>8}{others}"


def _figure(one):
    return "{:.2f} ({:.2f}-{:.2f})".format(*one)


def main():
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=30, help="children of each scenario in each world")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--worlds", choices=SETS, default="usual", help="aside: only to try a whole change on"
    )
    words = parser.parse_args()
    worlds = SETS[words.worlds]
    found, count = run(words.each, workers=words.workers, seed=words.seed, worlds=worlds)
    print("\n".join(lines(found, count, worlds)))  # noqa: T201 (it is a report)


if __name__ == "__main__":
    main()
