"""Infusion reactions, each folded from its first press on: what was seen, done, given, ordered, checked.

Nothing here is stored: `reactions(chart)` reads the standing lines. A fact names its reaction by the number
of the first press's line; where that line was amended, the amendment stands for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    DrugGiven,
    Event,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    ReactionBegan,
    ReactionDescribed,
    ReactionSettled,
    RestartChecked,
    RestartOrdered,
    RestartWitnessed,
    TeamAnswered,
    TeamCalled,
)
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.record import Line

PUMP: tuple[type[Event], ...] = (InfusionPaused, RateChanged, InfusionStopped, InfusionResumed)
OF_A_REACTION = (
    ReactionDescribed, TeamCalled, TeamAnswered, ReactionSettled, RestartOrdered, RestartChecked,
    RestartWitnessed, DrugGiven,
)  # fmt: skip
SAME_PRESS = timedelta(minutes=10)
"""A second press this soon asks whether it is a new reaction (LOCAL)."""


@dataclass(frozen=True, slots=True)
class Restart:
    """A restart as far as it came: the order, then two people's rates in mL/h."""

    order: RestartOrdered
    ordered_at: datetime
    first: Line | None = None
    second: Line | None = None

    @property
    def agrees(self) -> bool:
        """Whether both people came to the ordered rate."""
        rates = [getattr(line.event, "rate_ml_h", None) for line in (self.first, self.second) if line]
        return len(rates) == 2 and set(rates) == {self.order.rate_ml_h}  # noqa: PLR2004 (two people)

    @property
    def checked_at(self) -> datetime | None:
        """When the second person's check made it whole; None before, and where rates differ."""
        return self.second.happened_at if self.second is not None and self.agrees else None


@dataclass(frozen=True, slots=True)
class Reaction:
    """One reaction. `seq` is the standing line of the first press, `acts` what was done at the pump since."""

    seq: int
    began: ReactionBegan
    at: datetime
    by: str
    kind: str = ""
    signs: tuple[str, ...] = ()
    grade: int | None = None
    note: str = ""
    finished_at: datetime | None = None
    calls: tuple[Line, ...] = ()
    acts: tuple[Line, ...] = ()
    drugs: tuple[Line, ...] = ()
    settled_at: datetime | None = None
    restart: Restart | None = None

    @property
    def day(self) -> str:
        """The cycle day that it came on."""
        return self.began.day

    @property
    def agent(self) -> str:
        """The drug that ran; empty where nothing ran."""
        return self.began.agent

    @property
    def finished(self) -> bool:
        """Whether its form is finished."""
        return self.finished_at is not None

    @property
    def resumed(self) -> Line | None:
        """When the pump went on after it; None before."""
        return next((line for line in self.acts if isinstance(line.event, InfusionResumed)), None)

    @property
    def stopped(self) -> Line | None:
        """When the infusion was stopped for good after it; None where it was not."""
        return next((line for line in self.acts if isinstance(line.event, InfusionStopped)), None)

    def first_act(self) -> Line | None:
        """What was done at the pump at once; None for nothing."""
        return self.acts[0] if self.acts else None

    @property
    def slow_since(self) -> datetime | None:
        """Since when the pump runs on below the rate of the onset; None while it is halted or unchanged."""
        rated = [line for line in self.acts if isinstance(line.event, RateChanged | InfusionResumed)]
        return rated[-1].happened_at if rated and self.acts[-1] is rated[-1] else None


def reactions(chart: Chart) -> tuple[Reaction, ...]:
    """All reactions of a patient in the order in which they began."""
    begun = chart.of_kind(ReactionBegan)
    if not begun:
        return ()
    told = _told(chart)
    return tuple(_reaction(chart, line, told.get(line.seq, ())) for line in begun)


def of_day(chart: Chart, label: str) -> tuple[Reaction, ...]:
    """The reactions of one cycle day."""
    return tuple(one for one in reactions(chart) if one.day == label)


def unfinished(chart: Chart, label: str) -> tuple[Reaction, ...]:
    """The reactions of a day whose form is not finished yet."""
    return tuple(one for one in of_day(chart, label) if not one.finished)


def found(chart: Chart, seq: int) -> Reaction | None:
    """The reaction whose first press was written on this line; None where it was struck out."""
    stands = standing_seq(chart, seq)
    return next((one for one in reactions(chart) if one.seq == stands), None)


def is_rescue(chart: Chart, event: DrugGiven, at: datetime) -> bool:
    """Whether a dose is for a reaction in hand; once its form is finished, a later dose is one like any other."""
    if not event.reaction:
        return False
    reaction = found(chart, event.reaction)
    return reaction is None or reaction.finished_at is None or at <= reaction.finished_at


def earlier(chart: Chart, reaction: Reaction) -> tuple[Reaction, ...]:
    """The reactions to the same drug that began before this one, on any day."""
    return tuple(
        one
        for one in reactions(chart)
        if one.agent == reaction.agent and (one.at, one.seq) < (reaction.at, reaction.seq)
    )


def times_before(chart: Chart, reaction: Reaction, kind: str) -> int:
    """How often this kind of reaction came before for this drug and patient."""
    return sum(1 for one in earlier(chart, reaction) if one.kind == kind)


def standing_seq(chart: Chart, seq: int) -> int:
    """The number of the line that stands for this one now."""
    while seq in chart.amended_by:
        seq = chart.amended_by[seq]
    return seq


def _told(chart: Chart) -> Mapping[int, tuple[Line, ...]]:
    found_lines: dict[int, list[Line]] = {}
    for kind in OF_A_REACTION:
        for line in chart.of_kind(kind):
            of = getattr(line.event, "reaction", 0)
            if of:
                found_lines.setdefault(standing_seq(chart, of), []).append(line)
    return {
        seq: tuple(sorted(lines, key=lambda line: (line.happened_at, line.seq)))
        for seq, lines in found_lines.items()
    }


def _reaction(chart: Chart, line: Line, told: tuple[Line, ...]) -> Reaction:
    began = line.event
    assert isinstance(began, ReactionBegan)  # noqa: S101 (the kind it was asked for)
    described = _events(told, ReactionDescribed)
    last = described[-1].event if described else None
    settled = _events(told, ReactionSettled)
    known = last if isinstance(last, ReactionDescribed) else ReactionDescribed(began.day, line.seq)
    return Reaction(
        seq=line.seq,
        began=began,
        at=line.happened_at,
        by=line.by,
        kind=known.kind,
        signs=known.signs,
        grade=known.grade,
        note=known.note,
        finished_at=described[-1].happened_at if known.finished else None,
        calls=_events(told, TeamCalled, TeamAnswered),
        acts=tuple(_acts(chart, line, began)),
        drugs=_events(told, DrugGiven),
        settled_at=settled[-1].happened_at if settled else None,
        restart=_restart(told),
    )


def _events(told: Iterable[Line], *kinds: type[Event]) -> tuple[Line, ...]:
    return tuple(line for line in told if isinstance(line.event, kinds))


def _acts(chart: Chart, line: Line, began: ReactionBegan) -> Iterator[Line]:
    """What was done at the pump from the onset until the next reaction of the same infusion began."""
    later = [
        other.happened_at
        for other in chart.of_kind(ReactionBegan)
        if getattr(other.event, "step", "") == began.step
        and getattr(other.event, "day", "") == began.day
        and (other.happened_at, other.seq) > (line.happened_at, line.seq)
    ]
    until = min(later, default=None)
    for act in chart.shelves.get(began.day, ()):
        mine = isinstance(act.event, PUMP) and getattr(act.event, "step", "") == began.step
        if mine and act.happened_at >= line.happened_at and (until is None or act.happened_at < until):
            yield act


def _restart(told: Iterable[Line]) -> Restart | None:
    """The last order with the checks that came after it; a check after a whole pair begins a new pair."""
    made: Restart | None = None
    for line in told:
        event = line.event
        if isinstance(event, RestartOrdered):
            made = Restart(event, line.happened_at)
        elif isinstance(event, RestartChecked) and made is not None:
            made = Restart(made.order, made.ordered_at, first=line)
        elif isinstance(event, RestartWitnessed) and made is not None and made.first is not None:
            made = Restart(made.order, made.ordered_at, made.first, line)
    return made


def halted_by(chart: Chart, day: str, step: str) -> Reaction | None:
    """The reaction that a paused infusion was halted for; None where it was halted for something else.

    Halted for it: the pause names it (as it was first written, or put right), or it began during the
    pause, or it was still open when the pause was written. What is noted later, with an earlier time,
    opens no way round the order and the two people.
    """
    infusion = chart.day(day).infusions.get(step, Infusion())
    if infusion.phase is not Phase.PAUSED:
        return None
    since = infusion.segments[-1].since
    versions = _versions(chart, _pause_of(chart, day, step))
    named = {standing_seq(chart, _names(line)) for line in versions}
    for one in reversed(reactions(chart)):
        if (one.day, one.began.step) != (day, step):
            continue
        if one.seq in named or one.at >= since or not _was_over(chart, one, since, versions[-1].seq):
            return one
    return None


def _pause_of(chart: Chart, day: str, step: str) -> Line:
    """The standing line of the pause in hand."""
    return [
        line
        for line in chart.of_kind(InfusionPaused)
        if isinstance(line.event, InfusionPaused) and (line.event.day, line.event.step) == (day, step)
    ][-1]


def _versions(chart: Chart, line: Line) -> tuple[Line, ...]:
    """A line and those that it was put in place of, the first one last."""
    found = [line]
    while found[-1].amends is not None:
        found.append(chart.line(found[-1].amends))
    return tuple(found)


def _names(line: Line) -> int:
    return line.event.reaction if isinstance(line.event, InfusionPaused) else 0


def _was_over(chart: Chart, one: Reaction, since: datetime, seq: int) -> bool:
    """Whether it had settled, its form was finished, or the pump went on after it, as known at the pause."""
    if one.resumed is not None and one.resumed.happened_at <= since:
        return True
    return any(
        line.happened_at <= since and line.seq < seq
        for kind in (ReactionSettled, ReactionDescribed)
        for line in chart.of_kind(kind)
        if standing_seq(chart, getattr(line.event, "reaction", 0)) == one.seq
        and (isinstance(line.event, ReactionSettled) or getattr(line.event, "finished", False))
    )
