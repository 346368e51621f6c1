"""What may be written about a reaction, and how the pump may go on after one: the order, then two people.

Asked once, before a line is written; replay never asks, so that an old chart stays readable.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DaySigned,
    DrugGiven,
    Event,
    InfusionResumed,
    RateChanged,
    ReactionDescribed,
    ReactionSettled,
    RestartChecked,
    RestartOrdered,
    RestartWitnessed,
    TeamAnswered,
    TeamCalled,
)
from infusetrack.domain.infusion import Infusion, Phase, check_rate
from infusetrack.domain.rate_due import SAME_RATE
from infusetrack.domain.reaction_bars import check_bars
from infusetrack.domain.reaction_rules import WORST
from infusetrack.domain.reactions import (
    SAME_PRESS,
    Reaction,
    Restart,
    found,
    halted_by,
    of_day,
    standing_seq,
    unfinished,
)
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.restart import advise, ends_for_good
from infusetrack.domain.restart_parts import Advice

RESTART = RestartOrdered | RestartChecked | RestartWitnessed
OF_REACTION = ReactionDescribed | TeamCalled | TeamAnswered | ReactionSettled | RESTART
SLIP = timedelta(minutes=2)
"""A wrong kind or grade that is put right so soon was a slip of the finger (LOCAL)."""
SEVERE = 3
"""From this grade on (CTCAE: severe) silence of the file is no leave to go on: a person decides (LOCAL)."""
NOT_TODAY = {"stop_day", "stop_cycle", "never"}
"""What a rule says where the infusion does not go on today."""


def check_reactions(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse what does not belong to a reaction, and a restart that nobody ordered or two did not check."""
    event = draft.event
    if isinstance(event, OF_REACTION):
        _check_fact(chart, regimen, draft, event)
    if isinstance(event, DrugGiven) and event.reaction:
        _check_rescue(chart, draft, event)
    check_bars(chart, regimen, draft)
    if draft.amends is not None:
        _check_resume_put_right(chart, draft)
        return
    match event:
        case InfusionResumed():
            _check_resume(chart, draft, event)
        case RateChanged():
            _check_rise(chart, regimen, draft, event)
        case DaySigned(day=day) if open_ := unfinished(chart, day):
            raise Refused("reaction_open", at=open_[0].at)
        case _:
            return


def may_run_long(chart: Chart, event: Event, at: datetime) -> bool:
    """Whether a named person decided for this restart although it is beyond what the rules name."""
    if not isinstance(event, InfusionResumed):
        return False
    reaction = halted_by(chart, event.day, event.step)
    restart = reaction.restart if reaction is not None else None
    return restart is not None and restart.ordered_at <= at and bool(restart.order.override_reason)


def _check_fact(chart: Chart, regimen: Regimen, draft: Draft, event: OF_REACTION) -> None:
    reaction = found(chart, event.reaction)
    if reaction is None or reaction.day != event.day:
        raise Refused("no_such_reaction")
    if draft.happened_at < reaction.at:
        raise Refused("before_reaction", at=draft.happened_at, began=reaction.at)
    match event:
        case ReactionDescribed():
            _check_described(regimen, reaction, event)
            _check_eased(chart, regimen, draft, reaction)
        case TeamCalled(whom=whom) | TeamAnswered(whom=whom) if not whom.strip():
            raise Refused("team_without_name")
        case RestartOrdered():
            _check_order(chart, regimen, draft, event)
        case RestartChecked():
            _check_first(chart, draft, reaction, event)
        case RestartWitnessed():
            _check_second(chart, draft, reaction)
        case _:
            return


def _check_rescue(chart: Chart, draft: Draft, event: DrugGiven) -> None:
    """A dose for a reaction passes the rules of an ordinary one: the reaction must be there, and be this day's."""
    reaction = found(chart, event.reaction)
    if reaction is None or reaction.day != event.day:
        raise Refused("no_such_reaction")
    if draft.happened_at < reaction.at - SAME_PRESS:
        raise Refused("before_reaction", at=draft.happened_at, began=reaction.at)


def _check_described(regimen: Regimen, reaction: Reaction, event: ReactionDescribed) -> None:
    if event.grade is not None and not 1 <= event.grade <= WORST:
        raise Refused("reaction_grade")
    known = [kind.id for kind in regimen.reactions.kinds_of(reaction.agent)]
    if event.kind and known and event.kind not in known:
        raise Refused("reaction_kind_unknown", kind=event.kind)
    if event.finished and (event.grade is None or (known and not event.kind)):
        raise Refused("reaction_not_described")


def _check_eased(chart: Chart, regimen: Regimen, draft: Draft, reaction: Reaction) -> None:
    """Told so that it ends the drug for good, and then otherwise: at once it was a slip, later a reason stands."""
    event, told = draft.event, chart.of_kind(ReactionDescribed)
    before = [line for line in told if line.seq != draft.amends and _is_of(chart, line, reaction)]
    if (
        not isinstance(event, ReactionDescribed)
        or not before
        or (event.note.strip() and event.note != reaction.note)
    ):
        return
    if draft.written_at - before[-1].written_at <= SLIP or not ends_for_good(chart, regimen, reaction):
        return
    new = replace(reaction, kind=event.kind, signs=event.signs, grade=event.grade)
    if not ends_for_good(chart, regimen, new):
        raise Refused("never_eased")


def _is_of(chart: Chart, line: Line, reaction: Reaction) -> bool:
    return standing_seq(chart, getattr(line.event, "reaction", 0)) == reaction.seq


def _check_order(chart: Chart, regimen: Regimen, draft: Draft, event: RestartOrdered) -> None:
    reaction = found(chart, event.reaction)
    infusion = _halted(chart, event)
    if not event.prescriber.strip():
        raise Refused("resume_without_order")
    if reaction is None or reaction.grade is None or (regimen.reactions.kinds and not reaction.kind):
        raise Refused("reaction_not_described")
    check_rate(event.rate_ml_h, infusion.volume_ml)
    if bool(event.override_by.strip()) != bool(event.override_reason.strip()):
        raise Refused("override_incomplete")
    advice = advise(chart, regimen, reaction, draft.happened_at)
    if not event.override_by.strip():
        _check_within_rules(advice, infusion, draft, event)


def _check_within_rules(advice: Advice, infusion: Infusion, draft: Draft, event: RestartOrdered) -> None:
    """What only a named person may decide otherwise, with a reason."""
    if advice.is_barred:
        raise Refused("never_restart")
    sure = [one for one in advice.applied if one.sure and not one.rule.care]
    if any(one.rule.investigator for one in sure):
        raise Refused("restart_needs_investigator")
    if sure and {one.onset for one in sure} <= NOT_TODAY:
        raise Refused("restart_against_rule", words=sure[0].words)
    grade = advice.reaction.grade
    if not sure and grade is not None and grade >= SEVERE:
        raise Refused("restart_no_rule", grade=grade)
    highest = advice.highest_ml_h
    if highest is not None and event.rate_ml_h > highest * SAME_RATE:
        raise Refused("restart_above_rules", rate_ml_h=event.rate_ml_h, highest_ml_h=highest)
    if draft.happened_at < (infusion.counted_at or draft.happened_at) or advice.longest is None:
        return
    whole = infusion.at_rate(event.rate_ml_h, draft.happened_at).infusing_at_end()
    if whole is not None and whole > advice.longest:
        raise Refused("restart_too_long", whole=whole, longest=advice.longest)


def _halted(chart: Chart, event: RESTART) -> Infusion:
    infusion = chart.day(event.day).infusions.get(event.step, Infusion())
    if infusion.phase is not Phase.PAUSED:
        raise Refused("restart_not_paused")
    return infusion


def _check_first(chart: Chart, draft: Draft, reaction: Reaction, event: RestartChecked) -> None:
    infusion = _halted(chart, event)
    restart = _in_hand(reaction, infusion, draft)
    if event.rate_ml_h != restart.order.rate_ml_h:
        raise Refused("restart_differs")


def _check_second(chart: Chart, draft: Draft, reaction: Reaction) -> None:
    event = draft.event
    assert isinstance(event, RestartWitnessed)  # noqa: S101 (matched above)
    restart = _in_hand(reaction, _halted(chart, event), draft)
    first = restart.first
    if first is None or restart.second is not None:
        raise Refused("no_first_check")
    if first.by.casefold() == draft.by.casefold():
        raise Refused("same_person", badge=draft.by)
    if draft.happened_at < first.happened_at:
        raise Refused("check_out_of_turn", at=draft.happened_at, last=first.happened_at)


def _in_hand(reaction: Reaction, infusion: Infusion, draft: Draft) -> Restart:
    """The order that stands for this pause; refuses where there is none or it came later."""
    restart = reaction.restart
    if restart is None or restart.ordered_at < infusion.segments[-1].since:
        raise Refused("restart_not_ordered")
    if draft.happened_at < restart.ordered_at:
        raise Refused("check_out_of_turn", at=draft.happened_at, last=restart.ordered_at)
    return restart


def _check_resume(chart: Chart, draft: Draft, event: InfusionResumed) -> None:
    reaction = halted_by(chart, event.day, event.step)
    if reaction is None:
        return
    infusion = chart.day(event.day).infusions[event.step]
    restart = _in_hand(reaction, infusion, draft)
    if restart.checked_at is None:
        raise Refused("restart_not_checked")
    if draft.happened_at < restart.checked_at:
        raise Refused("start_before_check", at=draft.happened_at, checked=restart.checked_at)
    if event.rate_ml_h != restart.order.rate_ml_h:
        raise Refused("restart_differs")
    if reaction.settled_at is None or draft.happened_at < reaction.settled_at:
        raise Refused("reaction_not_settled")


def _check_resume_put_right(chart: Chart, draft: Draft) -> None:
    """The rate after a reaction stays the one that was ordered and checked; another one is a change of its own."""
    event = draft.event
    if not isinstance(event, InfusionResumed):
        return
    for one in of_day(chart, event.day):
        resumed = one.resumed
        if resumed is not None and resumed.seq == draft.amends and one.restart is not None:
            if event.rate_ml_h != one.restart.order.rate_ml_h:
                raise Refused("restart_rate_stays", rate_ml_h=one.restart.order.rate_ml_h)
            return


def _check_rise(chart: Chart, regimen: Regimen, draft: Draft, event: RateChanged) -> None:
    """A rise before the calm that a rule asks for wants a reason; the prescriber decides."""
    infusion = chart.day(event.day).infusions.get(event.step, Infusion())
    if event.why.strip() or event.rate_ml_h <= infusion.rate_ml_h:
        return
    mine = [one for one in of_day(chart, event.day) if one.began.step == event.step]
    if not mine or mine[-1].at > draft.happened_at:
        return
    advice = advise(chart, regimen, mine[-1], draft.happened_at)
    if advice.is_barred:
        raise Refused("rise_never")
    for rise in advice.rises:
        if rise.at is None:
            raise Refused("rise_unsettled")
        if not rise.allows(draft.happened_at):
            raise Refused("rise_early", at=rise.at)
