"""Whether the parts of a regimen fit together: names, cycles, days, arms, visits, surgery."""

from collections import Counter
from collections.abc import Iterable, Iterator

from infusetrack.catalog.shape_support import support_faults
from infusetrack.catalog.shape_trial import RegimenShape
from infusetrack.catalog.whole_agents import agent_faults
from infusetrack.catalog.whole_limits import eligibility_faults, hold_faults
from infusetrack.catalog.whole_reactions import reaction_faults
from infusetrack.catalog.whole_steps import plan_faults
from infusetrack.domain.regimen import Regimen, ScheduleRule
from infusetrack.wording.translate import tr

Told = tuple[str, str, str]
"""(key, found, expected)."""


def faults_between(regimen: Regimen) -> list[Told]:
    """(key, found, expected) for everything that does not fit."""
    # What stands on the cycles (days without a plan) is looked at only when these are right.
    basic = [*_cycle_faults(regimen), *_schedule_faults(regimen), *_arm_faults(regimen)]
    faults = [*basic, *agent_faults(regimen), *plan_faults(regimen), *hold_faults(regimen)]
    faults += [*eligibility_faults(regimen), *_visit_faults(regimen), *_surgery_faults(regimen)]
    faults += [*support_faults(regimen), *reaction_faults(regimen)]
    return faults if basic else [*faults, *_day_faults(regimen)]


def twice_named(shape: RegimenShape) -> Iterator[Told]:
    """Agents and vitals plans that share an id: the domain's mappings would lose one silently."""
    for name in doubles(agent.id for agent in shape.agents):
        yield f"agents.{name}", tr("the id twice"), tr("each id once")
    for name in doubles(plan.id for plan in shape.vitals_plans):
        yield f"vitals_plans.{name}", tr("the id twice"), tr("each id once")


def doubles(names: Iterable[str]) -> list[str]:
    """The names that stand more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def _cycle_faults(regimen: Regimen) -> Iterator[Told]:
    due, last = 1, int(regimen.max_cycles.value)
    if regimen.max_cycles.value != last:
        yield "max_cycles", str(regimen.max_cycles.value), tr("a whole number")
    for place, run in enumerate(regimen.cycle_lengths, start=1):
        key = f"cycle_lengths.{place}"
        if run.days.value != int(run.days.value):
            yield f"{key}.days", str(run.days.value), tr("a whole number")
        if run.first_cycle != due:
            expected = tr("cycle {due}: neither a gap nor an overlap").format(due=due)
            yield f"{key}.first_cycle", str(run.first_cycle), expected
        if run.last_cycle < run.first_cycle:
            yield f"{key}.last_cycle", str(run.last_cycle), tr("first_cycle or later")
        due = run.last_cycle + 1
    if due != last + 1:
        expected = tr("lengths for exactly {last} cycles").format(last=last)
        yield "cycle_lengths", tr("lengths up to cycle {cycle}").format(cycle=due - 1), expected


def _schedule_faults(regimen: Regimen) -> Iterator[Told]:
    last = int(regimen.max_cycles.value)
    for place, rule in enumerate(regimen.schedule, start=1):
        key = f"schedule.{place}"
        if rule.agent not in regimen.agents:
            yield f"{key}.agent", f'"{rule.agent}"', _one_of(regimen.agents)
        if not rule.first_cycle <= rule.last_cycle <= last:
            expected = tr("first_cycle or later, at most {last}").format(last=last)
            yield f"{key}.last_cycle", str(rule.last_cycle), expected
        if list(rule.days) != sorted(set(rule.days)):
            yield f"{key}.days", _days(rule), tr("days in rising order, each once")
        yield from _too_late(regimen, rule, key)
    yield from _due_twice(regimen)


def _too_late(regimen: Regimen, rule: ScheduleRule, key: str) -> Iterator[Told]:
    for run in regimen.cycle_lengths:
        touched = run.first_cycle <= rule.last_cycle and rule.first_cycle <= run.last_cycle
        if touched and max(rule.days) > run.days.value:
            yield f"{key}.days", _days(rule), tr("days 1 to {last}").format(last=int(run.days.value))


def _due_twice(regimen: Regimen) -> Iterator[Told]:
    for place, rule in enumerate(regimen.schedule, start=1):
        for other in regimen.schedule[: place - 1]:
            met = rule.first_cycle <= other.last_cycle and other.first_cycle <= rule.last_cycle
            if rule.agent == other.agent and met and set(rule.days) & set(other.days):
                expected = tr("{agent} once on a day").format(agent=rule.agent)
                yield f"schedule.{place}.days", _days(rule), expected


def _days(rule: ScheduleRule) -> str:
    return ", ".join(map(str, rule.days))


def _arm_faults(regimen: Regimen) -> Iterator[Told]:
    for name in doubles(arm.id for arm in regimen.arms):
        yield f"arms.{name}", tr("the id twice"), tr("each id once")
    for name in doubles(cohort for arm in regimen.arms for cohort in arm.cohorts):
        yield "arms", tr("the cohort {name} twice").format(name=name), tr("each cohort once")
    for arm in regimen.arms:
        if arm.age_low.value > arm.age_high.value:
            found = f"{arm.age_low.value} > {arm.age_high.value}"
            yield f"arms.{arm.id}.age_low", found, tr("at most age_high")


def _day_faults(regimen: Regimen) -> Iterator[Told]:
    """A cycle day that no plan covers."""
    told: set[tuple[str, ...]] = set()
    for cycle in range(1, int(regimen.max_cycles.value) + 1):
        for day in range(1, regimen.length_of(cycle) + 1):
            agents = regimen.agents_on(cycle, day)
            covered = any(plan.fits(agents, cycle, day) for plan in regimen.day_plans)
            if not covered and agents not in told:
                told.add(agents)
                found = tr("no plan for C{cycle}D{day}").format(cycle=cycle, day=day)
                named = ", ".join(agents) or tr("no agent")
                yield "day_plans", found, tr("a plan for a day with {agents}").format(agents=named)


def _visit_faults(regimen: Regimen) -> Iterator[Told]:
    for name in doubles(visit.label for visit in regimen.follow_up):
        yield "follow_up", tr("the visit {name} twice").format(name=name), tr("each visit once")
    for place, visit in enumerate(regimen.follow_up, start=1):
        counted = [span for span in (visit.days, visit.months, visit.years) if span]
        if len(counted) != 1:
            found = tr("{count} of days, months, years").format(count=len(counted))
            yield f"follow_up.{place}", found, tr("exactly one of them")


def _surgery_faults(regimen: Regimen) -> Iterator[Told]:
    if regimen.surgery is None:
        return
    known = [cohort for arm in regimen.arms for cohort in arm.cohorts]
    for cohort in regimen.surgery.cohorts:
        if cohort not in known:
            yield "surgery.cohorts", f'"{cohort}"', _one_of(known)
    for name, number in (
        ("after_cycle", regimen.surgery.after_cycle),
        ("cycles_after", regimen.surgery.cycles_after),
    ):
        if number.value > regimen.max_cycles.value:
            expected = tr("at most max_cycles, {most}").format(most=regimen.max_cycles.value)
            yield f"surgery.{name}", str(number.value), expected


def _one_of(names: Iterable[str]) -> str:
    return tr("one of {names}").format(names=", ".join(names))
