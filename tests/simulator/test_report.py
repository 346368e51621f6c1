"""A small run of the report stands well; the bodies of the simulator behave as the facts say."""

import numpy as np
import pytest

from tests.simulator.child import SCENARIOS
from tests.simulator.courses import course
from tests.simulator.report import MODEL, lines, run
from tests.simulator.scoring import auc, rate, share
from tests.simulator.tiered import tiered
from tests.simulator.worlds import ASIDE, STRESS, WORLDS


def _children(scenario, world, count=10):
    return [course(seed, scenario, world)[0] for seed in range(count)]


@pytest.mark.parametrize("world", [WORLDS[0], WORLDS[2]], ids=lambda world: world.body)
def test_the_expected_dip_lies_in_the_published_range(world):
    dips = [child.cd47.max() for child in _children("expected", world)]
    assert 0.3 < np.median(dips) < 1.6
    late = [child.at(child.cd47, 80) for child in _children("expected", world)]
    assert max(late) < 0.6


@pytest.mark.parametrize("world", [WORLDS[0], WORLDS[2]], ids=lambda world: world.body)
def test_a_failing_marrow_loses_no_more_than_production(world):
    for child in _children("marrow", world, 6):
        steps = np.diff(child.mass[child.days > 12][::8]) / 2
        assert steps.min() > -0.3 or child.units


def test_a_quiet_child_keeps_its_red_cells():
    for child in _children("quiet", WORLDS[0], 6):
        assert (child.baseline - child.mass).max() < 1.2


def test_the_same_seed_is_the_same_child():
    assert course(3, "cd47", WORLDS[0])[1] == course(3, "cd47", WORLDS[0])[1]


def test_there_are_at_least_seven_scenarios_and_two_differently_built_bodies():
    assert len(SCENARIOS) >= 7
    assert {world.body for world in WORLDS} == {"cohorts", "accounts"}


@pytest.mark.parametrize(("name", "most_days"), [("hours", 3), ("splenic", 30)])
def test_cells_go_within_hours_or_over_a_fortnight(name, most_days):
    (world,) = (one for one in STRESS if one.name == name)
    for child in _children("cd47", world, 6):
        lost = child.days[np.argmax(child.cd47 > 0.9 * child.cd47.max())]
        assert lost < most_days
        assert (lost > 4) == (name == "splenic")


def test_an_operation_leaves_a_note_and_a_resting_marrow():
    (world,) = (one for one in ASIDE if one.name == "surgery")
    operated = [child for child in _children("quiet", world, 12) if (child.retic_factor < 0.5).any()]
    assert 3 <= len(operated) <= 10
    assert all(("procedure" in {kind for _, kind in child.notes}) for child in operated)


def test_a_small_child_in_hospital_has_much_blood_drawn():
    (world,) = (one for one in ASIDE if one.name == "infants")
    for child in _children("quiet", world, 4):
        assert child.weight < 16
        assert sum(ml for day, ml in child.draws if 1 <= day < 5) > 25


def test_figures_are_counted_as_they_should_be():
    assert auc([0.9, 0.8], [0.1, 0.8]) == pytest.approx(0.875)
    assert share([True, True, False, False])[0] == 0.5
    assert rate([1, 0], [4, 4])[0] == 0.125


def _two(first, last, **known):
    """Two values of a child of 10 kg a week after the first dose, and what else is known."""
    then, now = "2030-01-07T08:00", "2030-01-14T08:00"
    lists = {name: [] for name in ("fluids", "labs", "notes", "blood_draws", "transfusions")}
    return {
        "patient": {"age_years": 4.0, "weight_kg": 10.0},
        "hgb": [{"time": then, "g_dl": first}, {"time": now, "g_dl": last}],
        "doses": [{"time": then, "drug": "magrolimab"}],
        **lists,
        **known,
    }


def test_the_tiered_rules_take_fluids_and_red_cells_into_account():
    litres = [{"time": "2030-01-14T06:00", "ml": 300, "kind": "saline_bolus", "hours": 1}]
    unit = [{"time": "2030-01-08T08:00", "product": "rbc", "ml": 100}]
    told = [
        tiered(_two(11.0, 8.9))[-1],
        tiered(_two(11.0, 8.9, fluids=litres))[-1],
        tiered(_two(11.0, 9.9))[-1],
        tiered(_two(11.0, 9.9, transfusions=unit))[-1],
        tiered(_two(11.0, 89.0))[-1],
    ]
    assert [one["tier"] for one in told] == ["act", "watch", "none", "act", "none"]
    assert [one["cause"] for one in told[:2]] == ["cd47", "dilution"]


def test_a_small_run_stays_above_the_floors_and_beats_the_simple_rules():
    found, count = run(1)
    ours = {name: value for name, (value, *_) in found[MODEL].items()}
    told = "\n".join(lines(found, count))
    assert ours["sens any"] >= 0.85, told
    assert ours["false act"] <= 0.16, told
    assert ours["unit flagged"] == 1, told
    assert ours["auc dilution"] >= 0.8, told
    assert ours["auc expected"] >= 0.8, told
    simple = found["2 below baseline"]
    assert ours["false act"] < simple["false act"][0], told
    assert ours["act before 2"] > found["grade 3"]["act before 2"][0], told
    assert ours["false act"] < found["tiered rules"]["false act"][0], told
