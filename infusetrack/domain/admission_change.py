"""What may be changed in a record: an amendment tells the same fact better, and no gate is got round."""

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventReviewed,
    BagReceived,
    DaySigned,
    DltJudged,
    EligibilitySigned,
    Event,
    InfusionPaused,
    InfusionStopped,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    ReactionBegan,
    Released,
    RestartChecked,
    RestartOrdered,
    RestartWitnessed,
    StepEvent,
    StepSkipped,
)
from infusetrack.domain.reactions import SAME_PRESS, found, of_day
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.striking import MACHINES_OWN, NEVER

GIVEN_ONCE = (
    DaySigned, EligibilitySigned, PreStartChecked, PreStartWitnessed, RestartOrdered, RestartChecked,
    RestartWitnessed, AdverseEventReviewed, DltJudged,
)  # fmt: skip
"""A signature and a check are one person's at one moment: made again, never rewritten."""
LED_TO_THE_START = (Released, OrderEntered, BagReceived, PreStartChecked, PreStartWitnessed)
"""What an infusion was started on: it may be put right, but not taken from under a started one."""


def check_change(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse to turn a line into another fact, to rewrite a signature, to strike what was built upon.

    A line that is not there, or no longer stands, is left to the chart's own check.
    """
    if draft.amends is None or not 1 <= draft.amends <= len(chart.lines):
        return
    old = chart.line(draft.amends)
    if old.event is None:
        return
    if draft.event is None:
        _check_strike(chart, regimen, old, draft)
    elif isinstance(old.event, MACHINES_OWN):
        raise Refused("line_stays", seq=old.seq)
    elif isinstance(old.event, GIVEN_ONCE):
        raise Refused("given_once", seq=old.seq)
    elif not _same_fact(old.event, draft.event):
        raise Refused("another_fact", seq=old.seq)


def opens_a_step(chart: Chart, draft: Draft) -> bool:
    """Whether a fact passes the gates of its step: each new one, and one in place of a skipped step."""
    if draft.amends is None:
        return True
    return 1 <= draft.amends <= len(chart.lines) and isinstance(chart.line(draft.amends).event, StepSkipped)


def _same_fact(old: Event, new: Event) -> bool:
    """One kind of fact of one day, step and drug; a skipped step may turn out to be done."""
    skipped = isinstance(old, StepSkipped)
    names = ("day", "step") if skipped else ("study_id", "day", "step", "agent", "about")
    same = all(getattr(old, name, "") == getattr(new, name, "") for name in names)
    return same and (skipped or type(old) is type(new))


def _check_strike(chart: Chart, regimen: Regimen, old: Line, draft: Draft) -> None:
    event, by = old.event, draft.by
    if isinstance(event, NEVER):
        raise Refused("line_stays", seq=old.seq)
    if draft.written_at - old.written_at > SAME_PRESS and _is_of_a_reaction(chart, old):
        raise Refused("line_stays", seq=old.seq)
    if isinstance(event, DaySigned) and old.by != by:
        raise Refused("signature_of_other", badge=old.by)
    if isinstance(event, LED_TO_THE_START) and started_on(chart, regimen, event):
        raise Refused("started_on_it", seq=old.seq)


def _is_of_a_reaction(chart: Chart, old: Line) -> bool:
    """A described reaction, the pause for one, the stop after one: a slip is taken back at once, or it stays.

    Struck out later, it would be a way round the order, the two people and "never again".
    """
    match old.event:
        case InfusionPaused(reaction=seq):
            return bool(seq)
        case InfusionStopped(day=day, step=step):
            return any(one.began.step == step and one.at <= old.happened_at for one in of_day(chart, day))
        case ReactionBegan():
            reaction = found(chart, old.seq)
            return reaction is not None and bool(reaction.kind)
        case _:
            return False


def started_on(chart: Chart, regimen: Regimen, event: StepEvent) -> bool:
    """Whether an infusion of this fact's day, and of its drug where it names one, was started."""
    record = chart.day(event.day)
    agent = getattr(event, "agent", None)
    return any(
        step.plan.key in record.infusions and agent in {None, step.plan.agent}
        for step in day_view(regimen, record).of_kind("infusion")
    )
