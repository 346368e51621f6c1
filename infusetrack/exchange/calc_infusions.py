"""Answers about infusions: the planned rates of a bag, and where an infusion stands."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion, InfusionEvent, Phase
from infusetrack.domain.rate_plan import PlannedStep, plan
from infusetrack.domain.regimen import Regimen
from infusetrack.exchange.calc_reading import (
    Question,
    keys_known,
    moment,
    name,
    number,
    optional_number,
    present,
    shown,
)
from infusetrack.exchange.calc_rounding import HUNDREDTH, THOUSANDTH, rounded, to_second
from infusetrack.wording.sentences import sentence

PLAN_KEYS = frozenset({"ask", "agent", "dose_mg", "volume_ml", "start", "bsa_m2", "weight_kg"})
INFUSION_KEYS = frozenset({"ask", "dose_mg", "volume_ml", "events", "now"})
EVENT_KEYS = frozenset({"at", "event"})
RATED_KEYS = EVENT_KEYS | {"rate_ml_h"}
RATED = frozenset({"started", "rate_changed", "resumed"})
UNRATED: Mapping[str, InfusionEvent] = {
    "paused": InfusionPaused("", "", ""),
    "stopped": InfusionStopped("", "", ""),
}

Answer = dict[str, object]


def rate_plan(question: Question, regimen: Regimen) -> Answer:
    """The planned steps of a bag: rates, volumes and times."""
    keys_known(question, PLAN_KEYS)
    agent = regimen.agents.get(name(question, "agent"))
    if agent is None:
        raise Refused("no_such_agent", agent=shown(question["agent"]), known=tuple(regimen.agents))
    weight = optional_number(question, "weight_kg")
    if weight is not None and weight <= 0:
        raise Refused("bsa_body")
    steps = plan(
        agent,
        number(question, "dose_mg"),
        number(question, "volume_ml"),
        moment(question, "start"),
        optional_number(question, "bsa_m2"),
    )
    return {
        "ok": True,
        "steps": [_step(step) for step in steps.steps],
        "total_minutes": rounded(steps.total_minutes, HUNDREDTH),
        "ends_at": to_second(steps.ends_at),
    }


def _step(step: PlannedStep) -> Answer:
    answer: Answer = {"rate_ml_h": rounded(step.rate_ml_h, HUNDREDTH)}
    if step.rate_mg_m2_h is not None:
        answer["rate_mg_m2_h"] = step.rate_mg_m2_h
    answer["minutes"] = rounded(step.minutes, HUNDREDTH)
    answer["vtbi_ml"] = rounded(step.vtbi_ml, HUNDREDTH)
    answer["from"] = to_second(step.since)
    answer["to"] = to_second(step.until)
    return answer


def infusion(question: Question) -> Answer:
    """Where an infusion stands at `now`, by its events; the bag counts as empty when it is."""
    keys_known(question, INFUSION_KEYS)
    dose, volume = number(question, "dose_mg"), number(question, "volume_ml")
    if dose <= 0 or volume <= 0:
        raise Refused("infusion_amount")
    now = moment(question, "now")
    listed = present(question, "events")
    if not isinstance(listed, list):
        raise Refused("calc_not_list", key="events")
    run = Infusion(dose_mg=dose, volume_ml=volume)
    for index, told in enumerate(listed, start=1):
        run = _after(run, told, index)
    if run.counted_at is not None and now < run.counted_at:
        raise Refused("calc_now_early")
    return _standing(run, now)


def _after(run: Infusion, told: object, index: int) -> Infusion:
    if not isinstance(told, Mapping):
        raise Refused("calc_not_event", index=index)
    told = {key: value for key, value in told.items() if value is not None}
    happened = name(told, "event")
    event, at = _event(happened, told, run), moment(told, "at")
    if run.counted_at is not None and at < run.counted_at:
        raise Refused("calc_event_early", index=index)
    if run.is_empty(at):
        raise Refused("calc_already_empty", index=index)
    try:
        return run.after(event, at)
    except Refused as why:
        raise Refused("calc_event", index=index, event=happened, told=sentence(why)) from None


def _event(happened: str, told: Question, run: Infusion) -> InfusionEvent:
    unrated = UNRATED.get(happened)
    if unrated is not None:
        keys_known(told, EVENT_KEYS)
        return unrated
    if happened not in RATED:
        raise Refused("calc_no_such_event", event=shown(happened), known=(*sorted(RATED), *UNRATED))
    keys_known(told, RATED_KEYS)
    rate = number(told, "rate_ml_h")
    if happened == "started":
        return InfusionStarted("", "", "", run.dose_mg, run.volume_ml, rate)
    if happened == "resumed":
        return InfusionResumed("", "", rate, "")
    return RateChanged("", "", rate, "other")


def _standing(run: Infusion, now: datetime) -> Answer:
    empty = run.is_empty(now)
    running = run.phase is Phase.RUNNING and not empty
    end = run.ends_at() if running else None
    delivered = run.volume_ml if empty else run.delivered_ml(now)
    return {
        "ok": True,
        "phase": str(Phase.COMPLETED if empty else run.phase),
        "delivered_ml": rounded(delivered, HUNDREDTH),
        "delivered_mg": rounded(delivered * run.dose_mg / run.volume_ml, THOUSANDTH),
        "remaining_ml": rounded(run.volume_ml - delivered, HUNDREDTH),
        "rate_ml_h": rounded(run.rate_ml_h if running else Decimal(0), HUNDREDTH),
        "ends_at": None if end is None else to_second(end.astimezone(now.tzinfo)),
    }
