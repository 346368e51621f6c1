"""What stands first on a handoff, and why a severity is proposed: in words for the screen and the page."""

from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from typing import TYPE_CHECKING, cast

from infusetrack.domain.danger_sets import event_of
from infusetrack.domain.events import AdverseEventGraded
from infusetrack.domain.handoff import Handoff
from infusetrack.domain.handoff_severity import Reason, ScoredSet
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.vitals import values_of
from infusetrack.wording import figures
from infusetrack.wording.alarms import alarm_words, answer_words
from infusetrack.wording.danger import danger_words
from infusetrack.wording.dues import due_title, due_when
from infusetrack.wording.events import event_words, line_words
from infusetrack.wording.events_names import Names
from infusetrack.wording.findings import finding_words
from infusetrack.wording.hemoglobin import rule_met_words, tier_words
from infusetrack.wording.lapses import lapsed_words
from infusetrack.wording.limits import bound_words
from infusetrack.wording.scores import short_name, total_words
from infusetrack.wording.toxicity_words import name_words
from infusetrack.wording.translate import tr
from infusetrack.wording.vitals import field_words

if TYPE_CHECKING:
    from infusetrack.domain.adverse_events import AdverseEvent
    from infusetrack.domain.alarm import Alarm
    from infusetrack.domain.danger import Danger
    from infusetrack.domain.hemoglobin_advice import Review
    from infusetrack.domain.record import Line
    from infusetrack.domain.vitals_limits import Bound

Pair = tuple[str, str]
"""A short caption (a time, a word) and what it says."""


def first_pairs(found: Handoff, names: Names, zone: tzinfo) -> tuple[Pair, ...]:
    """What cannot wait: alarms, what is overdue, a closed gate, what was changed, what was not taken."""
    return (
        *_alarms(found, names, zone),
        *_overdue(found, names, zone),
        *_gate(found),
        *_changed(found, names, zone),
    )


def _alarms(found: Handoff, names: Names, zone: tzinfo) -> Iterator[Pair]:
    for alarm in found.alarms:
        if alarm.is_reminder:
            continue
        words = alarm_words(alarm, found.at, zone, names)
        told = (words.line, words.since, answer_words(alarm, zone))
        yield tr("Alarm"), " · ".join(part for part in told if part)


def _overdue(found: Handoff, names: Names, zone: tzinfo) -> Iterator[Pair]:
    rung = {alarm.key for alarm in found.alarms if not alarm.is_reminder}
    for due in found.overdue:
        if due.key not in rung:
            told = tr("{what}, {when}").format(
                what=due_title(due, found.label, names), when=due_when(due, found.at, zone)
            )
            yield tr("Due"), told
    if found.lapsed:
        yield tr("Missed"), lapsed_words(found.lapsed, zone)


def _gate(found: Handoff) -> Iterator[Pair]:
    for finding in found.closed:
        yield tr("Gate closed"), finding_words(finding)


def _changed(found: Handoff, names: Names, zone: tzinfo) -> Iterator[Pair]:
    for line in found.changed:
        caption = tr("Amended") if line.amends is not None else tr("Entered late")
        at = figures.clock(line.happened_at, zone)
        told = tr("{at} {words} ({reason}; {by})").format(
            at=at, words=line_words(line, zone, names=names), reason=line.reason or "", by=line.by
        )
        yield caption, told


# --- severity ---------------------------------------------------------------------------------


def reason_words(reason: Reason, names: Names, zone: tzinfo) -> str:
    """One reason with its time: "13:18 Urticaria, grade 2"."""
    if reason.kind == "unseen":
        return tr("no vital signs in the last 12 h")
    told = REASONS[reason.kind](reason, names, zone)
    return tr("{at} {words}").format(at=figures.clock(reason.at, zone), words=told)


def _danger(reason: Reason, _names: Names, _zone: tzinfo) -> str:
    return danger_words(cast("Danger", reason.facts["danger"]))


def _going_on(reason: Reason, names: Names, zone: tzinfo) -> str:
    told = _reaction(reason, names, zone) if "reaction" in reason.facts else _line(reason, names, zone)
    return tr("{reaction}, not over").format(reaction=told)


def _reaction(reason: Reason, names: Names, _zone: tzinfo) -> str:
    return reaction_words(cast("Reaction", reason.facts["reaction"]), names)


def reaction_words(one: Reaction, names: Names) -> str:
    """A reaction in a few words: drug, kind or signs, grade."""
    what = names.reaction_kind(one.kind) if one.kind else ", ".join(names.sign(sign) for sign in one.signs)
    parts = (names.agent(one.agent) if one.agent else "", what or tr("reaction"))
    told = ": ".join(part for part in parts if part)
    return tr("{told}, grade {grade}").format(told=told, grade=one.grade) if one.grade else told


def _toxicity(reason: Reason, _names: Names, _zone: tzinfo) -> str:
    event = cast("AdverseEvent", reason.facts["event"])
    return tr("{name} grade {grade}, open").format(name=name_words(event.found), grade=event.grade)


def _alarm(reason: Reason, names: Names, zone: tzinfo) -> str:
    return alarm_words(cast("Alarm", reason.facts["alarm"]), reason.at, zone, names).line


def _hemoglobin(reason: Reason, _names: Names, _zone: tzinfo) -> str:
    review = cast("Review", reason.facts["review"])
    told = tr("Hgb {value}, {tier}: {rule}").format(
        value=figures.fixed(review.value.g_dl),
        tier=tier_words(review.tier).lower(),
        rule=rule_met_words(review),
    )
    return tr("{told}; waits for a decision").format(told=told) if reason.facts["waits"] else told


def _score(reason: Reason, _names: Names, _zone: tzinfo) -> str:
    return score_words(cast("ScoredSet", reason.facts["scored"]))


def score_words(one: ScoredSet) -> str:
    """PEWS 4."""
    return tr("{chart} {total}").format(chart=short_name(one.score), total=total_words(one.score))


def _limit(reason: Reason, _names: Names, _zone: tzinfo) -> str:
    bound, line = cast("Bound", reason.facts["bound"]), cast("Line", reason.facts["line"])
    value = values_of(event_of(line))[bound.key]
    return tr("{number} {value}, {limit}").format(
        number=field_words(bound.key),
        value=figures.trimmed(value),
        limit=bound_words(bound),
    )


def _line(reason: Reason, names: Names, zone: tzinfo) -> str:
    line = cast("Line", reason.facts["line"])
    if isinstance(line.event, AdverseEventGraded):
        return tr("{name} grade {grade}").format(name=name_words(line.event), grade=line.event.grade)
    return event_words(line.event, zone, names) if line.event is not None else ""


REASONS: Mapping[str, Callable[[Reason, Names, tzinfo], str]] = {
    "danger": _danger,
    "reaction_open": _going_on,
    "reaction": _reaction,
    "toxicity": _toxicity,
    "alarm": _alarm,
    "hemoglobin": _hemoglobin,
    "score": _score,
    "limit": _limit,
    "noted": _line,
    "graded": _line,
    "halted": _line,
    "transfused": _line,
}
"""What says each kind of reason."""


def scores_words(found: Handoff, zone: tzinfo) -> str:
    """The latest score and the highest of the last 12 h; empty where no set has one."""
    latest, highest = found.severity.latest, found.severity.highest
    if latest is None or highest is None:
        return ""
    told = tr("{score} at {at}").format(score=score_words(latest), at=figures.clock(latest.at, zone))
    if highest.score.total <= latest.score.total:
        return told
    at = figures.clock(highest.at, zone)
    return tr("{told}, highest in 12 h {total} at {at}").format(told=told, total=highest.score.total, at=at)
