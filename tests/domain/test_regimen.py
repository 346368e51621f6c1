"""What a regimen orders: the agents of a day, its steps, its limits, and where its numbers are from."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from infusetrack.domain.day_plan import DayPlan, StepPlan
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Agent, Arm, CycleLength, HoldRule, RateStep, Regimen, ScheduleRule
from infusetrack.domain.sourced import Origin, Sourced


def number(value: str, unit: str) -> Sourced:
    return Sourced(Decimal(value), unit, Origin.LOCAL, "a small regimen for tests", verified=False)


def agent(name: str) -> Agent:
    steps = (RateStep(None, number("0.5", "bag/h"), None),)
    return Agent(name, name, "", "", "", "", "ordered", number("120", "min"), steps)


def step(key: str, *requires: str) -> StepPlan:
    return StepPlan(key, "checklist", "before", key, 0, requires)


def rule(name: str, first: int, last: int, *days: int) -> ScheduleRule:
    return ScheduleRule(name, first, last, days, Origin.LOCAL, "a small regimen for tests")


FIRST = DayPlan("first", "First", ("mag",), (step("card"),), cycles=(1, 1), days=(1,))
MAG = DayPlan(
    "mag",
    "Mag",
    ("mag",),
    (
        step("look"),
        replace(step("premed"), cycles=(1, 1)),
        replace(step("gap"), days=(3,)),
        step("go", "premed", "look"),
    ),
)
BOTH = DayPlan("both", "Both", ("mag", "din"), (step("two"),))


@pytest.fixture
def small() -> Regimen:
    return Regimen(
        id="small",
        title="Small",
        version="1",
        digest="",
        status_note="",
        max_cycles=number("3", "cycles"),
        cycle_lengths=(CycleLength(1, 1, number("4", "days")), CycleLength(2, 2, number("6", "days"))),
        arms=(Arm("A", "A", (), number("1", "years"), number("17", "years")),),
        agents=MappingProxyType({name: agent(name) for name in ("mag", "din")}),
        schedule=(rule("din", 2, 2, 5), rule("mag", 1, 2, 1, 3), rule("mag", 2, 2, 5)),
        day_plans=(FIRST, MAG, BOTH),
        vitals_plans=MappingProxyType({}),
        holds=(),
        follow_up=(),
    )


def test_a_cycle_has_its_own_length(small: Regimen) -> None:
    assert [small.length_of(1), small.length_of(2)] == [4, 6]


def test_a_cycle_without_a_length_is_off_the_protocol(small: Regimen) -> None:
    with pytest.raises(Refused) as refused:
        small.length_of(3)
    assert refused.value.code == "cycle_off_protocol"
    assert refused.value.facts == {"cycle": 3, "last": 3}


def test_agents_are_due_on_their_days_of_their_cycles(small: Regimen) -> None:
    assert small.agents_on(1, 1) == ("mag",)
    assert small.agents_on(1, 2) == ()
    assert small.agents_on(2, 5) == ("din", "mag")


@pytest.mark.parametrize("cycle", [0, -1, 4])
def test_a_cycle_off_the_protocol_has_no_agents(small: Regimen, cycle: int) -> None:
    with pytest.raises(Refused, match="cycle_off_protocol"):
        small.agents_on(cycle, 1)


@pytest.mark.parametrize(("cycle", "day"), [(1, 0), (1, 5), (2, 7)])
def test_a_day_off_the_protocol_is_refused_with_the_last_day(small: Regimen, cycle: int, day: int) -> None:
    with pytest.raises(Refused) as refused:
        small.agents_on(cycle, day)
    assert refused.value.code == "day_off_protocol"
    assert refused.value.facts["last"] == small.length_of(cycle)


def test_the_very_first_day_may_have_a_plan_of_its_own(small: Regimen) -> None:
    assert small.plan_of(1, 1) is FIRST
    assert small.plan_of(1, 3) is MAG
    assert small.plan_of(2, 1) is MAG


def test_a_plan_fits_its_agents_in_any_order(small: Regimen) -> None:
    assert small.plan_of(2, 5) is BOTH


def test_a_day_without_a_plan_is_refused(small: Regimen) -> None:
    with pytest.raises(Refused) as refused:
        small.steps_of(1, 2)
    assert refused.value.code == "no_day_plan"


def test_a_step_stands_only_on_its_cycles_and_days(small: Regimen) -> None:
    assert [one.key for one in small.steps_of(1, 3)] == ["look", "premed", "gap", "go"]
    assert [one.key for one in small.steps_of(2, 1)] == ["look", "go"]


def test_a_step_waits_only_for_steps_that_the_day_has(small: Regimen) -> None:
    assert small.steps_of(1, 3)[-1].requires == ("premed", "look")
    assert small.steps_of(2, 1)[-1].requires == ("look",)


def limit(**where: object) -> HoldRule:
    whole = HoldRule("hgb", "hemoglobin", "at_least", number("9.5", "g/dL"), "gate")
    return replace(whole, **where)


@pytest.mark.parametrize(
    ("where", "looked_at"),
    [
        ({}, True),
        ({"agents": ("mag",)}, True),
        ({"agents": ("din",)}, False),
        ({"cycles": (1, 1)}, True),
        ({"cycles": (2, 2)}, False),
        ({"days": (1, 3)}, True),
        ({"days": (3,)}, False),
        ({"agents": ("mag", "din"), "cycles": (1, 2), "days": (1,)}, True),
    ],
)
def test_a_limit_is_looked_at_on_its_own_days_only(
    small: Regimen, where: dict[str, object], looked_at: bool
) -> None:
    one = limit(**where)
    assert replace(small, holds=(one,)).holds_on(1, 1) == ((one,) if looked_at else ())


def test_an_arm_is_found_by_its_id(small: Regimen) -> None:
    assert small.arm("A").age_high.value == 17


def test_an_unknown_arm_is_refused_with_the_known_ones(small: Regimen) -> None:
    with pytest.raises(Refused) as refused:
        small.arm("C")
    assert refused.value.facts == {"arm": "C", "known": "A"}


def test_a_number_is_found_by_its_place_and_says_where_it_is_from(small: Regimen) -> None:
    kept = replace(small, numbers=MappingProxyType({"max_cycles": small.max_cycles}))
    assert kept.numbers["max_cycles"].source == "a small regimen for tests"
    assert dict(small.numbers) == {}
