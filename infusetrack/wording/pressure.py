"""A systolic pressure in words: the limit in use with its baseline, and what each definition says."""

from collections.abc import Mapping
from datetime import tzinfo

from infusetrack.domain.hypotension import Definition, Pressure
from infusetrack.domain.pressure import PressureGround
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

NAMES: Mapping[str, str] = {
    "label": mark("label"),
    "paper": mark("nursing paper"),
    "pals": mark("PALS floor"),
}
FIRED = "\N{BLACK SQUARE}"


def in_use_words(ground: PressureGround, judged: Pressure, zone: tzinfo) -> str:
    """The limit in use: "Pressure falling: low under 88.4, baseline 104 at 07:30"."""
    limit = judged.limits.highest
    if limit is None:
        return tr("No limit of a low pressure is known for this age")
    states: Mapping[str, str] = {
        "stop": tr("Low pressure"),
        "watch": tr("Pressure falling"),
        "none": tr("Pressure kept"),
        "unknown": tr("No pressure typed"),
    }
    told = tr("{state}: low under {limit}").format(
        state=states[judged.level], limit=figures.trimmed(limit, 1)
    )
    if judged.limits.rule == "age_floor":
        told += tr(", the floor for {years} y").format(years=ground.years)
    return f"{told}, {baseline_words(ground, zone)}"


def baseline_words(ground: PressureGround, zone: tzinfo) -> str:
    """The baseline that percentages count from, and what is to be said of it."""
    baseline = ground.baseline
    if baseline is None:
        return tr("no baseline yet")
    value = baseline.value("sbp")
    if value is None:
        return tr("the baseline has no pressure")
    at = figures.clock(baseline.line.happened_at, zone)
    told = tr("baseline {value} at {at}").format(value=figures.trimmed(value), at=at)
    if not baseline.marked:
        told += tr(", first set of the day, not marked as baseline")
    if baseline.late:
        told += tr(", taken after fluids began")
    return told


def definitions_words(judged: Pressure) -> str:
    """All three definitions with their limits; a square before each that says low."""
    return " · ".join(_one(one) for one in judged.definitions)


def _one(definition: Definition) -> str:
    name = translated(NAMES[definition.key])
    if definition.limit is not None:
        name = f"{name} {figures.trimmed(definition.limit, 1)}"
    elif not definition.fired:
        return tr("{name}: no limit").format(name=name)
    if definition.fired:
        return f"{FIRED} " + tr("{name}: low").format(name=name)
    return tr("{name}: no").format(name=name)
