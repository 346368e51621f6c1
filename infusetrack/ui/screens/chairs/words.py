"""What a chair's card says: every word and figure of it, as of one moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from infusetrack.domain.board import Card, CardPhase
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.reminders import Level
from infusetrack.wording import figures
from infusetrack.wording.dues import due_title, due_when
from infusetrack.wording.events_names import names_of
from infusetrack.wording.findings import parameter_name
from infusetrack.wording.translate import mark, tr, translated

DASH = "\N{EM DASH}"
BUSY = {
    CardPhase.WAITING: mark("not started"),
    CardPhase.GATE_CLOSED: mark("gate closed"),
    CardPhase.SIGNED: mark("day signed"),
    CardPhase.NO_INFUSION: mark("no infusion today"),
}
SIDES = {
    "at_least": mark("{name} {value} below {limit}"),
    "at_most": mark("{name} {value} above {limit}"),
    "below": mark("{name} {value}, not below {limit}"),
    "above": mark("{name} {value}, not above {limit}"),
}


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of one card; `share` fills the ring (0 to 1), `strip` is the foot, `level` its alarm."""

    ring: str
    share: float
    chip: str
    state: str
    detail: str
    hgb: str
    strip: str
    level: Level


def card_words(card: Card, regimen: Regimen, now: datetime, zone: tzinfo) -> CardWords:
    """All words of a card."""
    strip, level = _strip(card, regimen, now, zone)
    return CardWords(
        ring=_ring(card),
        share=_share(card, now),
        chip=_chip(card, regimen),
        state=_state(card, now, zone),
        detail=_detail(card, now, zone),
        hgb=_hgb(card),
        strip=strip,
        level=level,
    )


def patient_words(card: Card) -> str:
    """PED-0417 · B · B1."""
    return " · ".join(part for part in (card.seat.study_id, card.arm, card.cohort or "") if part)


def day_words(label: str) -> str:
    """C1D3 as it is read: C1 D3."""
    return label.replace("D", " D")


def _ring(card: Card) -> str:
    if card.phase is CardPhase.PAUSED:
        return tr("PAUSED")
    if card.phase in {CardPhase.SIGNED, CardPhase.ENDED}:
        return "\N{CHECK MARK}"
    return figures.countdown(card.remaining) if card.remaining is not None else DASH


def _share(card: Card, now: datetime) -> float:
    """How much of the bag is in; for what is timed, how much of its time has gone."""
    if card.phase in {CardPhase.WAITING, CardPhase.GATE_CLOSED, CardPhase.NO_INFUSION}:
        return 0.0
    timed = card.phase in {CardPhase.HYDRATING, CardPhase.FLUSHING, CardPhase.OBSERVING}
    if timed and card.since is not None and card.phase_until is not None:
        return (now - card.since) / max(card.phase_until - card.since, timedelta(seconds=1))
    return round(float(card.share), 3)


def _chip(card: Card, regimen: Regimen) -> str:
    agent = regimen.agents.get(card.agent)
    name = agent.name[:1].upper() + agent.name[1:] if agent else ""
    match card.phase:
        case CardPhase.NO_INFUSION:
            return tr("No infusion")
        case CardPhase.HYDRATING:
            return tr("Hydration")
        case CardPhase.FLUSHING:
            return tr("Flush after {agent}").format(agent=agent.name if agent else "")
        case CardPhase.OBSERVING:
            return tr("Observation after {agent}").format(agent=agent.name if agent else "")
        case _:
            return _with_dose(card, name)


def _with_dose(card: Card, name: str) -> str:
    number, total = card.agent_day
    if total < 2:  # noqa: PLR2004 (one dose a cycle needs no count)
        return name
    return tr("{agent}, dose {number} of {total}").format(agent=name, number=number, total=total)


def _state(card: Card, now: datetime, zone: tzinfo) -> str:
    if card.phase in BUSY:
        return translated(BUSY[card.phase])
    if card.phase is CardPhase.PAUSED and card.since is not None:
        minutes = int((now - card.since).total_seconds() // 60)
        return tr("{minutes} min ago").format(minutes=minutes)
    if card.phase in {CardPhase.ENDED, CardPhase.STOPPED} and card.since is not None:
        ended = tr("ended {clock}") if card.phase is CardPhase.ENDED else tr("stopped {clock}")
        return ended.format(clock=figures.clock(card.since, zone))
    if card.phase_until is None:
        return tr("end not known")
    until = tr("ends {clock}") if card.phase is CardPhase.INFUSING else tr("until {clock}")
    return until.format(clock=figures.clock(card.phase_until, zone))


def _detail(card: Card, now: datetime, zone: tzinfo) -> str:
    match card.phase:
        case CardPhase.INFUSING | CardPhase.FLUSHING if card.rate_ml_h:
            return tr("{rate} mL/h").format(rate=figures.fixed(card.rate_ml_h))
        case CardPhase.GATE_CLOSED:
            return _closed(card)
        case CardPhase.PAUSED if card.since is not None:
            return tr("since {clock}").format(clock=figures.clock(card.since, zone))
        case CardPhase.WAITING | CardPhase.HYDRATING if card.step:
            return tr("now: {step}").format(step=card.step)
        case CardPhase.OBSERVING | CardPhase.ENDED | CardPhase.STOPPED if card.line_clear_at is not None:
            return _cleared(card.line_clear_at, now, zone)
        case _:
            return ""


def _cleared(at: datetime, now: datetime, zone: tzinfo) -> str:
    words = tr("line flushed {clock}") if at <= now else tr("line clear at {clock}")
    return words.format(clock=figures.clock(at, zone))


def _closed(card: Card) -> str:
    finding = card.closed[0]
    if finding.value is None or finding.limit is None:
        return parameter_name(finding.parameter)
    return translated(SIDES[finding.rule.comparison]).format(
        name=parameter_name(finding.parameter),
        value=figures.trimmed(finding.value),
        limit=figures.trimmed(finding.limit),
    )


def _hgb(card: Card) -> str:
    if card.hgb is None:
        return tr("Hgb: none yet")
    shown = tr("Hgb {value}").format(value=figures.fixed(card.hgb))
    return shown if card.hgb_change is None else f"{shown} {figures.change(card.hgb_change)}"


def _strip(card: Card, regimen: Regimen, now: datetime, zone: tzinfo) -> tuple[str, Level]:
    if card.phase is CardPhase.GATE_CLOSED:
        return tr("Waiting: investigator decision"), "none"
    due = card.next_due
    if due is not None:
        title = due_title(due, card.seat.day, names_of(regimen))
        return f"{title} {due_when(due, now, zone)}", due.level
    if card.phase is CardPhase.SIGNED:
        return tr("Nothing is due"), "none"
    return (tr("Next: {step}").format(step=card.step) if card.step else tr("Nothing is due")), "none"
