"""What a regimen file says of infusion reactions: signs, kinds, and the rule of each source for each kind.

Sources that differ stand side by side as rules of their own; nothing here chooses between them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from infusetrack.domain.sourced import Origin, Sourced

Onset = Literal["watch", "halve", "pause", "stop_day", "stop_cycle", "never"]
"""What a rule says of the infusion: look closely; half the rate; halt; no more today, this cycle, ever."""
Reduced = Literal["", "half_dose"]
"""What a rule says of later doses beside the rate."""
WORST = 5


@dataclass(frozen=True, slots=True)
class ReactionSign:
    """One sign that a person may tap; a `rare` one stands behind "More signs"."""

    id: str
    words: str
    rare: bool = False


@dataclass(frozen=True, slots=True)
class ReactionKind:
    """A kind of reaction: any of `signs` makes the program ask about it; a person names it."""

    id: str
    words: str
    signs: tuple[str, ...]
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """What a rule says when the kind comes again; the first entry is the first recurrence."""

    onset: Onset
    words: str
    share: Sourced | None = None
    mg_m2_h: Sourced | None = None


@dataclass(frozen=True, slots=True)
class ReactionRule:
    """One source's rule for one kind and a span of grades.

    `needs` are signs that must all be there. `share` is a percentage of the rate before the
    reaction and `mg_m2_h` a rate by surface to go on at; a rise may come after `stable`
    minutes (`more_than`: only beyond them) up to `highest`. `told` is the word for the source.
    """

    id: str
    kind: str
    told: str
    words: str
    onset: Onset
    origin: Origin
    source: str
    verified: bool
    agents: tuple[str, ...] = ()
    lowest_grade: int = 1
    highest_grade: int = WORST
    needs: tuple[str, ...] = ()
    share: Sourced | None = None
    mg_m2_h: Sourced | None = None
    stable: Sourced | None = None
    more_than: bool = False
    highest: Sourced | None = None
    again: tuple[Again, ...] = ()
    on_order: bool = False
    investigator: bool = False
    care: str = ""
    later: str = ""

    def fits(self, agent: str, kinds: Iterable[str], signs: frozenset[str], grade: int | None) -> bool:
        """Whether this rule speaks of this drug, kind, grade and signs; an unknown grade fits all."""
        in_grade = grade is None or self.lowest_grade <= grade <= self.highest_grade
        mine = not self.agents or agent in self.agents
        return mine and in_grade and self.kind in kinds and signs.issuperset(self.needs)

    def recurrence(self, times_before: int) -> Again | None:
        """What it says when this kind came so often before; the last entry holds from then on."""
        if not times_before or not self.again:
            return None
        return self.again[min(times_before, len(self.again)) - 1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rates to go on at that are always shown side by side for one drug, whoever names them."""

    agent: str
    share: Sourced
    mg_m2_h: Sourced | None = None


@dataclass(frozen=True, slots=True)
class Reactions:
    """All that a regimen says of reactions."""

    signs: tuple[ReactionSign, ...] = ()
    kinds: tuple[ReactionKind, ...] = ()
    rules: tuple[ReactionRule, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    def kind(self, kind_id: str) -> ReactionKind | None:
        """A kind by its id; None for one that this regimen does not have."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def rule(self, rule_id: str) -> ReactionRule | None:
        """A rule by its id; None for one that this regimen does not have."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def kinds_of(self, agent: str) -> tuple[ReactionKind, ...]:
        """The kinds that this drug may cause, in the file's order."""
        return tuple(kind for kind in self.kinds if not kind.agents or agent in kind.agents)

    def asked_by(self, agent: str, signs: frozenset[str]) -> tuple[ReactionKind, ...]:
        """The kinds that these signs make the program ask about."""
        return tuple(kind for kind in self.kinds_of(agent) if signs.intersection(kind.signs))

    def comparison(self, agent: str) -> Comparison | None:
        """The rates that stand side by side for this drug; None where none were entered."""
        return next((one for one in self.comparisons if one.agent == agent), None)


NO_REACTIONS = Reactions()
"""Of a regimen that says nothing of reactions."""
