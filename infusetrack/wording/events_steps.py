"""Sentences for the steps of a day: identity, vitals, release, drugs, order, bag, signature."""

from collections.abc import Callable, Mapping
from datetime import timedelta, tzinfo
from decimal import Decimal
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording import figures
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names, meaning_words, yes_no
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.vitals import (
    consciousness_words,
    distress_words,
    field_words,
    oxygen_words,
    signs_words,
)

NO_VALUE = "\N{EN DASH}"
SITES: Mapping[e.TemperatureSite, str] = {
    "oral": mark("oral"),
    "ear": mark("ear"),
    "axilla": mark("armpit"),
    "rectal": mark("rectal"),
    "temporal": mark("temple"),
}
BASES: Mapping[e.Basis, str] = {"mg_m2": mark("mg/m²"), "mg_kg": mark("mg/kg"), "flat": mark("mg")}


def basis_words(basis: e.Basis) -> str:
    """The unit in which a dose was ordered."""
    return translated(BASES[basis])


def _identity(event: e.IdentityConfirmed, _zone: tzinfo, _names: Names) -> str:
    template = tr("Identity scanned: {ids}") if event.how == "scanned" else tr("Identity compared: {ids}")
    return joined(template.format(ids=", ".join(event.identifiers)), event.not_scanned_because)


def value_words(value: e.Value) -> str:
    """A form's answer as it is shown."""
    match value:
        case bool():
            return yes_no(value)
        case Decimal():
            return figures.trimmed(value)
        case _:
            return value


def _values(event: e.StepStarted | e.StepDone, names: Names) -> str:
    return ", ".join(
        f"{names.field_label(event.day, event.step, key)}: {value_words(value)}"
        for key, value in event.values
    )


def _begun(event: e.StepStarted, _zone: tzinfo, names: Names) -> str:
    return joined(tr("{step} begun").format(step=names.step(event.day, event.step)), _values(event, names))


def _done(event: e.StepDone, _zone: tzinfo, names: Names) -> str:
    return joined(tr("{step} done").format(step=names.step(event.day, event.step)), _values(event, names))


def _skipped(event: e.StepSkipped, _zone: tzinfo, names: Names) -> str:
    return tr("{step} left out: {why}").format(step=names.step(event.day, event.step), why=event.why)


def pain_words(event: e.VitalsTaken) -> str:
    """The pain score with its scale: "3 (FLACC)"; empty when it was not taken."""
    if event.pain is None:
        return ""
    return f"{event.pain} ({event.pain_scale})" if event.pain_scale else str(event.pain)


def pressure_words(event: e.VitalsTaken) -> str:
    """Blood pressure in mmHg: "92/54"; empty when it was not taken."""
    if event.sbp is None and event.dbp is None:
        return ""
    return "/".join(NO_VALUE if value is None else str(value) for value in (event.sbp, event.dbp))


def temperature_words(event: e.VitalsTaken) -> str:
    """Temperature with its site: "37.9 °C (ear)"; empty when not taken."""
    if event.temperature_c is None:
        return ""
    text = tr("{value} °C").format(value=figures.fixed(event.temperature_c))
    return f"{text} ({translated(SITES[event.temperature_site])})" if event.temperature_site else text


def _told(template: str, value: object) -> str:
    return "" if value in {None, ""} else template.format(value=value)


def _vitals(event: e.VitalsTaken, _zone: tzinfo, _names: Names) -> str:
    parts = (
        _told(tr("BP {value}"), pressure_words(event)),
        _told(tr("HR {value}"), event.heart_rate),
        _told(tr("RR {value}"), event.respiratory_rate),
        _told(tr("temperature {value}"), temperature_words(event)),
        _told(tr("SpO₂ {value} %"), event.spo2),
        _told(tr("oxygen {value}"), oxygen_words(event)),
        _told(tr("pain {value}"), pain_words(event)),
        _told(tr("sedation {value}"), event.sedation),
        _told(tr("line site {value}"), event.line_site),
        _told(tr("CRT {value} s"), event.capillary_refill_s),
        _told(tr("effort {value}"), distress_words(event)),
        tr("alert") if event.consciousness == "A" else consciousness_words(event),
        signs_words(event),
        _told(tr("read twice: {value}"), ", ".join(field_words(key) for key in event.confirmed)),
    )
    listed = ", ".join(part for part in parts if part) or tr("none taken")
    template = tr("Baseline vital signs: {listed}") if event.baseline else tr("Vital signs: {listed}")
    return joined(template.format(listed=listed), event.note, event.partial_because)


def _released(event: e.Released, _zone: tzinfo, _names: Names) -> str:
    if not event.override_by:
        return joined(tr("Labs and findings reviewed, day released"), *event.findings)
    decided = tr("{who} decided: {why}").format(who=event.override_by, why=event.override_reason)
    return joined(tr("Day released against a limit"), *event.findings, decided)


def _drug(event: e.DrugGiven, _zone: tzinfo, _names: Names) -> str:
    text = tr("{drug} {dose} {unit} {route} given").format(
        drug=event.drug, dose=figures.trimmed(event.dose), unit=event.unit, route=event.route
    )
    return joined(text, drug_note_words(event))


def drug_note_words(event: e.DrugGiven) -> str:
    """What was noted with a dose: remark, why a rule was passed, who ordered it so."""
    parts = (
        event.note.strip(),
        _told(tr("early: {value}"), event.early_because),
        _told(tr("over the daily maximum: {value}"), event.over_because),
        event.flagged_because.strip(),
        _told(tr("ordered by {value}"), event.ordered_by),
    )
    return "; ".join(part for part in parts if part)


def _order(event: e.OrderEntered, _zone: tzinfo, names: Names) -> str:
    text = tr("{agent} {dose} mg over {span} ordered by {who} ({per_unit} {basis})").format(
        agent=names.agent(event.agent),
        dose=figures.trimmed(event.ordered_mg),
        span=figures.long_span(timedelta(minutes=event.infusion_minutes)),
        who=event.prescriber,
        per_unit=figures.trimmed(event.per_unit),
        basis=basis_words(event.basis),
    )
    return joined(text, event.differs_because)


def _bag(event: e.BagReceived, zone: tzinfo, names: Names) -> str:
    text = tr("{agent} bag received: {product}, lot {lot}, expires {expiry}, {volume} mL").format(
        agent=names.agent(event.agent),
        product=event.product,
        lot=event.lot,
        expiry=figures.moment(event.expires_at, zone),
        volume=figures.fixed(event.bag_ml),
    )
    return joined(text, event.outside_because)


def _signed(event: e.DaySigned, _zone: tzinfo, _names: Names) -> str:
    return tr("Signed: {meaning}").format(meaning=meaning_words(event.meaning))


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.IdentityConfirmed: _identity,
    e.StepStarted: _begun,
    e.StepDone: _done,
    e.StepSkipped: _skipped,
    e.VitalsTaken: _vitals,
    e.Released: _released,
    e.DrugGiven: _drug,
    e.OrderEntered: _order,
    e.BagReceived: _bag,
    e.DaySigned: _signed,
}
"""What says each fact of a step."""
