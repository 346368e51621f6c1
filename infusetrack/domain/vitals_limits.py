"""Which limits of the regimen a set of vital signs is held against, each in the number's own unit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.limits import fits, for_age, limit_at
from infusetrack.domain.regimen import HoldRule, Regimen
from infusetrack.domain.release import SYNONYMS, VITAL_OF, years_old
from infusetrack.domain.vitals import FIELDS, baseline_set, values_of


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on one number of a set: `limit` is in the unit of the field `key`."""

    key: str
    limit: Decimal
    rule: HoldRule

    def allows(self, value: Decimal) -> bool:
        """Whether the value is what the rule asks for."""
        return fits(self.rule.comparison, value, self.limit)


def bounds(chart: Chart, regimen: Regimen, label: str, at: datetime) -> tuple[Bound, ...]:
    """The limits on vital signs of this cycle day, at the patient's age at this moment.

    Limits in percent of the baseline are left out while the day has none.
    """
    key, years = CycleDay.of(label), years_old(chart, at)
    rules = (rule for rule in regimen.holds_on(key.cycle, key.day) if for_age(rule, years))
    return tuple(_bounds(rules, years, _baseline(chart, label)))


def _bounds(rules: Iterable[HoldRule], years: int, first: Mapping[str, Decimal]) -> Iterator[Bound]:
    for rule in rules:
        parameter = SYNONYMS.get(rule.parameter, rule.parameter)
        field, _, of_baseline = parameter.partition("_percent_of_")
        name, limit = VITAL_OF.get(field, field), limit_at(rule, years)
        if name not in FIELDS:
            continue
        if not of_baseline:
            yield Bound(name, limit, rule)
        elif name in first:
            yield Bound(name, first[name] * limit / 100, rule)


def _baseline(chart: Chart, label: str) -> Mapping[str, Decimal]:
    line = baseline_set(chart, label)
    return values_of(line.event) if line and isinstance(line.event, VitalsTaken) else {}


def broken(event: VitalsTaken, limits: Iterable[Bound]) -> Mapping[str, tuple[Bound, ...]]:
    """The limits that this set does not keep, by field; a number not taken breaks none."""
    values = values_of(event)
    found: dict[str, tuple[Bound, ...]] = {}
    for bound in limits:
        if bound.key in values and not bound.allows(values[bound.key]):
            found[bound.key] = (*found.get(bound.key, ()), bound)
    return found
