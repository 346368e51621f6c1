"""Words about toxicities for screens and paper: the number beside a grade, history, relation, clocks."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import AdverseEventGraded, AdverseEventTreated
from infusetrack.domain.expedited import ReportClock
from infusetrack.domain.toxicity_notices import DltReview
from infusetrack.domain.toxicity_numbers import Suggestion
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names, spaced
from infusetrack.wording.events_toxicity import (
    ACTIONS,
    CRITERIA,
    EXPECTED,
    LIKELIHOODS,
    OUTCOMES,
    SOURCES,
    VERDICTS,
    title_words,
)
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit

ARROW = " → "
NEVER = "\N{EM DASH}"
LACKING: dict[str, str] = {
    "lln": mark("the lab's lower limit"),
    "uln": mark("the lab's upper limit"),
    "baseline": mark("a value from before the trial"),
    "age_years": mark("the age"),
    "diastolic": mark("the diastolic pressure"),
}
"""What is missing to grade a number, in words."""
NOTHING_DONE = frozenset({"none", "not_applicable", "unknown"})


def value_words(value: Decimal, unit: str) -> str:
    """A number as it was reported: 39.3 °C."""
    return with_unit(f"{value:f}", unit)


def when_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """14:20 for today, else with its date."""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return figures.clock(at, zone)
    return f"{local.day} {figures.MONTHS[local.month - 1]} {figures.clock(at, zone)}"


def number_words(found: Suggestion, now: datetime, zone: tzinfo) -> str:
    """The number of the record with its time: "39.3 °C at 14:20"."""
    reading = found.reading
    return tr("{value} at {at}").format(
        value=value_words(reading.value, reading.unit), at=when_words(found.at, now, zone)
    )


def suggestion_words(found: Suggestion, term: str, now: datetime, zone: tzinfo) -> str:
    """What the number suggests, or why it cannot be told from it."""
    number, proposal = number_words(found, now, zone), found.proposal
    if proposal.grade is None:
        code = proposal.why
        lacking = ", ".join(
            translated(LACKING[key]) if key in LACKING else spaced(key) for key in proposal.lacking
        )
        why = sentence(Refused(code, term=term, keys=lacking))
        return f"{number}. {why}"
    if proposal.grade == 0:
        return tr("{number}: inside the limits, no grade from this number").format(number=number)
    template = (
        tr("{number} → {grade}; what was seen can only raise it")
        if proposal.floor
        else tr("{number} → {grade}")
    )
    told = template.format(number=number, grade=proposal.grade)
    if proposal.in_range:
        told += tr("; it lies inside the lab's own range")
    return told


def history_words(event: AdverseEvent) -> str:
    """The grades that it had: 2 → 3 → 1."""
    return ARROW.join(str(step.grade) for step in event.steps)


def organ_words(soc: str) -> str:
    """An organ class in short, for narrow places: General, Respiratory, Blood and lymphatic system."""
    return soc.partition(" disorders")[0].partition(",")[0]


def steps_words(event: AdverseEvent, now: datetime, zone: tzinfo) -> str:
    """Each grade on a line of its own: since when, by what, written by whom."""
    return "\n".join(
        tr("grade {grade} from {at}, {source}, {badge}").format(
            grade=step.grade,
            at=when_words(step.at, now, zone),
            source=translated(SOURCES[step.source]),
            badge=step.by,
        )
        for step in event.steps
    )


def name_words(found: AdverseEventGraded) -> str:
    """What it is called."""
    return title_words(found.term, found.other)


def end_words(event: AdverseEvent, now: datetime, zone: tzinfo) -> str:
    """When it was over, or that it goes on."""
    if event.ended_at is None:
        return tr("ongoing")
    return when_words(event.ended_at, now, zone)


def likelihood_words(event: AdverseEvent, agent: str) -> str:
    """How likely one cause is, or a dash."""
    given = event.attributions.get(agent)
    return translated(LIKELIHOODS[given]) if given else NEVER


def causes_words(event: AdverseEvent, names: Names) -> str:
    """All causes with how likely each is."""
    return ", ".join(
        f"{names.agent(agent)} {translated(LIKELIHOODS[given])}"
        for agent, given in event.attributions.items()
    )


def expected_words(event: AdverseEvent, names: Names) -> str:
    """Expected or not, of each agent that was judged."""
    return ", ".join(
        f"{names.agent(agent)} {translated(EXPECTED[judged])}" for agent, judged in event.expected_of.items()
    )


def relation_words(found: AdverseEventGraded, names: Names) -> str:
    """What ran when it began; empty where nothing did."""
    if not found.agent:
        return tr("No infusion ran when it began.")
    if found.minutes is None or found.rate_ml_h is None or found.infused_mg is None:
        return tr("After {agent} of the day had ended.").format(agent=names.agent(found.agent))
    return tr("{agent}: {minutes} min from its start, {rate} mL/h, {mg} mg in").format(
        agent=names.agent(found.agent),
        minutes=found.minutes,
        rate=figures.fixed(found.rate_ml_h),
        mg=figures.trimmed(found.infused_mg, 2),
    )


def serious_words(event: AdverseEvent) -> str:
    """Serious or not, with its criteria; empty while nobody judged."""
    judged = event.seriousness
    if judged is None:
        return ""
    if not judged.serious:
        return tr("not serious")
    return tr("serious: {criteria}").format(
        criteria=", ".join(translated(CRITERIA[one]) for one in judged.criteria)
    )


def dlt_words(event: AdverseEvent) -> str:
    """The reviewer's word; empty where nobody was asked."""
    if event.dlt is None:
        return ""
    told = translated(VERDICTS[event.dlt.verdict])
    return f"{told} ({event.dlt.reviewer})" if event.dlt.reviewer else told


def treatment_words(event: AdverseEvent) -> str:
    """What was given for it and done with the drugs, as last noted."""
    given = event.last(AdverseEventTreated)
    done = [translated(ACTIONS[one]) for one in event.actions.values() if one not in NOTHING_DONE]
    return ", ".join([*([given.treatment] if given else []), *dict.fromkeys(done)])


def outcome_words(event: AdverseEvent) -> str:
    """How it stands, as last noted."""
    return translated(OUTCOMES[event.outcome.outcome]) if event.outcome else ""


def review_words(review: DltReview, now: datetime, zone: tzinfo) -> str:
    """What grade 3 and more asks for, and by when; the program has no verdict of its own."""
    event = review.event
    told = tr("{term} reached grade {grade} at {at}: a DLT review is asked of the investigator").format(
        term=name_words(event.found), grade=event.worst, at=when_words(review.since, now, zone)
    )
    if review.due_at is None:
        return told + tr("; the site has not set within which time.")
    if review.is_overdue(now):
        return told + tr("; it was due at {at}.").format(at=when_words(review.due_at, now, zone))
    return told + tr(" by {at}.").format(at=when_words(review.due_at, now, zone))


def clock_words(clock: ReportClock | None, now: datetime, zone: tzinfo) -> str:
    """When an expedited report is due by the rule, with what the rule rests on."""
    if clock is None:
        return tr("No rule here asks for an expedited report. The protocol decides.")
    parts = []
    if clock.notice_due is not None:
        parts.append(tr("notice by {at}").format(at=when_words(clock.notice_due, now, zone)))
    parts.append(tr("report by {at}").format(at=when_words(clock.complete_due, now, zone)))
    told = tr("If serious: ") if clock.undecided else ""
    verified = clock.rule.complete_days.verified
    source = clock.rule.complete_days.source
    told_source = source if verified else tr("unverified: {source}").format(source=source)
    return f"{told}{', '.join(parts)} ({told_source})."


def log_words(events: Iterable[AdverseEvent], cycle_worst: int) -> str:
    """The line below the title of the log."""
    known = tuple(events)
    going_on = sum(event.is_open for event in known)
    dlts = sum(event.dlt is not None and event.dlt.verdict == "yes" for event in known)
    told = tr("CTCAE v5.0 · events {many}, open {open} · worst grade this cycle {worst}").format(
        many=len(known), open=going_on, worst=cycle_worst or NEVER
    )
    return told + (tr(" · {many} dose-limiting by review").format(many=dlts) if dlts else "")
