"""Keys of a regimen file that must be refused: unknown, missing, or of the wrong shape."""

from pathlib import Path

from infusetrack.catalog.expectations import MOST_FAULTS, key_path
from infusetrack.wording.sentences import sentence
from tests.catalog.spoil import GOOD, Spoil, cases, drop, put, refusal, step, told

DIN = "day_plans.dinutuximab.steps"

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("unknown key", put("colour", "red"), "colour", '"red"', "no such key"),
    ("endless text", put("version", "x" * 401), "version", "x", "at most 400 characters"),
    ("number for text", put("title", 4), "title", "4", "text in quotes"),
    ("bad id", put("id", "../x"), "id", '"../x"', "pattern"),
    ("no agents", drop("agents"), "agents", "nothing", "this key"),
    ("empty agents", put("agents", []), "agents", "a list of 0", "at least 1 entries"),
    ("agents as a table", put("agents", {}), "agents", "a table of 0", "a list"),
    ("too many arms", put("arms", [GOOD["arms"][0]] * 30), "arms", "a list of 30", "at most 20 entries"),
    ("colour", put("agents.0.colour_day", "red"), "agents.magrolimab.colour_day", '"red"', "pattern"),
    ("backwards", put("cycle_lengths.0.last_cycle", 0), "cycle_lengths.1.last_cycle", "0", "1 or more"),
    ("day 10^9", put("schedule.0.days", [10**9]), "schedule.1.days.1", "1000000000", "99 or less"),
    ("day as bool", put("schedule.0.days", [True]), "schedule.1.days.1", "true", "a whole number"),
    ("no days", put("schedule.0.days", []), "schedule.1.days", "a list of 0", "at least 1 entries"),
    ("offset far", put(f"{step(2, 'bag')}.offset_min", -9999), f"{DIN}.bag.offset_min", "-9999", "-2880"),
    ("kind", put(f"{step(2, 'flush')}.kind", "dance"), f"{DIN}.flush.kind", '"dance"', "'identity'"),
    ("three cycles", put("day_plans.0.cycles", [1, 1, 1]), "cycles", "a list of 3", "at most 2 entries"),
    (
        "vitals never",
        put("vitals_plans.0.points.0.every_min", 0),
        "vitals_plans.V-DIN.points.1.every_min",
        "0",
        "1 or more",
    ),
]


@cases(WRONG)
def test_a_wrong_key_is_refused(spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_an_empty_file_names_every_key_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_bytes(b"")
    missing = {fault.key for fault in refusal(path).faults}
    assert {"id", "agents", "schedule", "day_plans", "max_cycles"} <= missing


def test_a_wholly_wrong_file_is_told_in_a_few_sentences(tmp_path: Path) -> None:
    path = tmp_path / "noise.toml"
    path.write_text("\n".join(f"k{i} = {i}" for i in range(10_000)), encoding="utf-8")
    error = refusal(path)
    assert len(error.faults) == MOST_FAULTS
    assert len(sentence(error).splitlines()) == 21
    assert sentence(error).startswith("The regimen file noise.toml cannot be used.")


def test_an_entry_of_a_list_is_named_by_its_id() -> None:
    tree = {"agents": [{"id": "x", "rate_steps": [{}]}]}
    assert key_path(tree, ("agents", 0, "rate_steps", 0, "minutes")) == "agents.x.rate_steps.1.minutes"
