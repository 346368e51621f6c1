"""Every number that the site may set: one registry of holds, clocks, plans, drugs, scores and the emergency card."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Literal

from infusetrack.domain.emergency import EmergencyDrug, editable
from infusetrack.domain.events import SiteValueReset, SiteValueSet
from infusetrack.domain.handoff_expiry import EXPIRES
from infusetrack.domain.lab_site_limits import critical_key, critical_settings
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line
from infusetrack.domain.reference_limits import FROM_AGE
from infusetrack.domain.regimen import HoldRule, Regimen, VitalsPlan
from infusetrack.domain.setting_bounds import bounds_of_hold, threefold
from infusetrack.domain.site import DRUG, HOLD, OLDEST, YOUNGEST, Site, SiteValue, site_number
from infusetrack.domain.site_clock import CLOCK, plan_key
from infusetrack.domain.sourced import Origin, Sourced

Group = Literal["holds", "labs", "clock", "plans", "drugs", "scores", "handoff", "emergency"]
Looser = Literal["lower", "higher", ""]
LOOSER: dict[str, Looser] = {
    "at_least": "lower", "above": "lower", "at_most": "higher", "below": "higher",
}  # fmt: skip
DRUG_PARTS: tuple[tuple[str, str, Looser], ...] = (
    ("high", "{unit}/kg", "higher"), ("again", "min", "lower"), ("daily_max", "{unit}", "higher"),
    ("daily_max_per_kg", "{unit}/kg", "higher"), ("daily_doses", "doses", "higher"),
)  # fmt: skip
"""What the site may set of a drug on the side: part, unit, and which way is less strict."""
MOST = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that the site may set. `file` is what the file says, None where it says nothing.

    `name` are the file's own words, `part` which number of it is meant; what lies outside `low` to
    `high` (LOCAL) is refused as a slip, and `looser` is the side on which a value is less strict.
    """

    key: str
    group: Group
    name: str
    unit: str
    file: Sourced | None
    low: Decimal
    high: Decimal
    looser: Looser = ""
    part: str = ""
    whole: bool = False

    def is_looser(self, value: Decimal) -> bool:
        """Whether a value is less strict than the file's."""
        if self.file is None or not self.looser:
            return False
        return value < self.file.value if self.looser == "lower" else value > self.file.value

    def allows(self, value: Decimal) -> bool:
        """Whether a value can be meant at all."""
        return self.low <= value <= self.high and (not self.whole or value == value.to_integral_value())

    def in_force(self, site: Site) -> Sourced | None:
        """The number that holds now: the site's, else the file's; None while it is not set."""
        entered = site.values.get(self.key)
        number = site_number(entered.value) if entered else None
        if entered is None or number is None:
            return self.file
        return Sourced(number, self.unit, Origin.SITE, entered.source, verified=True, key=self.key)


Source = Callable[[Regimen], Iterable[Setting]]


def settings(regimen: Regimen, card: Sequence[EmergencyDrug] = ()) -> tuple[Setting, ...]:
    """All settings of a regimen file as it is, and of the emergency card, in the order of the groups."""
    return (*chain.from_iterable(source(regimen) for source in SOURCES), *_emergency(card))


def _holds(regimen: Regimen) -> Iterator[Setting]:
    for rule in regimen.holds:
        low, high = bounds_of_hold(rule)
        yield Setting(
            f"{HOLD}{rule.id}", "holds", rule.words or rule.parameter, rule.limit.unit, rule.limit, low, high,
            LOOSER[rule.comparison], part=_hold_part(rule),
        )  # fmt: skip


def _labs(_regimen: Regimen) -> Iterator[Setting]:
    """Critical limits of every analyte: the file sets none here, its own stand among the holds."""
    for analyte, side in critical_settings():
        low, high = threefold(None, MOST)
        yield Setting(
            critical_key(analyte.key, side), "labs", analyte.key, analyte.unit, None, low, high, part=side
        )


def _hold_part(rule: HoldRule) -> str:
    return f"{rule.action}.{rule.comparison}"


def _clock(regimen: Regimen) -> Iterator[Setting]:
    for name, number in regimen.clock.items():
        low, high = Decimal(1), Decimal(120)
        yield Setting(
            f"{CLOCK}{name}", "clock", "", number.unit, number, low, high, "higher", part=name, whole=True
        )


def _plans(regimen: Regimen) -> Iterator[Setting]:
    return chain.from_iterable(_plan(plan) for plan in regimen.vitals_plans.values())


def _plan(plan: VitalsPlan) -> Iterator[Setting]:
    """How often each rhythm of a plan comes; single points stay as the file has them."""
    for place, point in enumerate(plan.points, start=1):
        if point.from_min != point.to_min:
            every = Sourced(Decimal(point.every_min), "min", point.origin, point.source, verified=False)
            yield Setting(
                plan_key(plan.id, place), "plans", plan.id, "min", every, Decimal(5), Decimal(240),
                "higher", part=f"{point.anchor}.{point.from_min}", whole=True,
            )  # fmt: skip


def _drugs(regimen: Regimen) -> Iterator[Setting]:
    for drug in regimen.side_drugs:
        known = {"high": drug.high, "again": drug.again_low}
        for part, unit, looser in DRUG_PARTS:
            file = known.get(part)
            low, high = threefold(file, MOST)
            yield Setting(
                f"{DRUG}{drug.id}.{part}", "drugs", drug.drug, unit.format(unit=drug.unit), file, low, high,
                looser, part=part,
            )  # fmt: skip


def _scores(regimen: Regimen) -> Iterator[Setting]:
    known = regimen.reference.numbers.get(FROM_AGE)
    if known is not None:
        yield Setting(FROM_AGE, "scores", "", known.unit, known, YOUNGEST, OLDEST, part=FROM_AGE, whole=True)


def _handoff(_regimen: Regimen) -> Iterator[Setting]:
    """How long the page of a handoff may be trusted where nothing falls due before."""
    for shift, number in EXPIRES.items():
        yield Setting(
            number.key, "handoff", "", number.unit, number, Decimal(30), Decimal(720), "higher",
            part=f"handoff_{shift}", whole=True,
        )  # fmt: skip


def _emergency(card: Sequence[EmergencyDrug]) -> Iterator[Setting]:
    for one in editable(card, nothing()):
        low, high = threefold(one.default, MOST)
        again = one.part.startswith("repeats.")
        yield Setting(
            one.key, "emergency", one.drug, one.unit, one.default, low, high,
            "lower" if again else "higher", part=one.part,
        )  # fmt: skip


SOURCES: tuple[Source, ...] = (_holds, _labs, _clock, _plans, _drugs, _scores, _handoff)
"""Each list of settings that a regimen brings; a new kind of number adds its own here."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a setting's history; `value` None is the file's own again."""

    value: str | None
    source: str
    why: str
    line: Line


def history(lines: Iterable[Line], key: str) -> tuple[Change, ...]:
    """What became of a setting, the oldest first."""
    found = []
    for line in lines:
        event = line.event
        if isinstance(event, SiteValueSet) and event.key == key:
            found.append(Change(event.value, event.source, event.why, line))
        elif isinstance(event, SiteValueReset) and event.key == key:
            found.append(Change(None, "", event.why, line))
    return tuple(found)


def changed(setting: Setting, site: Site) -> SiteValue | None:
    """Who set the number that holds now; None where it is the file's."""
    return site.values.get(setting.key)
