"""What an earlier reaction says against starting a drug on a later day, and who decided otherwise.

The rules are the regimen file's: never again, no more in this cycle. Nothing here decides; a named
decision at the day's release lets it start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionStarted, Released
from infusetrack.domain.reaction_rules import Onset, ReactionRule
from infusetrack.domain.reactions import Reaction, reactions
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.restart import rules_of

Code = Literal["never_started", "cycle_stopped", "reaction_unknown"]


@dataclass(frozen=True, slots=True)
class Bar:
    """An earlier day's reaction that speaks against a start; `code` names why, and its sentence."""

    reaction: Reaction
    code: Code

    @property
    def refusal(self) -> Refused:
        """The refusal that says so."""
        return Refused(self.code, agent=self.reaction.agent, day=self.reaction.day)


@dataclass(frozen=True, slots=True)
class Later:
    """What a rule said, at an earlier day's reaction, of the days after it; `words` are the file's."""

    reaction: Reaction
    rule: ReactionRule
    words: str


def bars(chart: Chart, regimen: Regimen, label: str, at: datetime) -> tuple[Bar, ...]:
    """What earlier reactions to the day's drugs say against a start on this day, the oldest first."""
    return tuple(_bars(chart, regimen, CycleDay.of(label), _earlier(chart, regimen, label, at)))


def told_for_later(chart: Chart, regimen: Regimen, label: str, at: datetime) -> tuple[Later, ...]:
    """What the rules of earlier reactions ask of this day: another rate, half the dose, premedication."""
    return tuple(
        Later(one, applied.rule, applied.words if applied.onset == "stop_day" else applied.rule.later)
        for one in _earlier(chart, regimen, label, at)
        for applied in rules_of(chart, regimen.reactions, one)[1]
        if applied.sure and (applied.rule.later or applied.onset == "stop_day")
    )


def _earlier(chart: Chart, regimen: Regimen, label: str, at: datetime) -> Iterator[Reaction]:
    """The reactions of other days, up to a moment, to the drugs of this day."""
    key = CycleDay.of(label)
    agents = regimen.agents_on(key.cycle, key.day)
    for one in reactions(chart):
        if one.agent in agents and one.at <= at and one.day != label:
            yield one


def _bars(chart: Chart, regimen: Regimen, key: CycleDay, earlier: Iterator[Reaction]) -> Iterator[Bar]:
    for one in earlier:
        onsets = sure_onsets(chart, regimen, one)
        if "never" in onsets:
            yield Bar(one, "never_started")
        elif regimen.reactions.kinds and (not one.kind or one.grade is None):
            yield Bar(one, "reaction_unknown")
        elif "stop_cycle" in onsets and CycleDay.of(one.day).cycle == key.cycle:
            yield Bar(one, "cycle_stopped")


def sure_onsets(chart: Chart, regimen: Regimen, reaction: Reaction) -> frozenset[Onset]:
    """What the rules that surely speak of this reaction say of the infusion; what is not told yet says nothing."""
    _, applied = rules_of(chart, regimen.reactions, reaction)
    return frozenset(one.onset for one in applied if one.sure)


def check_bars(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse to release a day, or to start its drug, over an earlier reaction that nobody named decided on."""
    event = draft.event
    if isinstance(event, Released) and not event.override_by.strip():
        for bar in bars(chart, regimen, event.day, draft.happened_at):
            raise bar.refusal
    if isinstance(event, InfusionStarted) and draft.amends is None:
        for bar in bars(chart, regimen, event.day, draft.happened_at):
            if bar.reaction.agent == event.agent and not _decided(chart, event.day, bar.reaction):
                raise bar.refusal


def _decided(chart: Chart, day: str, reaction: Reaction) -> bool:
    """Whether a person named at the day's release decided, after the reaction."""
    return any(
        isinstance(line.event, Released)
        and line.event.day == day
        and bool(line.event.override_by.strip())
        and line.happened_at >= reaction.at
        for line in chart.of_kind(Released)
    )
