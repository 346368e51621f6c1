"""Regimen files that must be refused: each fault names file, key, what was found and what was expected."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.faults import RegimenFault
from infusetrack.catalog.regimens import load_regimen
from infusetrack.wording.sentences import sentence
from tests.catalog.toml_text import toml

GOOD = tomllib.loads(asset("regimens", "nct04751383.toml").read_text(encoding="utf-8"))
Tree = dict[str, Any]
Spoil = Callable[[Tree], object]


def put(path: str, value: Any) -> Spoil:
    """Set what stands at a dotted path; a number is a place in a list, from 0."""

    def spoil(tree: Tree) -> None:
        *way, last = path.split(".")
        node: Any = tree
        for part in way:
            node = node[int(part)] if isinstance(node, list) else node[part]
        if isinstance(node, list):
            node[int(last)] = value
        else:
            node[last] = value

    return spoil


def drop(path: str) -> Spoil:
    def spoil(tree: Tree) -> None:
        *way, last = path.split(".")
        node: Any = tree
        for part in way:
            node = node[int(part)] if isinstance(node, list) else node[part]
        del node[int(last) if isinstance(node, list) else last]

    return spoil


def twice(path: str) -> Spoil:
    def spoil(tree: Tree) -> None:
        node: Any = tree
        for part in path.split("."):
            node = node[int(part)] if isinstance(node, list) else node[part]
        node.append(copy.deepcopy(node[-1]))

    return spoil


def number(value: Any, unit: str = "min") -> Tree:
    return {"value": value, "unit": unit, "origin": "LOCAL", "source": "a test", "verified": False}


def step(plan: int, key: str) -> str:
    keys = [one["key"] for one in GOOD["day_plans"][plan]["steps"]]
    return f"day_plans.{plan}.steps.{keys.index(key)}"


def hold(key: str) -> str:
    return f"holds.{[one['id'] for one in GOOD['holds']].index(key)}"


def item(key: str) -> str:
    return f"eligibility.{[one['key'] for one in GOOD['eligibility']].index(key)}"


FIELD = {"key": "x", "label": "Red cells", "kind": "number"}
NAN, INF = float("nan"), float("inf")
DIN = "day_plans.dinutuximab.steps"

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("nan", put("max_cycles.value", NAN), "max_cycles.value", "nan", "a number in quotes"),
    ("infinity", put("max_cycles.value", INF), "max_cycles.value", "inf", "a number in quotes"),
    ("nan in quotes", put("max_cycles.value", "nan"), "max_cycles.value", '"nan"', "a number in quotes"),
    ("float", put("max_cycles.value", 12.0), "max_cycles.value", "12.0", "a number in quotes"),
    ("billion cycles", put("max_cycles.value", 10**9), "max_cycles.value", "1000000000", "a number"),
    ("many cycles", put("max_cycles.value", "100"), "max_cycles", "100 cycles", "1 to 99 cycles"),
    ("half a cycle", put("max_cycles.value", "12.5"), "max_cycles", "12.5", "a whole number"),
    ("huge number", put("max_cycles.value", 1 << 9999), "max_cycles.value", "10000 bits", "a number"),
    ("negative", put("max_cycles.value", -3), "max_cycles.value", "-3", "zero or more"),
    ("bool", put("max_cycles.value", True), "max_cycles.value", "true", "a number in quotes"),
    ("comma", put("max_cycles.value", "1,5"), "max_cycles.value", '"1,5"', "a number in quotes"),
    ("list", put("max_cycles.value", [1]), "max_cycles.value", "a list of 1", "a number in quotes"),
    ("bare number", put("max_cycles", 12), "max_cycles", "12", "a table"),
    ("no unit", drop("max_cycles.unit"), "max_cycles.unit", "nothing", "this key"),
    ("other unit", put("max_cycles.unit", "days"), "max_cycles", "12 days", "the unit cycles"),
    ("no source", put("max_cycles.source", ""), "max_cycles.source", '""', "at least 1 character"),
    ("unknown origin", put("max_cycles.origin", "ME"), "max_cycles.origin", '"ME"', "'SEED'"),
    ("word for truth", put("max_cycles.verified", "yes"), "max_cycles.verified", '"yes"', "true or false"),
    ("unknown key", put("colour", "red"), "colour", '"red"', "no such key"),
    ("endless text", put("version", "x" * 401), "version", "x", "at most 400 characters"),
    ("number for text", put("title", 4), "title", "4", "text in quotes"),
    ("bad id", put("id", "../x"), "id", '"../x"', "pattern"),
    ("no agents", drop("agents"), "agents", "nothing", "this key"),
    ("empty agents", put("agents", []), "agents", "a list of 0", "at least 1 entries"),
    ("agents as a table", put("agents", {}), "agents", "a table of 0", "a list"),
    ("too many arms", put("arms", [GOOD["arms"][0]] * 30), "arms", "a list of 30", "at most 20 entries"),
    ("colour", put("agents.0.colour_day", "red"), "agents.magrolimab.colour_day", '"red"', "pattern"),
    ("agent twice", twice("agents"), "agents.dinutuximab", "the id twice", "each id once"),
    ("vitals twice", twice("vitals_plans"), "vitals_plans.V-NONE", "the id twice", "each id once"),
    ("arm twice", twice("arms"), "arms.B", "the id twice", "each id once"),
    ("cohort twice", put("arms.0.cohorts", ["B1"]), "arms", "the cohort B1 twice", "each cohort once"),
    ("age", put("arms.0.age_low.value", "18"), "arms.A.age_low", "18 > 17", "at most age_high"),
    ("plan twice", twice("day_plans"), "day_plans.no-infusion", "the id twice", "each id once"),
    ("hold twice", twice("holds"), "holds.urine", "the id twice", "each id once"),
    ("entry twice", twice("site_entries"), "trial.status", "the key twice", "each key once"),
    ("visit twice", twice("follow_up"), "follow_up", "the visit 5 years twice", "each visit once"),
    # cycles and days
    ("overlap", twice("cycle_lengths"), "cycle_lengths.2.first_cycle", "1", "cycle 13"),
    ("gap", put("cycle_lengths.0.first_cycle", 2), "cycle_lengths.1.first_cycle", "2", "cycle 1"),
    ("backwards", put("cycle_lengths.0.last_cycle", 0), "cycle_lengths.1.last_cycle", "0", "1 or more"),
    ("short", put("cycle_lengths.0.last_cycle", 11), "cycle_lengths", "cycle 11", "exactly 12 cycles"),
    ("half day", put("cycle_lengths.0.days.value", "21.5"), "cycle_lengths.1.days", "21.5", "a whole number"),
    ("short cycle", put("cycle_lengths.0.days.value", "14"), "schedule.1.days", "1, 8, 15", "days 1 to 14"),
    ("day 22", put("schedule.0.days", [1, 22]), "schedule.1.days", "1, 22", "days 1 to 21"),
    ("day 10^9", put("schedule.0.days", [10**9]), "schedule.1.days.1", "1000000000", "99 or less"),
    ("day as bool", put("schedule.0.days", [True]), "schedule.1.days.1", "true", "a whole number"),
    ("falling days", put("schedule.0.days", [8, 1]), "schedule.1.days", "8, 1", "rising order"),
    ("no days", put("schedule.0.days", []), "schedule.1.days", "a list of 0", "at least 1 entries"),
    ("due twice", put("schedule.1.first_cycle", 2), "schedule.2.days", "1, 15", "magrolimab once on a day"),
    ("agent unknown", put("schedule.0.agent", "other"), "schedule.1.agent", '"other"', "one of magrolimab"),
    ("cycle 13", put("schedule.1.last_cycle", 13), "schedule.2.last_cycle", "13", "at most 12"),
    (
        "both drugs",
        put("schedule.1.days", [1, 2]),
        "day_plans",
        "no plan for C3D2",
        "magrolimab, dinutuximab",
    ),
    ("no plan", drop("day_plans.3"), "day_plans", "no plan for C1D6", "no agent"),
    ("length", put("cycle_lengths.0.first_cycle", 13), "cycle_lengths.1.last_cycle", "12", "first_cycle"),
    ("never due", drop("schedule.2"), "agents.dinutuximab", "no day in the schedule", "a schedule rule"),
    # agents
    (
        "range",
        put("agents.1.concentration_low.value", "0.6"),
        "agents.dinutuximab.concentration_low",
        "0.6 > 0.56",
        "at most concentration_high",
    ),
    (
        "one limit",
        drop("agents.1.concentration_high"),
        "agents.dinutuximab.concentration_low",
        "one limit alone",
        "both limits or none",
    ),
    ("half a vial", drop("agents.1.vial_ml"), "agents.dinutuximab.vial_mg", "alone", "both or none"),
    (
        "mix limit",
        put("agents.1.bag_life_minutes.value", "200"),
        "agents.dinutuximab.start_within_minutes_of_mixing",
        "240 > 200",
        "at most bag_life_minutes",
    ),
    (
        "basis",
        put("agents.1.basis", "mg_kg"),
        "agents.dinutuximab.reference.basis",
        '"mg_m2"',
        'the basis "mg_kg"',
    ),
    (
        "reference unit",
        put("agents.1.reference.per_unit.unit", "mg/kg"),
        "agents.dinutuximab.reference.per_unit",
        "mg/kg",
        "the unit mg/m2",
    ),
    (
        "reference zero",
        put("agents.1.reference.per_unit.value", "0"),
        "agents.dinutuximab.reference.per_unit",
        "0",
        "more than zero",
    ),
    (
        "fast",
        put("agents.1.rate_steps.1.bag_share_per_h.value", "0.2"),
        "agents.dinutuximab.rate_steps",
        "322.5 min in all",
        "about the 600 min",
    ),
    (
        "falling rate",
        put("agents.1.rate_steps.1.bag_share_per_h.value", "0.04"),
        "agents.dinutuximab.rate_steps.2.bag_share_per_h",
        "0.04",
        "more than 0.05",
    ),
    (
        "not the whole bag",
        put("agents.1.rate_steps.1.minutes", number("60")),
        "agents.dinutuximab.rate_steps",
        "0.125 of the bag",
        "the whole bag",
    ),
    (
        "more than the bag",
        put("agents.1.rate_steps.0.minutes.value", "1300"),
        "agents.dinutuximab.rate_steps",
        "of the bag",
        "the whole bag",
    ),
    (
        "open step first",
        drop("agents.1.rate_steps.0.minutes"),
        "agents.dinutuximab.rate_steps.1.minutes",
        "nothing",
        "every step but the last",
    ),
    (
        "longest",
        put("agents.1.longest_minutes.value", "600"),
        "agents.dinutuximab.longest_minutes",
        "600",
        "615.0 min",
    ),
    (
        "tenfold rate",
        put("agents.1.rate_steps.1.mg_m2_h.value", "17.5"),
        "agents.dinutuximab.rate_steps.2.bag_share_per_h",
        "0.1",
        "1, as mg_m2_h",
    ),
    # steps
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
    ("offset far", put(f"{step(2, 'bag')}.offset_min", -9999), f"{DIN}.bag.offset_min", "-9999", "-2880"),
    ("part", put(f"{step(2, 'flush')}.part", "before"), f"{DIN}.flush.part", '"before"', "then after"),
    ("kind", put(f"{step(2, 'flush')}.kind", "dance"), f"{DIN}.flush.kind", '"dance"', "'identity'"),
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
    ("three cycles", put("day_plans.0.cycles", [1, 1, 1]), "cycles", "a list of 3", "at most 2 entries"),
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
    (
        "vitals never",
        put("vitals_plans.0.points.0.every_min", 0),
        "vitals_plans.V-DIN.points.1.every_min",
        "0",
        "1 or more",
    ),
    # limits, visits, surgery, eligibility
    ("parameter", put(f"{hold('hgb')}.parameter", "mood"), "holds.hgb.parameter", '"mood"', "hemoglobin"),
    ("hold unit", put(f"{hold('hgb')}.limit.unit", "g/L"), "holds.hgb.limit.unit", "g/L", "the unit g/dL"),
    ("uln unit", drop(f"{hold('alt')}.times_uln"), "holds.alt.limit.unit", "x ULN", "the unit U/L"),
    ("hold agent", put(f"{hold('hgb')}.agents", ["x"]), "holds.hgb.agents", '"x"', "one of magrolimab"),
    ("hold cycles", put(f"{hold('hgb')}.cycles", [1, 13]), "holds.hgb.cycles", "1, 13", "at most 12"),
    ("hold age", put(f"{hold('sbp-child')}.age_low.value", "11"), "holds.sbp-child.age_low", "11 > 10", "at"),
    ("no span", drop("follow_up.0.days"), "follow_up.1", "0 of days, months, years", "exactly one"),
    ("two spans", put("follow_up.0.years", 1), "follow_up.1", "2 of days, months, years", "exactly one"),
    ("surgery cohort", put("surgery.cohorts", ["C9"]), "surgery.cohorts", '"C9"', "one of B1"),
    ("surgery cycles", put("surgery.cycles_after.value", "13"), "surgery.cycles_after", "13", "at most"),
    ("no limit", drop(f"{item('platelets')}.limit"), "eligibility.platelets.limit", "no limit", "a limit"),
    ("washout", put(f"{item('mibg')}.limit.unit", "h"), "eligibility.mibg.limit.unit", "h", "the unit days"),
    ("uln", drop(f"{item('alt')}.times_uln"), "eligibility.alt.times_uln", "false", "true exactly when"),
    ("arm", put(f"{item('alt')}.arms", ["C"]), "eligibility.alt.arms", '"C"', "one of A, B"),
]


def refusal(path: Path) -> RegimenFault:
    with pytest.raises(RegimenFault) as refused:
        load_regimen(path)
    return refused.value


@pytest.mark.parametrize(
    ("spoil", "key", "found", "expected"), [c[1:] for c in WRONG], ids=[c[0] for c in WRONG]
)
def test_a_wrong_file_is_refused_with_its_place_and_reason(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    tree = copy.deepcopy(GOOD)
    spoil(tree)
    path = tmp_path / "spoiled.toml"
    path.write_text(toml(tree), encoding="utf-8")
    faults = refusal(path).faults
    told = [f for f in faults if key in f.key and found in f.found and expected in f.expected]
    assert told, "\n".join(fault.sentence for fault in faults)
    assert told[0].sentence.startswith("spoiled.toml: at ")
    assert told[0].sentence.endswith(".")


def test_the_good_file_survives_being_written_again(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_text(toml(GOOD), encoding="utf-8")
    assert load_regimen(path).id == "nct04751383"


HOSTILE: list[tuple[str, bytes, str, str]] = [
    ("deep lists", b"a = " + b"[" * 100_000, "nested too deep", "20 levels"),
    ("deep tables", b"a = " + b"{a=" * 50_000, "nested too deep", "20 levels"),
    ("deep key", b"a" + b".a" * 120_000 + b" = 1", "nested too deep", "20 levels"),
    ("deep header", b"[a" + b".a" * 120_000 + b"]", "nested too deep", "20 levels"),
    ("21 levels", b"a" + b".a" * 21 + b" = 1", "nested too deep", "20 levels"),
    ("too many bytes", b"# " + b"x" * 262_144, "262146 bytes", "at most 262144 bytes"),
    ("not UTF-8", b'title = "\xff"', "no text at position 9", "UTF-8 text"),
    ("twice a key", b"id = 'a'\nid = 'b'", "Cannot overwrite a value", "TOML"),
    ("not TOML", b"{json: true}", "line 1", "TOML"),
    ("million digits", b"a = " + b"9" * 200_000, "", "TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "found", "expected"), [c[1:] for c in HOSTILE], ids=[c[0] for c in HOSTILE])
def test_a_hostile_file_is_refused_as_a_whole(raw: bytes, found: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_bytes(raw)
    (fault,) = refusal(path).faults
    assert fault.file == "hostile.toml"
    assert found in fault.found
    assert expected in fault.expected


def test_a_hundred_megabytes_are_refused_by_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "104857600 bytes" in refusal(path).faults[0].found


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = refusal(tmp_path / "none.toml").faults
    assert fault.expected == "a file that can be read"


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).faults[0].expected == "a file that can be read"


def test_an_empty_file_names_every_key_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_bytes(b"")
    missing = {fault.key for fault in refusal(path).faults}
    assert {"id", "agents", "schedule", "day_plans", "max_cycles"} <= missing


def test_a_wholly_wrong_file_is_told_in_a_few_sentences(tmp_path: Path) -> None:
    path = tmp_path / "noise.toml"
    path.write_text("\n".join(f"k{i} = {i}" for i in range(10_000)), encoding="utf-8")
    error = refusal(path)
    assert len(error.faults) == 200
    assert len(sentence(error).splitlines()) == 21
    assert sentence(error).startswith("The regimen file noise.toml cannot be used.")


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(asset("regimens", "nct04751383.toml").read_bytes().replace(b"\n", b"\r\n"))
    assert load_regimen(path).id == "nct04751383"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless file")
def test_an_endless_file_is_refused_without_being_read_to_its_end() -> None:
    assert refusal(Path("/dev/zero")).faults[0].found == "an endless file"


def test_rate_steps_that_all_have_minutes_may_empty_the_bag(tmp_path: Path) -> None:
    tree = copy.deepcopy(GOOD)
    put("agents.1.rate_steps.1.minutes", number("585"))(tree)
    path = tmp_path / "closed.toml"
    path.write_text(toml(tree), encoding="utf-8")
    last = load_regimen(path).agents["dinutuximab"].rate_steps[-1]
    assert last.minutes is not None
    assert last.minutes.value == 585


def test_a_form_field_keeps_its_plausible_range(tmp_path: Path) -> None:
    tree = copy.deepcopy(GOOD)
    ranged = FIELD | {"low": number("0", "units"), "high": number("9", "units")}
    put(f"{step(3, 'transfusion')}.fields.0", ranged)(tree)
    path = tmp_path / "ranged.toml"
    path.write_text(toml(tree), encoding="utf-8")
    regimen = load_regimen(path)
    field = next(s for s in regimen.day_plans[3].steps if s.key == "transfusion").fields[0]
    assert (field.low, field.high) == (0, 9)
    assert regimen.numbers["day_plans.no-infusion.steps.transfusion.fields.x.high"].unit == "units"
