"""Words in the hemoglobin picture: doses, blood, fluids and each point with its day."""

from collections.abc import Mapping
from datetime import tzinfo
from decimal import Decimal

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_picture import Given
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.hemoglobin_spark import Spark
from infusetrack.domain.quantities import convert
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import rule_met_words, tier_words
from infusetrack.wording.translate import mark, tr, translated

UNITS: Mapping[str, tuple[str, int]] = {
    "g/dL": ("g/dL", 1),
    "g/L": ("g/L", 0),
    "mmol/L": ("mmol/L (monomer, Fe)", 1),
}
"""Units on screen: the converter's name, and decimals."""
GIVEN: Mapping[str, str] = {
    "rbc": mark("Red cells"),
    "platelets": mark("Platelets"),
    "plasma": mark("Plasma"),
    "other": mark("Blood product"),
    "saline_bolus": mark("Fluid bolus"),
    "maintenance": mark("Fluid"),
    "albumin_or_bolus": mark("Albumin"),
}
SPOKEN = 12
"""So many of the last values are read aloud."""
NOTES: Mapping[str, str] = {
    "bleeding_observed": mark("bleeding"),
    "melena": mark("black stool"),
    "procedure": mark("procedure"),
}


def in_unit(g_dl: Decimal, unit: str) -> str:
    """A hemoglobin in one of the units, written."""
    name, decimals = UNITS[unit]
    return figures.fixed(convert("hemoglobin", g_dl, "g/dL", name), decimals)


def dose_words(drug: str, number: int, *, first: bool, again: bool = False) -> str:
    """A dose at its line: priming by its name, later ones by their number; after a gap it meets red cells anew."""
    if again:
        return tr("{drug} {number}, re-exposure").format(drug=drug, number=number)
    if first:
        return tr("{drug} priming").format(drug=drug)
    return tr("{drug} {number}").format(drug=drug, number=number) if number else drug


def given_words(one: Given) -> str:
    """Blood or fluid with its volume, and by weight."""
    name = translated(GIVEN[one.product])
    words = tr("{name} {ml} mL ({ml_kg} mL/kg)")
    return words.format(name=name, ml=figures.trimmed(one.ml, 0), ml_kg=figures.trimmed(one.ml_kg, 1))


def note_words(kind: str) -> str:
    """Bleeding or a procedure."""
    return translated(NOTES[kind])


def spark_words(spark: Spark, zone: tzinfo) -> str:
    """The small line, read aloud: its values, since when, and the baseline; empty without values."""
    if not spark.points:
        return ""
    told = ", ".join(figures.fixed(g_dl) for _, g_dl in spark.points[-SPOKEN:])
    since = figures.day(spark.points[-SPOKEN:][0][0].astimezone(zone).date())
    words = tr("Hemoglobin since {day}: {values} g/dL").format(day=since, values=told)
    if spark.baseline is None:
        return words
    return tr("{words}; baseline {value}").format(words=words, value=figures.fixed(spark.baseline))


def point_words(review: Review, unit: str, day: str, zone: tzinfo) -> tuple[str, ...]:
    """One value for a bubble and for a screen reader: value, when, difference and grade, what it asks."""
    value = tr("{value} {unit}").format(value=in_unit(review.value.g_dl, unit), unit=unit)
    when = figures.moment(review.at, zone)
    parts = [tr("{day} · {when}").format(day=day, when=when) if day else when]
    told = [part for part in (baseline_words(review, unit), grade_words(review)) if part]
    if told:
        parts.append(" · ".join(told))
    if review.tier is not Tier.NONE:
        parts.append(tr("{tier}: {rule}").format(tier=tier_words(review.tier), rule=rule_met_words(review)))
    return (value, *parts)


def baseline_words(review: Review, unit: str) -> str:
    """How far a value lies from baseline; empty without one."""
    if review.fall is None:
        return ""
    if not review.fall:
        return tr("at baseline")
    words = tr("{change} below baseline") if review.fall > 0 else tr("{change} above baseline")
    return words.format(change=in_unit(abs(review.fall), unit))


def grade_words(review: Review) -> str:
    """The CTCAE grade of the value alone; empty for none."""
    if review.grade is None:
        return tr("grade needs the laboratory's lower limit")
    return tr("CTCAE grade {grade}").format(grade=review.grade) if review.grade else ""
