"""The action list of a handoff in words: when, what, and what follows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, cast

from infusetrack.domain.handoff import Action, Handoff
from infusetrack.wording import figures
from infusetrack.wording.dues import due_items, due_words
from infusetrack.wording.events_names import Names
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from infusetrack.domain.next_start import NextStart
    from infusetrack.domain.opioid import OpioidState
    from infusetrack.domain.side_drugs import DrugStanding

SHOWN_TIMES = 6
"""So many of the following sets of vital signs are told by their time."""


def action_time(action: Action, zone: tzinfo) -> str:
    """The clock time; empty for what has no minute."""
    return figures.clock(action.at, zone) if action.at is not None else ""


def action_words(action: Action, found: Handoff, names: Names, zone: tzinfo) -> str:
    """What to do, and what follows from it."""
    if action.due is not None:
        told = due_words(action.due, found.label, names)
        parts = (told, due_items(action.due), _then(action, zone), _projected(action, zone))
        return " · ".join(part for part in parts if part)
    told = WORDS[action.kind](action, found, names, zone)
    return told[:1].upper() + told[1:]


def _then(action: Action, zone: tzinfo) -> str:
    then = cast("Sequence[datetime]", action.facts.get("then", ()))
    if not then:
        return ""
    times = ", ".join(figures.clock(at, zone) for at in then[:SHOWN_TIMES])
    more = len(then) - SHOWN_TIMES
    if more <= 0:
        return tr("then {times}").format(times=times)
    last = figures.clock(then[-1], zone)
    return tr("then {times} and {more} more to {last}").format(times=times, more=more, last=last)


def _projected(action: Action, zone: tzinfo) -> str:
    """The end at the present rate, where planned rate steps still come."""
    if action.due is None or action.due.at == action.at:
        return ""
    return tr("at the present rate {at}").format(at=figures.moment(action.due.at, zone))


def _step(action: Action, found: Handoff, names: Names, _zone: tzinfo) -> str:
    return tr("In hand: {step}").format(step=names.step(found.label, str(action.facts["step"])))


def _rate(action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    rate = cast("Decimal", action.facts["rate_ml_h"])
    return tr("Rate step to {rate} mL/h: assess, then change the pump").format(rate=figures.fixed(rate))


def _observed(_action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    return tr("Observation ends, if the infusion ends as planned")


def _bag(action: Action, _found: Handoff, names: Names, _zone: tzinfo) -> str:
    return tr("{agent} bag expires").format(agent=names.agent(str(action.facts["agent"])))


def _opioid(action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    state = cast("OpioidState", action.facts["opioid"])
    return tr("{drug} runs at least until then (2 h after the antibody; label)").format(
        drug=state.drug.capitalize()
    )


def _when(at: datetime, found: Handoff, zone: tzinfo) -> str:
    """The clock time; with its date on another day."""
    same = at.astimezone(zone).date() == found.at.astimezone(zone).date()
    return figures.clock(at, zone) if same else figures.moment(at, zone)


def _not_before(action: Action, found: Handoff, _names: Names, zone: tzinfo) -> str:
    seen = cast("DrugStanding", action.facts["seen"])
    if action.at is None and seen.next_at is not None:
        since = _when(seen.next_at, found, zone)
        return tr("{drug} when needed: wait over since {at}").format(
            drug=seen.drug.drug.capitalize(), at=since
        )
    return tr("{drug} when needed: not before").format(drug=seen.drug.drug.capitalize())


def _may_repeat(action: Action, found: Handoff, _names: Names, zone: tzinfo) -> str:
    seen = cast("DrugStanding", action.facts["seen"])
    drug = seen.drug.drug.capitalize()
    if action.at is None and seen.next_at is not None:
        return tr("{drug}: may come again since {at}").format(drug=drug, at=_when(seen.next_at, found, zone))
    return tr("{drug}: may come again from then").format(drug=drug)


def _hemoglobin(_action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    return tr("Next hemoglobin, as the hemoglobin watch asks")


def _decision(_action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    return tr("Hemoglobin watch: the investigator's decision is not recorded")


def _sign(_action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    return tr("Grade toxicities, sign the day")


def _next_day(action: Action, _found: Handoff, _names: Names, _zone: tzinfo) -> str:
    following = cast("NextStart", action.facts["next"])
    return tr("{day} is planned to start").format(day=following.day)


WORDS: Mapping[str, Callable[[Action, Handoff, Names, tzinfo], str]] = {
    "step": _step,
    "rate_step": _rate,
    "observation_end": _observed,
    "bag_expires": _bag,
    "opioid_until": _opioid,
    "not_before": _not_before,
    "may_repeat": _may_repeat,
    "hemoglobin": _hemoglobin,
    "decision": _decision,
    "sign": _sign,
    "next_day": _next_day,
}
"""What says each kind of action that is no due thing."""


def valid_words(found: Handoff, names: Names) -> str:
    """Why the page is valid until then: what falls due, or the plain expiry with its origin."""
    action = found.valid.action
    if action is not None and action.due is not None:
        return tr("then: {what}").format(what=due_words(action.due, found.label, names))
    hours = figures.trimmed(found.valid.expiry.value / 60, 1)
    return tr("nothing falls due before; it expires after {hours} h ({origin})").format(
        hours=hours, origin=found.valid.expiry.origin
    )
