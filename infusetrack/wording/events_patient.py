"""Sentences for the patient's own facts: enrolment, measures, labs, events, calendar."""

from collections.abc import Callable, Mapping
from datetime import timedelta, tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording import figures
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names, analyte_words
from infusetrack.wording.labs import result_words
from infusetrack.wording.translate import tr


def _enrolled(event: e.PatientEnrolled, _zone: tzinfo, _names: Names) -> str:
    text = tr("Enrolled as {study_id}, arm {arm}, C1D1 on {day}").format(
        study_id=event.study_id, arm=event.arm, day=figures.day(event.c1d1)
    )
    cohort = tr("cohort {cohort}").format(cohort=event.cohort) if event.cohort else ""
    return joined(text, cohort, event.note)


def _eligibility(event: e.EligibilitySigned, _zone: tzinfo, _names: Names) -> str:
    template = tr("{who} decided: eligible") if event.eligible else tr("{who} decided: not eligible")
    return joined(template.format(who=event.investigator), event.comment)


def _measured(event: e.Measured, _zone: tzinfo, _names: Names) -> str:
    weight = figures.fixed(event.weight_kg)
    if event.height_cm is None:
        text = tr("Weight {weight} kg").format(weight=weight)
    else:
        height = figures.trimmed(event.height_cm, 1)
        text = tr("Weight {weight} kg, height {height} cm").format(weight=weight, height=height)
    return joined(text, event.change_explained)


def lab_words(result: e.LabValue) -> str:
    """One result with its unit: "Hgb 10.4 g/dL"."""
    return f"{analyte_words(result.analyte)} {result_words(result)}"


def _labs(event: e.LabsReported, zone: tzinfo, _names: Names) -> str:
    listed = ", ".join(lab_words(result) for result in event.results)
    text = tr("Labs drawn {at}: {results}").format(at=figures.clock(event.drawn_at, zone), results=listed)
    resulted = (
        tr("resulted {at}").format(at=figures.clock(event.resulted_at, zone)) if event.resulted_at else ""
    )
    doubted = ", ".join(dict.fromkeys(analyte_words(one.partition(":")[0]) for one in event.confirmed))
    confirmed = tr("read twice: {what}").format(what=doubted) if doubted else ""
    return joined(text, resulted, event.laboratory, confirmed, _imported(event), event.note)


def _imported(event: e.LabsReported) -> str:
    if not event.imported:
        return ""
    number = tr(", report {number}").format(number=event.report_number) if event.report_number else ""
    told = tr("from the file {file}{number}").format(file=event.imported, number=number)
    if not event.override_by:
        return told
    return tr("{told}; patient decided by {who}: {why}").format(
        told=told, who=event.override_by, why=event.override_reason
    )


def _noted(event: e.AdverseEventNoted, zone: tzinfo, _names: Names) -> str:
    began = figures.moment(event.onset_at, zone)
    if event.reaction:
        return tr("Infusion reaction: {words}; began {at}").format(words=event.words, at=began)
    return tr("Adverse event: {words}; began {at}").format(words=event.words, at=began)


def _gap(event: e.ClockGap, _zone: tzinfo, _names: Names) -> str:
    span = figures.long_span(timedelta(seconds=event.seconds))
    match event.kind:
        case "slept":
            return tr("Nobody looked for {span}, the computer slept or hung; look at the pump").format(
                span=span
            )
        case "away":
            return tr("The program was away for {span}; look at the pump").format(span=span)
        case "set_back":
            return tr("The computer's clock was set back by {span}").format(span=span)
        case "set_forward":
            return tr("The computer's clock was set forward by {span}").format(span=span)


def _moved(event: e.DayMoved, _zone: tzinfo, _names: Names) -> str:
    return tr("{label} moved to {day}: {why}").format(
        label=event.day, day=figures.day(event.to), why=event.why
    )


def _held(event: e.DayHeld, _zone: tzinfo, _names: Names) -> str:
    return tr("{label} held by {who}: {why}").format(label=event.day, who=event.decided_by, why=event.why)


def _delayed(event: e.CycleDelayed, _zone: tzinfo, _names: Names) -> str:
    template = (
        tr("Cycle {cycle} after surgery begins on {day}: {why}")
        if event.post_surgery
        else tr("Cycle {cycle} begins on {day}: {why}")
    )
    return template.format(cycle=event.cycle, day=figures.day(event.starts), why=event.why)


def _surgery(event: e.SurgeryPlanned, _zone: tzinfo, _names: Names) -> str:
    text = tr("Surgery on {day} after cycle {cycle}").format(
        day=figures.day(event.on), cycle=event.after_cycle
    )
    back = tr("treatment goes on from {day}").format(day=figures.day(event.resumes)) if event.resumes else ""
    return joined(text, back, event.why)


def _ended(event: e.TreatmentEnded, _zone: tzinfo, _names: Names) -> str:
    return tr("Treatment ended, last dose on {day}: {why}").format(
        day=figures.day(event.last_dose), why=event.why
    )


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.PatientEnrolled: _enrolled,
    e.EligibilitySigned: _eligibility,
    e.Measured: _measured,
    e.LabsReported: _labs,
    e.AdverseEventNoted: _noted,
    e.ClockGap: _gap,
    e.DayMoved: _moved,
    e.DayHeld: _held,
    e.CycleDelayed: _delayed,
    e.SurgeryPlanned: _surgery,
    e.TreatmentEnded: _ended,
}
"""What says each of the patient's facts."""
