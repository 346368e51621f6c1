"""What the restart advisor shows: rules as they apply, candidate rates, earliest rises, where sources differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from infusetrack.domain.reaction_rules import Again, Onset, ReactionKind, ReactionRule
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.sourced import Sourced

ALIKE = Decimal("1.01")
"""Rates within 1 % are shown as the same (pumps round, LOCAL)."""
Difference = Literal["onset", "rate"]


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that speaks of this reaction; `again` is what it says of this recurrence.

    `sure` is false while kind or grade is still open.
    """

    rule: ReactionRule
    times_before: int
    again: Again | None
    sure: bool

    @property
    def onset(self) -> Onset:
        """What it says of the infusion now."""
        return self.again.onset if self.again else self.rule.onset

    @property
    def words(self) -> str:
        """The rule in our words."""
        return self.again.words if self.again else self.rule.words

    @property
    def rates(self) -> tuple[Sourced, ...]:
        """The rates to go on at that it names; none where it ends the drug."""
        part = self.again or self.rule
        return tuple(one for one in (part.share, part.mg_m2_h) if one is not None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rate that a source names, and what it would mean if the pump went on at it now.

    `rules` are those that name it for this reaction; none means that it stands for comparison.
    `raised_ends_at` is the end if the rate rises to the highest allowed once the calm has lasted.
    """

    number: Sourced
    rate_ml_h: Decimal
    rate_mg_m2_h: Decimal | None
    rules: tuple[ReactionRule, ...]
    ends_at: datetime | None = None
    infusing: timedelta | None = None
    too_long: bool = False
    past_bag: bool = False
    raised_ends_at: datetime | None = None
    raised_infusing: timedelta | None = None

    @property
    def finishes(self) -> bool:
        """Whether the bag is empty within the longest infusing time and the bag's life at this rate."""
        return not (self.too_long or self.past_bag)


@dataclass(frozen=True, slots=True)
class EarliestRise:
    """When a rule lets the rate rise: `at` is None while the calm has not begun.

    `if_now` means: counted as if the pump went on now. `more_than`: only after that moment.
    """

    rule: ReactionRule
    at: datetime | None
    if_now: bool = False

    def allows(self, now: datetime) -> bool:
        """Whether this rule lets the rate rise at `now`."""
        if self.at is None or self.if_now:
            return False
        return now > self.at if self.rule.more_than else now >= self.at


@dataclass(frozen=True, slots=True)
class Advice:
    """All that the sources say of one reaction at one moment. `asked` are kinds that the signs bring up."""

    reaction: Reaction
    asked: tuple[ReactionKind, ...]
    applied: tuple[Applied, ...]
    times_before: int
    candidates: tuple[Candidate, ...]
    rises: tuple[EarliestRise, ...]
    barred_by: tuple[Reaction, ...]
    longest: timedelta | None
    bag_until: datetime | None

    @property
    def never(self) -> tuple[Applied, ...]:
        """The rules that end the drug for good, as far as kind and grade are told."""
        return tuple(one for one in self.applied if one.onset == "never" and one.sure)

    @property
    def is_barred(self) -> bool:
        """Never restart: by this reaction, or by one before it."""
        return bool(self.never or self.barred_by)

    @property
    def differ(self) -> tuple[Difference, ...]:
        """Where the sources differ: in what they say of the infusion, or in the rate to go on at."""
        acts = {one.onset for one in self.applied if not one.rule.care}
        found: tuple[Difference, ...] = ("onset",) if len(acts) > 1 else ()
        return (*found, "rate") if self._rates_differ() else found

    def _rates_differ(self) -> bool:
        rates = [one.rate_ml_h for one in self.candidates]
        return bool(rates) and max(rates) > min(rates) * ALIKE

    @property
    def highest_ml_h(self) -> Decimal | None:
        """The highest rate that any source names; None where none does."""
        return max((one.rate_ml_h for one in self.candidates), default=None)
