"""Agents that cannot be given as written: ranges that are none, rates that do not empty the bag."""

from pathlib import Path

from infusetrack.catalog.whole_agents import agent_faults
from tests.catalog.spoil import Spoil, cases, drop, loaded, number, put, told

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("never due", drop("schedule.2"), "agents.dinutuximab", "no day in the schedule", "a schedule rule"),
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
]


@cases(WRONG)
def test_an_impossible_agent_is_refused(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_rate_steps_that_all_have_minutes_may_empty_the_bag(tmp_path: Path) -> None:
    regimen = loaded(tmp_path, put("agents.1.rate_steps.1.minutes", number("585")))
    assert list(agent_faults(regimen)) == []
    last = regimen.agents["dinutuximab"].rate_steps[-1]
    assert last.minutes is not None
    assert last.minutes.value == 585
