"""What happened last time, on one line: where in the treatment, what was given before, what was done, how it ended."""

from collections.abc import Iterable
from datetime import tzinfo

from infusetrack.domain.events import (
    DrugGiven,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    TeamAnswered,
    TeamCalled,
)
from infusetrack.domain.reaction_history import Fingerprint
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.record import Line
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names
from infusetrack.wording.reactions import rate_decimals, rate_words
from infusetrack.wording.translate import tr


def onset_line(reaction: Reaction) -> str:
    """Rate, amounts and minutes at the onset; says so where nothing ran."""
    began = reaction.began
    if began.rate_ml_h is None or began.infused_ml is None or began.infused_mg is None:
        return tr("nothing ran at the onset")
    return tr("rate at onset {rate} mL/h · {ml} mL, {mg} mg in · {minutes} min from start").format(
        rate=figures.fixed(began.rate_ml_h, rate_decimals(began.rate_ml_h)),
        ml=figures.fixed(began.infused_ml),
        mg=figures.trimmed(began.infused_mg, 2),
        minutes=began.minutes,
    )


def fingerprint_words(seen: Fingerprint, names: Names, zone: tzinfo) -> str:
    """One reaction on one line: day, drug, moment, rate, amount, premedication, signs, grade, what was done."""
    reaction = seen.reaction
    parts = (
        f"{reaction.day} {names.agent(reaction.agent) if reaction.agent else ''}".strip(),
        figures.moment(reaction.at, zone),
        _onset_part(seen),
        _premedication(seen.premedication, zone),
        ", ".join(map(names.sign, reaction.signs)),
        names.reaction_kind(reaction.kind) if reaction.kind else "",
        "" if reaction.grade is None else tr("grade {grade}").format(grade=reaction.grade),
        done_words(reaction, zone),
        outcome_words(reaction, zone),
    )
    return " · ".join(part for part in parts if part)


def _onset_part(seen: Fingerprint) -> str:
    began = seen.reaction.began
    if began.rate_ml_h is None or began.infused_mg is None:
        return tr("nothing ran")
    rate = rate_words(began.rate_ml_h, seen.rate_mg_m2_h)
    return tr("{minutes} min, {rate}, {mg} mg in").format(
        minutes=began.minutes, rate=rate, mg=figures.trimmed(began.infused_mg, 2)
    )


def _premedication(lines: Iterable[Line], zone: tzinfo) -> str:
    given = [
        f"{line.event.drug} {figures.trimmed(line.event.dose)} {line.event.unit}"
        f" {figures.clock(line.happened_at, zone)}"
        for line in lines
        if isinstance(line.event, DrugGiven)
    ]
    return tr("before: {drugs}").format(drugs=", ".join(given)) if given else tr("nothing given before")


def done_words(reaction: Reaction, zone: tzinfo) -> str:
    """What was done, each with its time."""
    told = [act_words(line, zone) for line in (*reaction.acts, *reaction.calls)]
    told += [
        tr("{drug} {dose} {unit} {at}").format(
            drug=line.event.drug,
            dose=figures.trimmed(line.event.dose),
            unit=line.event.unit,
            at=figures.clock(line.happened_at, zone),
        )
        for line in reaction.drugs
        if isinstance(line.event, DrugGiven)
    ]
    return ", ".join(one for one in told if one)


def act_words(line: Line, zone: tzinfo) -> str:
    """An act at the pump or a call, with its time."""
    at = figures.clock(line.happened_at, zone)
    match line.event:
        case InfusionPaused():
            return tr("paused {at}").format(at=at)
        case InfusionStopped():
            return tr("stopped {at}").format(at=at)
        case RateChanged(rate_ml_h=rate):
            return tr("{rate} mL/h from {at}").format(rate=figures.fixed(rate, rate_decimals(rate)), at=at)
        case InfusionResumed(rate_ml_h=rate):
            return tr("resumed {at} at {rate} mL/h").format(
                at=at, rate=figures.fixed(rate, rate_decimals(rate))
            )
        case TeamCalled(whom=whom):
            return tr("{who} called {at}").format(who=whom, at=at)
        case TeamAnswered(whom=whom):
            return tr("{who} answered {at}").format(who=whom, at=at)
        case _:
            return ""


def outcome_words(reaction: Reaction, zone: tzinfo) -> str:
    """How it stands: settled, and whether the form is finished."""
    if reaction.settled_at is None:
        settled = tr("not settled")
    else:
        settled = tr("settled {at}").format(at=figures.clock(reaction.settled_at, zone))
    return settled if reaction.finished else ", ".join((settled, tr("form not finished")))
