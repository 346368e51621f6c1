"""A report of a laboratory that came by file: whose it is, whether the record has it, and as what fact.

Nothing is written from here; a person accepts each report (two-identifier practice, H02).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import LabsReported, LabValue, PatientEnrolled
from infusetrack.domain.record import Line

Identifier = Literal["study_id", "second_identifier", "birth_date"]
Known = Literal["new", "same", "corrects"]


@dataclass(frozen=True, slots=True)
class Whose:
    """The identifiers in the file, as they stand there; None or empty where it has none."""

    study_id: str = ""
    second_identifier: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One panel of a file; `where` names its place in it, `left_out` the tests that no form has."""

    file: str
    where: str
    whose: Whose
    drawn_at: datetime
    results: tuple[LabValue, ...]
    number: str = ""
    laboratory: str = ""
    resulted_at: datetime | None = None
    note: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Which identifiers of a report agree with a patient, and which say somebody else."""

    agree: tuple[Identifier, ...]
    differ: tuple[Identifier, ...]

    @property
    def is_proven(self) -> bool:
        """The birth date and a number agree, and nothing says somebody else."""
        return "birth_date" in self.agree and len(self.agree) > 1 and not self.differ


def match(report: Report, patient: PatientEnrolled) -> Match:
    """Hold the file's identifiers against an enrolled patient."""
    pairs: tuple[tuple[Identifier, object, object], ...] = (
        ("study_id", _plain(report.whose.study_id), _plain(patient.study_id)),
        ("second_identifier", _plain(report.whose.second_identifier), _plain(patient.second_identifier)),
        ("birth_date", report.whose.birth_date or "", patient.birth_date),
    )
    told = [(name, mine, theirs) for name, mine, theirs in pairs if mine]
    return Match(
        tuple(name for name, mine, theirs in told if mine == theirs),
        tuple(name for name, mine, theirs in told if mine != theirs),
    )


def _plain(text: str) -> str:
    """Letters and digits only, in one case: "HN 20417" and "hn-20417" are one number."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the record has a report: new, the same, or a correction of the line named."""

    known: Known
    line: Line | None = None


def standing(report: Report, chart: Chart) -> Standing:
    """The same number and draw with other values is a correction by the laboratory."""
    for line, event in _panels(chart):
        same_draw = event.drawn_at == report.drawn_at
        if same_draw and _values(event.results) >= _values(report.results):
            return Standing("same", line)
        if same_draw and report.number and event.report_number == report.number:
            return Standing("corrects", line)
    return Standing("new")


def _panels(chart: Chart) -> tuple[tuple[Line, LabsReported], ...]:
    lines = chart.of_kind(LabsReported)
    return tuple((line, line.event) for line in lines if isinstance(line.event, LabsReported))


def _values(results: Iterable[LabValue]) -> set[tuple[object, ...]]:
    return {(one.analyte, one.value, one.unit, one.beyond) for one in results}


def as_fact(report: Report, day: str, found: Match, *, decided_by: str = "", why: str = "") -> LabsReported:
    """The fact that acceptance writes; the gate refuses it where the patient is not proven."""
    proven = found.agree if found.is_proven else ()
    return LabsReported(
        day, "", report.drawn_at, report.results, report.note, report.resulted_at, report.laboratory,
        (), report.file, report.number, tuple(proven), decided_by, why,
    )  # fmt: skip


def over(before: LabsReported, after: LabsReported) -> LabsReported:
    """A corrected panel: what the laboratory did not tell again stays as it was."""
    again = {one.analyte for one in after.results}
    kept = tuple(one for one in before.results if one.analyte not in again)
    return replace(after, day=before.day, step=before.step, results=(*kept, *after.results))
