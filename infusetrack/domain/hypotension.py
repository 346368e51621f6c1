"""A low systolic pressure by three definitions side by side, and the rule in use (clinical facts 3.7).

In use: under the higher of the age floor and the baseline's share, or signs of a low pressure.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from infusetrack.domain.reference_limits import Reference

Why = Literal["age_floor", "baseline", "fixed", "symptoms"]
Level = Literal["stop", "watch", "none", "unknown"]
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition: `limit` in mmHg is the highest of its limits, `fired` why it says hypotension."""

    key: Literal["label", "paper", "pals"]
    limit: Decimal | None
    fired: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in mmHg that a systolic pressure is held against; None where one is not known."""

    floor: Decimal | None
    of_baseline: Decimal | None
    fixed: Decimal | None = None
    watch: Decimal | None = None

    @property
    def highest(self) -> Decimal | None:
        """The limit in use: the higher of floor and share of the baseline."""
        known = [one for one in (self.floor, self.of_baseline) if one is not None]
        return max(known) if known else None

    @property
    def rule(self) -> Why:
        """Which of the two limits is the higher one."""
        if self.of_baseline is None or (self.floor is not None and self.floor >= self.of_baseline):
            return "age_floor"
        return "baseline"


@dataclass(frozen=True, slots=True)
class Pressure:
    """A systolic pressure judged: by the rule in use, and by all three definitions."""

    sbp: Decimal | None
    baseline: Decimal | None
    limits: Limits
    fired: tuple[Why, ...]
    level: Level
    definitions: tuple[Definition, ...]


def age_floor(reference: Reference, years: int) -> Decimal | None:
    """The PALS floor in mmHg at this age in completed years; None below 1 year or without numbers."""
    numbers = [
        reference.number(f"hypotension.{key}")
        for key in ("from_age", "base", "per_year", "older_from_age", "older")
    ]
    if any(one is None for one in numbers):
        return None
    first, base, per_year, older_from, older = (one or Decimal(0) for one in numbers)
    if years < first:
        return None
    return older if years >= older_from else base + per_year * years


def limits_for(reference: Reference, years: int, baseline: Decimal | None = None) -> Limits:
    """The published limits at this age, with the patient's own baseline where there is one."""
    return Limits(
        age_floor(reference, years),
        _share(reference, "hypotension.baseline_percent", baseline),
        reference.number("hypotension.paper"),
        _share(reference, "hypotension.watch_percent", baseline),
    )


def _share(reference: Reference, key: str, baseline: Decimal | None) -> Decimal | None:
    percent = reference.number(key)
    return None if percent is None or baseline is None else baseline * percent / PERCENT


def judge(
    sbp: Decimal | None, baseline: Decimal | None, in_use: Limits, published: Limits, *, symptoms: bool
) -> Pressure:
    """A pressure against the limits in use (the site may have its own) and the three definitions."""
    fired = _fired(sbp, floor=in_use.floor, of_baseline=in_use.of_baseline, symptoms=symptoms)
    definitions = (
        Definition(
            "label",
            published.highest,
            _fired(sbp, floor=published.floor, of_baseline=published.of_baseline, symptoms=symptoms),
        ),
        Definition(
            "paper",
            _higher(published.fixed, published.of_baseline),
            _fired(sbp, fixed=published.fixed, of_baseline=published.of_baseline, symptoms=symptoms),
        ),
        Definition("pals", published.floor, _fired(sbp, floor=published.floor, symptoms=False)),
    )
    return Pressure(sbp, baseline, in_use, fired, _level(sbp, in_use, fired), definitions)


def _higher(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return Limits(one, other).highest


def _fired(
    sbp: Decimal | None,
    *,
    floor: Decimal | None = None,
    of_baseline: Decimal | None = None,
    fixed: Decimal | None = None,
    symptoms: bool,
) -> tuple[Why, ...]:
    asked: tuple[tuple[Why, Decimal | None], ...] = (
        ("age_floor", floor),
        ("baseline", of_baseline),
        ("fixed", fixed),
    )
    found = [why for why, limit in asked if sbp is not None and limit is not None and sbp < limit]
    return (*found, "symptoms") if symptoms else tuple(found)


def _level(sbp: Decimal | None, limits: Limits, fired: tuple[Why, ...]) -> Level:
    if fired:
        return "stop"
    if sbp is None or limits.highest is None:
        return "unknown"
    return "watch" if limits.watch is not None and sbp < limits.watch else "none"
