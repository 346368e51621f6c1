"""Critical laboratory values of a day: a result past an alert or stop limit, until somebody answers.

The limits are those of the regimen's table, or the site's where it set its own (LOCAL, SITE).
"""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.alarm import Condition, Rung
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import LabsReported, Priority
from infusetrack.domain.lab_analytes import ANALYTES, analyte_of
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.limits import fits, for_age, limit_at
from infusetrack.domain.regimen import Action, HoldRule, Regimen
from infusetrack.domain.release import SYNONYMS, years_old

PRIORITY: dict[Action, Priority] = {"alert": "medium", "stop": "high"}
"""How urgent a result past a limit of that action is; a gate is no alarm, it is a closed door."""


def critical_labs(chart: Chart, regimen: Regimen, label: str) -> tuple[Condition, ...]:
    """One condition for each analyte whose latest result of this day lies past a limit, the gravest."""
    found: dict[str, Condition] = {}
    for one in _conditions(chart, regimen, label):
        known = found.get(one.key)
        if known is None or (known.rungs[0].priority, one.rungs[0].priority) == ("medium", "high"):
            found[one.key] = one
    return tuple(found.values())


def _conditions(chart: Chart, regimen: Regimen, label: str) -> Iterator[Condition]:
    panels = {
        line.seq: line for line in chart.of_kind(LabsReported) if getattr(line.event, "day", "") == label
    }
    if not panels:
        return
    key = CycleDay.of(label)
    for rule in (*regimen.holds_on(key.cycle, key.day), *regimen.criticals):
        analyte = SYNONYMS.get(rule.parameter, rule.parameter)
        results = history(chart, analyte) if analyte in ANALYTES and rule.action in PRIORITY else ()
        if not results or results[-1].line not in panels:
            continue
        line = panels[results[-1].line]
        if not for_age(rule, years := years_old(chart, line.happened_at)):
            continue
        limit = limit_of(rule, results[-1], years)
        if limit is not None and not fits(rule.comparison, _value(rule, results[-1]), limit):
            yield _condition(rule, results[-1], label, Rung(line.written_at, PRIORITY[rule.action]), limit)


def limit_of(rule: HoldRule, result: LabResult, years: int) -> Decimal | None:
    """The limit in the unit in which it is compared; None where it counts ULNs and none was given."""
    base = limit_at(rule, years)
    if not rule.times_uln:
        return base
    uln = result.uln_in(analyte_of(result.analyte).unit)
    return None if uln is None else base * uln


def _value(rule: HoldRule, result: LabResult) -> Decimal:
    return result.canonical if rule.times_uln else result.in_unit(rule.limit.unit)


def _condition(rule: HoldRule, result: LabResult, label: str, rung: Rung, limit: Decimal) -> Condition:
    facts = {"result": result, "limit": limit, "rule": rule}
    return Condition(
        f"lab_critical:{result.analyte}", "lab_critical", result.drawn_at, (rung,), label,
        act="labs", lasting=True, ends_with_answer=True, facts=MappingProxyType(facts),
    )  # fmt: skip
