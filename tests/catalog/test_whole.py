"""Regimens whose cycles, days, arms, visits or surgery do not fit together."""

from pathlib import Path

from infusetrack.catalog.whole import doubles, faults_between
from tests.catalog.spoil import Spoil, cases, drop, loaded, put, told, twice

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("half a cycle", put("max_cycles.value", "12.5"), "max_cycles", "12.5", "a whole number"),
    ("agent twice", twice("agents"), "agents.dinutuximab", "the id twice", "each id once"),
    ("vitals twice", twice("vitals_plans"), "vitals_plans.V-NONE", "the id twice", "each id once"),
    ("arm twice", twice("arms"), "arms.B", "the id twice", "each id once"),
    ("cohort twice", put("arms.0.cohorts", ["B1"]), "arms", "the cohort B1 twice", "each cohort once"),
    ("age", put("arms.0.age_low.value", "18"), "arms.A.age_low", "18 > 17", "at most age_high"),
    ("visit twice", twice("follow_up"), "follow_up", "the visit 5 years twice", "each visit once"),
    ("overlap", twice("cycle_lengths"), "cycle_lengths.2.first_cycle", "1", "cycle 13"),
    ("gap", put("cycle_lengths.0.first_cycle", 2), "cycle_lengths.1.first_cycle", "2", "cycle 1"),
    ("short", put("cycle_lengths.0.last_cycle", 11), "cycle_lengths", "cycle 11", "exactly 12 cycles"),
    ("half day", put("cycle_lengths.0.days.value", "21.5"), "cycle_lengths.1.days", "21.5", "a whole number"),
    ("short cycle", put("cycle_lengths.0.days.value", "14"), "schedule.1.days", "1, 8, 15", "days 1 to 14"),
    ("day 22", put("schedule.0.days", [1, 22]), "schedule.1.days", "1, 22", "days 1 to 21"),
    ("falling days", put("schedule.0.days", [8, 1]), "schedule.1.days", "8, 1", "rising order"),
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
    ("no span", drop("follow_up.0.days"), "follow_up.1", "0 of days, months, years", "exactly one"),
    ("two spans", put("follow_up.0.years", 1), "follow_up.1", "2 of days, months, years", "exactly one"),
    ("surgery cohort", put("surgery.cohorts", ["C9"]), "surgery.cohorts", '"C9"', "one of B1"),
    ("surgery cycles", put("surgery.cycles_after.value", "13"), "surgery.cycles_after", "13", "at most"),
]


@cases(WRONG)
def test_parts_that_do_not_fit_are_refused(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_the_trials_own_file_fits_together(tmp_path: Path) -> None:
    assert faults_between(loaded(tmp_path)) == []


def test_a_name_that_stands_twice_is_told_once() -> None:
    assert doubles(["a", "b", "a", "a"]) == ["a"]
