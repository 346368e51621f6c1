"""Laboratory results from FHIR R4: an Observation, or a Bundle of Patients and Observations, as JSON.

The shapes are our own: they read what a result needs, and pass over the rest of a resource.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_import import Report, Whose
from infusetrack.exchange import lab_values as read
from infusetrack.exchange.lab_names import analyte_named, unit_spelled
from infusetrack.wording.translate import tr

DEEPEST, ENTRIES_MOST = 40, 2000
FINAL = frozenset({"final", "amended", "corrected"})
Text = Annotated[str, Field(max_length=400)]
Few: Any = Field(default=[], max_length=50)


class Coding(BaseModel):
    """A code of a system."""

    system: Text = ""
    code: Text = ""
    display: Text = ""


class Concept(BaseModel):
    """What is meant, in codes and in words."""

    coding: list[Coding] = Few
    text: Text = ""


class Quantity(BaseModel):
    """A number with its unit."""

    value: Decimal | None = None
    comparator: Text = ""
    unit: Text = ""
    code: Text = ""


class Range(BaseModel):
    """The limits of the laboratory."""

    low: Quantity | None = None
    high: Quantity | None = None
    type: Concept | None = None


class Named(BaseModel):
    """An identifier of the hospital or the study."""

    system: Text = ""
    value: Text = ""


class Pointer(BaseModel):
    """Whom or what a resource is about."""

    reference: Text = ""
    identifier: Named | None = None
    display: Text = ""


class Note(BaseModel):
    """A remark."""

    text: Annotated[str, Field(max_length=2000)] = ""


class Observation(BaseModel):
    """One result."""

    id: Text = ""
    status: Text
    identifier: list[Named] = Few
    code: Concept
    subject: Pointer | None = None
    effectiveDateTime: Text = ""  # noqa: N815 (FHIR's own spelling)
    issued: Text = ""
    performer: list[Pointer] = Few
    valueQuantity: Quantity | None = None  # noqa: N815
    valueString: Text = ""  # noqa: N815
    valueCodeableConcept: Concept | None = None  # noqa: N815
    referenceRange: list[Range] = Few  # noqa: N815
    note: list[Note] = Few
    basedOn: list[Pointer] = Few  # noqa: N815


class Patient(BaseModel):
    """Who it is."""

    id: Text = ""
    identifier: list[Named] = Few
    birthDate: Text = ""  # noqa: N815


Key = tuple[Whose, str, str, str]


def read_fhir(name: str, text: str, zone: tzinfo) -> tuple[Report, ...]:
    """All panels of a file; refuses it whole, with the entry named, where one cannot be read."""
    people, results = _sorted_out(_parsed(text))
    groups: dict[Key, list[tuple[str, Observation]]] = {}
    not_final: list[str] = []
    for where, one in results:
        if one.status in FINAL:
            groups.setdefault(_key(one, people, where), []).append((where, one))
        else:
            not_final.append(_name(one))
    found = [report for key, group in groups.items() for report in _report(name, key, group, zone)]
    return _with_first(found, tuple(not_final))


def _with_first(found: list[Report], not_final: tuple[str, ...]) -> tuple[Report, ...]:
    """What is not final yet is told with the first report, so that nobody takes it for missing."""
    first = [replace(one, left_out=one.left_out + not_final) for one in found[:1]]
    return (*first, *found[1:])


def _name(one: Observation) -> str:
    return (one.code.text or next((c.display or c.code for c in one.code.coding), ""))[:40]


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        where = tr("line {line}").format(line=getattr(error, "lineno", 1))
        raise read.refuse(where, tr("it is no whole JSON")) from error
    if not isinstance(found, dict) or _too_deep(found):
        raise read.refuse(tr("the file"), tr("it is no FHIR resource"))
    return found


def _no_number(text: str) -> Decimal:
    raise ValueError(text)


def _too_deep(found: object) -> bool:
    """Whether things stand inside things more than a resource ever does."""
    level: list[object] = [found]
    for _ in range(DEEPEST):
        level = [
            one for part in level for one in (
                part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
            )
        ]  # fmt: skip
        if not level:
            return False
    return True


def _resources(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if found.get("resourceType") != "Bundle":
        yield tr("the resource"), found
        return
    entries = found.get("entry", [])
    if not isinstance(entries, list) or len(entries) > ENTRIES_MOST:
        raise read.refuse(tr("the bundle"), tr("no list of at most {most} entries").format(most=ENTRIES_MOST))
    for place, entry in enumerate(entries, start=1):
        where = tr("entry {place}").format(place=place)
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict):
            raise read.refuse(where, tr("it has no resource"))
        known = str(entry.get("fullUrl", ""))[:400]
        yield where, {**resource, "_url": known}


def _sorted_out(found: dict[str, Any]) -> tuple[dict[str, Whose], list[tuple[str, Observation]]]:
    people: dict[str, Whose] = {}
    results: list[tuple[str, Observation]] = []
    told = False
    for where, resource in _resources(found):
        kind = resource.get("resourceType")
        try:
            if kind == "Patient":
                patient = Patient.model_validate(resource)
                who = _whose(patient, where)
                people |= {f"Patient/{patient.id}": who, str(resource.get("_url", "")): who}
            elif kind == "Observation":
                results.append((where, Observation.model_validate(resource)))
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])[:80]
            raise read.refuse(where, tr("{place} cannot be read").format(place=place)) from error
        told = told or kind in {"Patient", "Observation", "DiagnosticReport"}
    if not told:
        raise read.refuse(tr("the file"), tr("it holds no laboratory result"))
    return people, results


def _whose(patient: Patient, where: str) -> Whose:
    numbers = [one.value.strip() for one in patient.identifier if one.value.strip()]
    born = read.day(patient.birthDate, where)
    return Whose(numbers[0] if numbers else "", numbers[1] if len(numbers) > 1 else "", born)


def _key(one: Observation, people: dict[str, Whose], where: str) -> Key:
    subject = one.subject or Pointer()
    who = people.get(subject.reference) if subject.reference else None
    if who is None and subject.identifier is not None and subject.identifier.value.strip():
        who = Whose(subject.identifier.value.strip())
    if who is None:
        raise read.refuse(where, tr("nobody is named (subject)"))
    if not one.effectiveDateTime:
        raise read.refuse(where, tr("the time of the draw is empty"))
    number = next((to.reference or to.display for to in one.basedOn), "")
    laboratory = next((by.display for by in one.performer if by.display), "")
    return who, one.effectiveDateTime, number, laboratory


def _report(name: str, key: Key, found: list[tuple[str, Observation]], zone: tzinfo) -> Iterator[Report]:
    who, drawn, number, laboratory = key
    values: list[LabValue] = []
    left: list[str] = []
    for where, one in found:
        analyte = analyte_named(*(coding.code for coding in one.code.coding), one.code.text,
                                *(coding.display for coding in one.code.coding))  # fmt: skip
        if not analyte:
            left.append(_name(one))
            continue
        if any(known.analyte == analyte for known in values):
            raise read.refuse(where, tr("{analyte} stands twice in one panel").format(analyte=analyte))
        values.append(_value(analyte, one, where))
    if values:
        where, first = found[0]
        at = read.moment(drawn, zone, where)
        if at is None:
            raise read.refuse(where, tr("the time of the draw is empty"))
        notes = " ".join(note.text for _, one in found for note in one.note if note.text)[:500]
        told = read.moment(first.issued, zone, where)
        yield Report(name, where, who, at, tuple(values), number, laboratory, told, notes, tuple(left))


def _value(analyte: str, one: Observation, where: str) -> LabValue:
    words = one.valueString or (one.valueCodeableConcept.text if one.valueCodeableConcept else "")
    quantity = one.valueQuantity
    if quantity is None or quantity.value is None:
        return read.value(analyte, words, "", (None, None), where)
    text = f"{quantity.comparator}{quantity.value:f}"
    low, high = _edges(one, where)
    for unit in (quantity.code, quantity.unit):
        if unit_spelled(unit, analyte):
            return read.value(analyte, text, unit, (low, high), where)
    return read.value(analyte, text, quantity.unit or quantity.code, (low, high), where)


def _edges(one: Observation, where: str) -> tuple[Decimal | None, Decimal | None]:
    edges = one.referenceRange[0] if one.referenceRange else Range()
    low, high = (edge.value if edge is not None else None for edge in (edges.low, edges.high))
    for edge in (low, high):
        if edge is not None and not (edge.is_finite() and edge >= 0):
            raise read.refuse(where, tr("a limit is no number"))
    return low, high
