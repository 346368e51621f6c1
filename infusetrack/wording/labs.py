"""The words of laboratory values: a result, its limits, its grade, and a critical value."""

from collections.abc import Mapping
from decimal import Decimal

from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_analytes import WORDS
from infusetrack.domain.lab_grades import LabGrade
from infusetrack.domain.labs import LabResult
from infusetrack.domain.regimen import HoldRule
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.limits import BROKEN
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import unit_words, with_unit

BASES: Mapping[str, str] = {"lln": mark("no LLN"), "uln": mark("no ULN"), "baseline": mark("no baseline")}
FLOOR = "\N{UPWARDS ARROW}"
"""Stands beside a grade that words could raise."""


Told = LabValue | LabResult
"""A result as it was reported."""


def value_words(result: Told) -> str:
    """The value alone: "10.4", "< 0.1", "positive"."""
    if result.unit == WORDS:
        return result.text or (tr("positive") if result.value else tr("negative"))
    value = figures.trimmed(result.value)
    return f"{result.beyond} {value}" if result.beyond else value


def result_words(result: Told) -> str:
    """The value with its unit."""
    told = value_words(result)
    return told if result.unit == WORDS else with_unit(told, result.unit)


def limits_words(lln: Decimal | None, uln: Decimal | None) -> str:
    """The laboratory's limits of that day, empty for none."""
    if lln is not None and uln is not None:
        return tr("{low} to {high}").format(low=figures.trimmed(lln), high=figures.trimmed(uln))
    if uln is not None:
        return tr("up to {high}").format(high=figures.trimmed(uln))
    return tr("from {low}").format(low=figures.trimmed(lln)) if lln is not None else ""


def grade_words(grade: LabGrade) -> str:
    """What the number allows: "grade 2", with an arrow where words could raise it; or why it is not told."""
    found = grade.proposal
    if found.grade is None:
        return tr("cannot be told: {why}").format(why=_why(grade)) if found.why != "grade_words" else ""
    arrow = f" {FLOOR}" if found.floor and found.grade else ""
    return tr("grade {grade}{arrow}").format(grade=found.grade, arrow=arrow) if found.grade else tr("grade 0")


def grade_short(grade: LabGrade) -> str:
    """For a cell: "G2", with its arrow; a question mark where it cannot be told, nothing for grade 0."""
    found = grade.proposal
    if found.grade is None:
        return "G?" if found.why != "grade_words" else ""
    return f"G{found.grade}{FLOOR if found.floor else ''}" if found.grade else ""


def _why(grade: LabGrade) -> str:
    lacking = [translated(BASES[key]) for key in grade.proposal.lacking if key in BASES]
    return ", ".join(lacking) or tr("unit or limits do not fit")


def grade_in_full(grade: LabGrade) -> str:
    """The proposal in a sentence, with its term."""
    words = grade_words(grade) or tr("words decide, not the number")
    if grade.proposal.floor and grade.proposal.grade:
        words = tr("{words}, at least; what was seen or done may raise it").format(words=words)
    if grade.proposal.in_range:
        words = tr("{words}; inside the laboratory's own limits").format(words=words)
    return tr("{term}: {words}").format(term=grade.term, words=words)


def critical_words(result: LabResult, rule: HoldRule, limit: Decimal) -> str:
    """What an alarm says of a critical value: "Na 124 mmol/L, under 125"."""
    past = translated(BROKEN[rule.comparison]).format(limit=figures.trimmed(limit, 2))
    unit = "" if rule.limit.unit in {result.unit, "x ULN"} else f" {unit_words(rule.limit.unit)}"
    return tr("{analyte} {value}, {past}{unit}").format(
        analyte=analyte_words(result.analyte), value=result_words(result), past=past, unit=unit
    )
