"""Day plans that cannot be walked: gates that never open, checks that could be left out."""

from pathlib import Path

from infusetrack.catalog.whole_steps import NEVER_LEFT_OUT
from tests.catalog.spoil import Spoil, cases, drop, loaded, number, put, step, told, twice

FIELD = {"key": "x", "label": "Red cells", "kind": "number"}
DIN = "day_plans.dinutuximab.steps"

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("plan twice", twice("day_plans"), "day_plans.no-infusion", "the id twice", "each id once"),
    ("step twice", twice("day_plans.3.steps"), "day_plans.no-infusion.steps.sign", "the key twice", "once"),
    (
        "unknown gate",
        put(f"{step(2, 'release')}.requires", ["moon"]),
        f"{DIN}.release.requires",
        '"moon"',
        "stands before this one",
    ),
    (
        "circle of gates",
        put(f"{step(2, 'release')}.requires", ["infusion"]),
        f"{DIN}.release.requires",
        '"infusion"',
        "stands before this one",
    ),
    (
        "gate to itself",
        put(f"{step(2, 'release')}.requires", ["release"]),
        f"{DIN}.release.requires",
        '"release"',
        "stands before this one",
    ),
    (
        "open gate",
        put(f"{step(2, 'infusion')}.requires", ["opioid"]),
        f"{DIN}.infusion.requires",
        "opioid",
        "a way back to the step double_check of dinutuximab",
    ),
    ("no check", drop(step(2, "check")), f"{DIN}", "no step of the kind double_check", "one"),
    ("no infusion", drop(step(2, "infusion")), f"{DIN}", "no infusion of dinutuximab", "one"),
    (
        "check left out",
        drop(f"{step(2, 'check')}.skippable"),
        f"{DIN}.check.skippable",
        "may be left out",
        "skippable = false",
    ),
    (
        "check some days",
        put(f"{step(2, 'check')}.days", [2]),
        f"{DIN}.check.skippable",
        "may be left out",
        "on every day of the plan",
    ),
    ("offset", put(f"{step(2, 'bag')}.offset_min", -600), f"{DIN}.bag.offset_min", "-600", "-90 or later"),
    ("part", put(f"{step(2, 'flush')}.part", "before"), f"{DIN}.flush.part", '"before"', "then after"),
    ("no agent", drop(f"{step(2, 'flush')}.agent"), f"{DIN}.flush.agent", "nothing", "of the kind flush"),
    (
        "other agent",
        put(f"{step(2, 'flush')}.agent", "magrolimab"),
        f"{DIN}.flush.agent",
        '"magrolimab"',
        "an agent of the day plan",
    ),
    (
        "plan of nobody",
        put("day_plans.2.agents", ["other"]),
        "day_plans.dinutuximab.agents",
        '"other"',
        "one of magrolimab, dinutuximab",
    ),
    (
        "no volume",
        drop(f"{step(2, 'hydration')}.ml_per_kg"),
        f"{DIN}.hydration.ml_per_kg",
        "nothing",
        "of the kind hydration",
    ),
    (
        "vitals plan",
        put(f"{step(2, 'infusion')}.vitals_plan", "V-X"),
        f"{DIN}.infusion.vitals_plan",
        '"V-X"',
        "one of V-DIN",
    ),
    (
        "day 40",
        put(f"{step(2, 'discharge')}.days", [40]),
        f"{DIN}.discharge.days",
        "40",
        "days 1 to 21",
    ),
    (
        "cycles backwards",
        put("day_plans.0.cycles", [2, 1]),
        "day_plans.magrolimab-first.cycles",
        "2, 1",
        "first and last cycle",
    ),
    (
        "field twice",
        twice(f"{step(2, 'neuro')}.fields"),
        f"{DIN}.neuro.permanent_stop",
        "the key twice",
        "each key once",
    ),
    (
        "choices",
        put(f"{step(2, 'neuro')}.fields.0.choices", ["a"]),
        f"{DIN}.neuro.fields.pupils.choices",
        "1",
        "none for others",
    ),
    (
        "must be",
        put(f"{step(2, 'neuro')}.fields.0.must_be", "maybe"),
        f"{DIN}.neuro.fields.pupils.must_be",
        '"maybe"',
        "one of yes, no",
    ),
    (
        "must be a word",
        put(f"{step(2, 'access')}.fields.3.must_be", "left"),
        f"{DIN}.access.fields.map.must_be",
        '"left"',
        "one of nothing",
    ),
    (
        "field range",
        put(f"{step(3, 'transfusion')}.fields.0", FIELD | {"low": number("3"), "high": number("2")}),
        "day_plans.no-infusion.steps.transfusion.fields.x.low",
        "3 > 2",
        "at most high",
    ),
    (
        "drug unit",
        put(f"{step(2, 'premed')}.drugs.0.low.unit", "mcg/kg"),
        f"{DIN}.premed.drugs.acetaminophen.low.unit",
        "mcg/kg",
        "the unit mg/kg",
    ),
    (
        "drug range",
        put(f"{step(2, 'premed')}.drugs.0.low.value", "150"),
        f"{DIN}.premed.drugs.acetaminophen.low",
        "150 > 15",
        "at most high",
    ),
    (
        "drug zero",
        put(f"{step(2, 'premed')}.drugs.0.low.value", "0"),
        f"{DIN}.premed.drugs.acetaminophen.low",
        "0",
        "more than zero",
    ),
    (
        "drug cap",
        put(f"{step(2, 'premed')}.drugs.0.cap.unit", "g"),
        f"{DIN}.premed.drugs.acetaminophen.cap",
        "650 g",
        "in mg",
    ),
    (
        "vitals backwards",
        put("vitals_plans.0.points.0.to_min", -70),
        "vitals_plans.V-DIN.points.1.to_min",
        "-70",
        "from_min or later",
    ),
]


@cases(WRONG)
def test_a_day_that_cannot_be_walked_is_refused(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_no_check_of_an_infusion_day_can_be_left_out(tmp_path: Path) -> None:
    kept = [s for plan in loaded(tmp_path).day_plans if plan.agents for s in plan.steps]
    assert not [s.key for s in kept if s.kind in NEVER_LEFT_OUT and s.skippable]
