"""How a handoff stands, in words: given, not received yet, received, no longer true, read back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain import events as e
from infusetrack.domain.handoff_read_back import NextDue, PatientStands, PumpState, ReadBackKey
from infusetrack.domain.handoff_state import HandoffState, Truth
from infusetrack.domain.record import Line
from infusetrack.domain.reminders import DueKind
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

PUMP: Mapping[PumpState, str] = {
    "runs": mark("runs"),
    "paused": mark("paused"),
    "none": mark("nothing runs"),
}
DUES: Mapping[DueKind, str] = {
    "vitals": mark("vital signs"),
    "rate_step": mark("rate step"),
    "infusion_end": mark("infusion ends"),
    "flush_end": mark("flush ends"),
    "hydration_end": mark("hydration ends"),
    "observation_end": mark("observation ends"),
    "step_end": mark("a timed step ends"),
    "bag_start": mark("start the bag by"),
    "bag_life": mark("bag expires"),
    "longest": mark("longest infusing time"),
    "pause": mark("decide on the pause"),
    "second_check": mark("second person's check"),
    "hgb": mark("hemoglobin"),
    "draw": mark("blood draw"),
}
"""Kinds of due things, without the numbers that would give the answer away."""
KINDS: Mapping[type[e.Event], str] = {
    e.VitalsTaken: mark("vital signs"), e.CheckLapsed: mark("missed check"), e.Measured: mark("weight"),
    e.LabsReported: mark("labs"), e.HemoglobinAnswered: mark("Hgb decision"), e.Transfused: mark("transfusion"),
    e.DrugGiven: mark("drug"), e.DrugRefused: mark("drug not taken"), e.OpioidRateSet: mark("opioid rate"),
    e.FluidCounted: mark("fluids"), e.InfusionStarted: mark("start"), e.RateChanged: mark("rate"),
    e.InfusionPaused: mark("pause"), e.InfusionResumed: mark("resumed"), e.InfusionStopped: mark("stop"),
    e.InfusionCompleted: mark("infusion ended"), e.FlushStarted: mark("flush"), e.FlushEnded: mark("flush"),
    e.PumpRead: mark("pump read"), e.ClockGap: mark("clock"), e.OrderEntered: mark("order"),
    e.BagReceived: mark("bag"), e.Released: mark("release"), e.ReactionBegan: mark("reaction"),
    e.ReactionDescribed: mark("reaction"), e.ReactionSettled: mark("reaction"),
    e.RestartOrdered: mark("restart"), e.TeamCalled: mark("call"), e.TeamAnswered: mark("call"),
    e.AdverseEventNoted: mark("toxicity"), e.AdverseEventGraded: mark("toxicity"),
    e.DayHeld: mark("calendar"), e.DayMoved: mark("calendar"), e.DaySigned: mark("signature"),
}  # fmt: skip
"""What an entry is about, in a word; steps and checks are told as what they are."""
NUMBERS: Mapping[str, str] = {
    "sbp": mark("SBP"),
    "heart_rate": mark("HR"),
    "respiratory_rate": mark("RR"),
    "temperature_c": mark("temperature"),
    "spo2": mark("SpO₂"),
    "pain": mark("pain"),
}


def stands_words(state: HandoffState, zone: tzinfo) -> str:
    """One line: "Handoff given 19:02 by RN 27, not received yet"."""
    given = tr("Handoff given {at} by {who}").format(
        at=figures.clock(state.given.happened_at, zone), who=state.given.by
    )
    if state.received is not None:
        at = figures.clock(state.received.happened_at, zone)
        return tr("{given}, received {at} by {who}").format(given=given, at=at, who=state.received.by)
    if state.replaced_by is not None:
        return tr("{given}, replaced by a newer one").format(given=given)
    return tr("{given}, not received yet").format(given=given)


def short_words(state: HandoffState, zone: tzinfo) -> str:
    """The same for a card: "handoff 19:02 not received"."""
    return tr("handoff {at} not received").format(at=figures.clock(state.given.happened_at, zone))


def stale_words(truth: Truth) -> str:
    """What came since: "2 entries since the sheet was printed: SBP, drug"; empty while it still is true."""
    if not truth.known:
        return tr("The sheet is of another record. Print it anew.")
    if truth.holds:
        return ""
    count = truth.lines
    told = (
        tr("1 entry since the sheet was printed")
        if count == 1
        else tr("{count} entries since the sheet was printed").format(count=count)
    )
    about = ", ".join(dict.fromkeys(word for line in truth.newer for word in _about(line)))
    return f"{told}: {about}" if about else told


def _about(line: Line) -> Iterator[str]:
    """What an entry speaks of; a set of few numbers is named by them."""
    event = line.event
    if event is None:
        yield tr("an entry struck out")
        return
    if line.amends is not None:
        yield tr("an entry amended")
    taken = [key for key in NUMBERS if getattr(event, key, None) is not None]
    if isinstance(event, e.VitalsTaken) and len(taken) <= 2:  # noqa: PLR2004 (more is a whole set)
        yield from (translated(NUMBERS[key]) for key in taken)
    else:
        yield translated(KINDS[type(event)]) if type(event) in KINDS else tr("step")


def expiry_words(until: datetime, now: datetime, zone: tzinfo) -> str:
    """Until when the sheet may be trusted, or since when not."""
    at = figures.clock(until, zone)
    return tr("not valid since {at}").format(at=at) if now >= until else tr("valid until {at}").format(at=at)


# --- read back ----------------------------------------------------------------------------------


def read_back_words(key: ReadBackKey, stands: PatientStands) -> str:
    """One of the three things as it is said: "10 mL/h"."""
    if key == "rate":
        return _rate(stands)
    return _limits(stands) if key == "stop_limits" else _next(stands.next_due)


def _rate(stands: PatientStands) -> str:
    if stands.pump != "runs" or stands.rate_ml_h is None:
        return translated(PUMP[stands.pump])
    return tr("{rate} mL/h").format(rate=figures.trimmed(stands.rate_ml_h))


def _limits(stands: PatientStands) -> str:
    return tr("SBP {sbp}, SpO₂ {spo2}").format(
        sbp=_limit(stands.sbp_mmhg, "mmHg"), spo2=_limit(stands.spo2_percent, "%")
    )


def _limit(limit: Decimal | None, unit: str) -> str:
    return tr("not set") if limit is None else f"{figures.trimmed(limit)} {unit}"


def _next(dues: Iterable[NextDue]) -> str:
    told = [f"{translated(DUES[one.kind])} {one.clock:%H:%M}" for one in dues]
    return tr(" or ").join(told) or tr("nothing is due")
