"""Whether each agent is possible: its rates empty the bag in time, its ranges are ranges."""

from collections.abc import Iterator
from decimal import Decimal

from infusetrack.domain.regimen import Agent, Regimen
from infusetrack.wording.translate import tr

HOUR = Decimal(60)
NOMINAL_SLACK = Decimal("0.05")
"""How far the rate steps may be from the nominal infusion time: a slow first step adds 2.5 %."""

Told = tuple[str, str, str]


def agent_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for every agent that cannot be given as written."""
    due = {rule.agent for rule in regimen.schedule}
    for agent in regimen.agents.values():
        key = f"agents.{agent.id}"
        if agent.id not in due:
            yield key, tr("no day in the schedule"), tr("a schedule rule for it")
        yield from _range_faults(agent, key)
        yield from _basis_faults(agent, key)
        yield from _rate_faults(agent, f"{key}.rate_steps")


def _range_faults(agent: Agent, key: str) -> Iterator[Told]:
    low, high = agent.concentration_low, agent.concentration_high
    if (low is None) != (high is None):
        yield f"{key}.concentration_low", tr("one limit alone"), tr("both limits or none")
    if low and high and low.value > high.value:
        found = f"{low.value} > {high.value}"
        yield f"{key}.concentration_low", found, tr("at most concentration_high")
    if (agent.vial_mg is None) != (agent.vial_ml is None):
        yield f"{key}.vial_mg", tr("one of vial_mg and vial_ml alone"), tr("both or none")
    start, life = agent.start_within_minutes_of_mixing, agent.bag_life_minutes
    if start and life and start.value > life.value:
        found = f"{start.value} > {life.value}"
        yield f"{key}.start_within_minutes_of_mixing", found, tr("at most bag_life_minutes")


def _basis_faults(agent: Agent, key: str) -> Iterator[Told]:
    if agent.reference is None:
        return
    if agent.reference.basis != agent.basis:
        expected = tr('the basis "{basis}" of the agent').format(basis=agent.basis)
        yield f"{key}.reference.basis", f'"{agent.reference.basis}"', expected
    unit = {"mg_m2": "mg/m2", "mg_kg": "mg/kg", "flat": "mg"}[agent.reference.basis]
    if agent.reference.per_unit.unit != unit:
        yield (
            f"{key}.reference.per_unit",
            agent.reference.per_unit.unit,
            tr("the unit {unit}").format(unit=unit),
        )
    if not agent.reference.per_unit.value:
        yield f"{key}.reference.per_unit", "0", tr("more than zero")


def _rate_faults(agent: Agent, key: str) -> Iterator[Told]:
    given, minutes, last = Decimal(0), Decimal(0), len(agent.rate_steps)
    for place, step in enumerate(agent.rate_steps, start=1):
        if step.minutes is None and place < last:
            yield f"{key}.{place}.minutes", tr("nothing"), tr("minutes for every step but the last")
            return
        if step.minutes:
            given += step.bag_share_per_h.value * step.minutes.value / HOUR
            minutes += step.minutes.value
    ending = agent.rate_steps[-1]
    if given > 1 or (ending.minutes is None and given == 1) or (ending.minutes and given != 1):
        found = tr("{share} of the bag").format(share=given.normalize())
        yield key, found, tr("steps that add to the whole bag")
        return
    if ending.minutes is None:
        minutes += (1 - given) * HOUR / ending.bag_share_per_h.value
    yield from _length_faults(agent, key, minutes)
    yield from _rising_faults(agent, key)


def _length_faults(agent: Agent, key: str, minutes: Decimal) -> Iterator[Told]:
    nominal = agent.infusion_minutes.value
    found = tr("{minutes} min in all").format(minutes=minutes.quantize(Decimal("0.1")))
    if abs(minutes - nominal) > nominal * NOMINAL_SLACK:
        yield key, found, tr("about the {minutes} min of infusion_minutes").format(minutes=nominal)
    longest = agent.longest_minutes
    if longest and max(minutes, nominal) > longest.value:
        yield f"{key.removesuffix('.rate_steps')}.longest_minutes", str(longest.value), found


def _rising_faults(agent: Agent, key: str) -> Iterator[Told]:
    before = None
    for place, step in enumerate(agent.rate_steps, start=1):
        share = step.bag_share_per_h.value
        if before is not None and share <= before:
            expected = tr("more than {share} of the step before").format(share=before)
            yield f"{key}.{place}.bag_share_per_h", str(share), expected
        before = share
        if step.mg_m2_h is None or agent.reference is None or not agent.reference.per_unit.value:
            continue
        wanted = step.mg_m2_h.value / agent.reference.per_unit.value
        if abs(wanted - share) > Decimal("0.0005"):
            expected = tr("{share}, as mg_m2_h of the reference dose").format(share=wanted.normalize())
            yield f"{key}.{place}.bag_share_per_h", str(share), expected
