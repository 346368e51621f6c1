"""The patient summary of a handoff as sentences, from the record's parts; a nurse may edit it, and that is marked."""

from collections.abc import Iterator
from datetime import tzinfo

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.handoff import Figure, Handoff, Running, Summary
from infusetrack.domain.infusion import Phase
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names
from infusetrack.wording.handoff_reasons import reaction_words
from infusetrack.wording.support_words import opioid_total_words, opioid_words
from infusetrack.wording.translate import tr

SHOWN_REACTIONS = 3
"""So many of the latest reactions are told; the others are counted."""


def summary_words(found: Handoff, names: Names, zone: tzinfo) -> str:
    """The composed summary: what the record proposes to be handed over."""
    return " ".join(summary_sentences(found, names, zone))


def summary_sentences(found: Handoff, names: Names, zone: tzinfo) -> tuple[str, ...]:
    """Each sentence of it, in its order."""
    known = found.summary
    told = [
        known.note.strip().rstrip("."), _day(known, names), *(_running(one, names, zone) for one in known.running),
        _pressure(known, zone), _extremes(known, zone), _hemoglobin(known), _fluids(known), _weight(known),
        _reactions(known, names), _opioid(known, zone),
    ]  # fmt: skip
    return tuple(f"{part[:1].upper()}{part[1:]}." for part in told if part)


def _day(known: Summary, names: Names) -> str:
    drugs = tr(" and ").join(names.agent(one) for one in known.agents)
    if not drugs:
        return tr("{label}: no study drug today").format(label=known.key.label)
    if not known.running:
        return tr("{label}: {drugs} not started").format(label=known.key.label, drugs=drugs)
    one = known.running[-1]
    return tr("{label}: {drugs}, day {number} of {of}").format(
        label=known.key.label, drugs=drugs, number=one.number, of=one.of
    )


def _running(one: Running, names: Names, zone: tzinfo) -> str:
    live, whole = one.live, one.live.infusion
    told = tr("{agent} {given} of {dose} mg given, {left} mg left").format(
        agent=names.agent(one.agent), given=figures.trimmed(live.infused_mg, 2),
        dose=figures.trimmed(whole.dose_mg), left=figures.trimmed(live.left_mg, 2),
    )  # fmt: skip
    lot = tr("bag {lot}").format(lot=one.bag.lot) if one.bag is not None and one.bag.lot else ""
    return ", ".join(part for part in (told, lot, *_state(one, zone)) if part)


def _state(one: Running, zone: tzinfo) -> Iterator[str]:
    """What the pump does now, and how it goes on."""
    live, whole = one.live, one.live.infusion
    if whole.phase is Phase.PAUSED and live.paused_since is not None:
        yield tr("paused since {at}").format(at=figures.clock(live.paused_since, zone))
    elif whole.ended_at is not None:
        words = tr("stopped early at {at}") if whole.phase is Phase.STOPPED else tr("ended {at}")
        yield words.format(at=figures.clock(whole.ended_at, zone))
    else:
        yield tr("{rate} mL/h now").format(rate=figures.fixed(whole.rate_ml_h))
    if live.next_rate_ml_h is not None and live.next_rate_due is not None:
        rate, at = figures.fixed(live.next_rate_ml_h), figures.clock(live.next_rate_due, zone)
        yield tr("next rate {rate} mL/h at {at}").format(rate=rate, at=at)
    if one.ends_at is not None:
        yield tr("planned end {at}").format(at=figures.clock(one.ends_at, zone))


def _pressure(known: Summary, zone: tzinfo) -> str:
    parts = []
    base = known.baseline.line.event if known.baseline is not None else None
    if isinstance(base, VitalsTaken) and base.sbp is not None:
        parts.append(tr("Baseline BP {bp}").format(bp=_bp(base)))
    if known.lowest_sbp is not None:
        at = figures.clock(known.lowest_sbp.at, zone)
        parts.append(tr("lowest {bp} at {at}").format(bp=_bp(known.lowest_sbp.taken), at=at))
    told = ", ".join(parts)
    return told[:1].upper() + told[1:]


def _bp(taken: VitalsTaken) -> str:
    return f"{taken.sbp}/{taken.dbp}" if taken.dbp is not None else f"{taken.sbp}"


def _extremes(known: Summary, zone: tzinfo) -> str:
    asked: tuple[tuple[Figure | None, str], ...] = (
        (known.highest_temperature, tr("Highest temperature {value} °C at {at}")),
        (known.worst_pain, tr("worst pain {value} at {at}")),
    )
    told = ", ".join(
        words.format(value=figures.trimmed(one.value, 1), at=figures.clock(one.at, zone))
        for one, words in asked
        if one is not None
    )
    return told[:1].upper() + told[1:]


def _hemoglobin(known: Summary) -> str:
    trend = known.hemoglobin
    if trend.latest is None:
        return tr("No hemoglobin yet")
    told = tr("Hgb {value} g/dL").format(value=figures.fixed(trend.latest.canonical))
    if trend.change is None or trend.baseline is None:
        return told
    return tr("{told} ({change} from baseline {baseline})").format(
        told=told, change=figures.change(trend.change), baseline=figures.fixed(trend.baseline)
    )


def _fluids(known: Summary) -> str:
    if not known.fluids.flows:
        return ""
    return tr("Fluids in 24 h: {into} mL in, {out} mL out, balance {net} mL").format(
        into=figures.fixed(known.fluids.total("in"), 0),
        out=figures.fixed(known.fluids.total("out"), 0),
        net=figures.change(known.fluids.net, 0),
    )


def _weight(known: Summary) -> str:
    if known.weight is None:
        return ""
    told = tr("Weight {kg} kg").format(kg=figures.fixed(known.weight.kg))
    if known.weight.from_day_1 is None:
        return told
    return tr("{told} ({change} % since day 1)").format(
        told=told, change=figures.change(known.weight.from_day_1)
    )


def _reactions(known: Summary, names: Names) -> str:
    told_so_far = [f"{one.day} {reaction_words(one, names)}" for one in known.reactions]
    told_so_far += [f"{one.day} {one.words}" for one in known.noted]
    if not told_so_far:
        return tr("No reaction noted so far")
    shown = told_so_far[-SHOWN_REACTIONS:]
    told, more = "; ".join(shown), len(told_so_far) - len(shown)
    words = tr("Reactions so far: {told}").format(told=told)
    return tr("{words}; {more} earlier").format(words=words, more=more) if more else words


def _opioid(known: Summary, zone: tzinfo) -> str:
    state = known.opioid
    if state is None or not (state.runs or state.mcg_per_kg):
        return ""
    return f"{opioid_words(state, zone)}, {opioid_total_words(state)}"
