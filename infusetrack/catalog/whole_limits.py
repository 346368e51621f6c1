"""Whether each limit can be compared: a known parameter in its unit, for agents and days that exist."""

from collections.abc import Iterator
from itertools import chain

from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.regimen import EligibilityItem, HoldRule, Regimen
from infusetrack.wording.translate import tr

Told = tuple[str, str, str]

PARAMETERS: dict[str, str] = {
    **{key: analyte.unit for key, analyte in ANALYTES.items() if not analyte.in_words},
    "hemoglobin_fall": "g/dL",
    "weight_gain_percent": "%",
    "spo2": "%",
    "sbp": "mmHg",
    "sbp_age_floor": "mmHg",
    "sbp_percent_of_baseline": "%",
    "heart_rate": "/min",
    "heart_rate_percent_of_baseline": "%",
    "respiratory_rate": "/min",
    "temperature_c": "°C",
    "pain": "points",
    "urine_ml_kg_h": "mL/kg/h",
}
"""What a hold rule may look at, with its unit; a multiple of the ULN is in "x ULN"."""


def hold_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for every hold rule that could never be applied as written."""
    seen: set[str] = set()
    for rule in regimen.holds:
        key = f"holds.{rule.id}"
        if rule.id in seen:
            yield key, tr("the id twice"), tr("each id once")
        seen.add(rule.id)
        yield from _unit_faults(rule, key)
        yield from _reach_faults(rule, regimen, key)


def _unit_faults(rule: HoldRule, key: str) -> Iterator[Told]:
    unit = PARAMETERS.get(rule.parameter)
    if unit is None:
        expected = tr("one of {names}").format(names=", ".join(PARAMETERS))
        yield f"{key}.parameter", f'"{rule.parameter}"', expected
        return
    unit = "x ULN" if rule.times_uln else unit
    for name, number in (("limit", rule.limit), ("per_year", rule.per_year)):
        if number and number.unit != unit:
            yield f"{key}.{name}.unit", number.unit, tr("the unit {unit}").format(unit=unit)


def _reach_faults(rule: HoldRule, regimen: Regimen, key: str) -> Iterator[Told]:
    for agent in rule.agents:
        if agent not in regimen.agents:
            expected = tr("one of {names}").format(names=", ".join(regimen.agents))
            yield f"{key}.agents", f'"{agent}"', expected
    yield from reach_faults(regimen, key, rule.cycles, rule.days)
    low, high = rule.age_low, rule.age_high
    if low and high and low.value > high.value:
        yield f"{key}.age_low", f"{low.value} > {high.value}", tr("at most age_high")


def reach_faults(
    regimen: Regimen, key: str, cycles: tuple[int, int] | None, days: tuple[int, ...] | None
) -> Iterator[Told]:
    """Cycles or days that the regimen does not have."""
    last = int(regimen.max_cycles.value)
    if cycles and not cycles[0] <= cycles[1] <= last:
        expected = tr("first and last cycle, at most {last}").format(last=last)
        yield f"{key}.cycles", f"{cycles[0]}, {cycles[1]}", expected
    longest = int(max(run.days.value for run in regimen.cycle_lengths))
    if days and max(days) > longest:
        yield f"{key}.days", str(max(days)), tr("days 1 to {last}").format(last=longest)


def eligibility_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for every eligibility line and site entry that does not fit."""
    keys = chain((item.key for item in regimen.eligibility), (entry.key for entry in regimen.site_entries))
    seen: set[str] = set()
    for name in keys:
        if name in seen:
            yield name, tr("the key twice"), tr("each key once")
        seen.add(name)
    for item in regimen.eligibility:
        yield from _item_faults(item, regimen)


def _item_faults(item: EligibilityItem, regimen: Regimen) -> Iterator[Told]:
    key = f"eligibility.{item.key}"
    if (item.limit is None) != (item.kind == "yes_no"):
        found = tr("no limit") if item.limit is None else tr("a limit")
        yield f"{key}.limit", found, tr("a limit for number and washout, none for yes_no")
    if item.limit and item.kind == "washout" and item.limit.unit != "days":
        yield f"{key}.limit.unit", item.limit.unit, tr("the unit {unit}").format(unit="days")
    if item.limit and item.times_uln != (item.limit.unit == "x ULN"):
        yield f"{key}.times_uln", str(item.times_uln).lower(), tr('true exactly when the unit is "x ULN"')
    arms = [arm.id for arm in regimen.arms]
    cohorts = [cohort for arm in regimen.arms for cohort in arm.cohorts]
    for name, used, known in (("arms", item.arms, arms), ("cohorts", item.cohorts, cohorts)):
        for one in used:
            if one not in known:
                yield f"{key}.{name}", f'"{one}"', tr("one of {names}").format(names=", ".join(known))
