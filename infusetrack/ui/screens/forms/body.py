"""The weight and height that a dose goes by, with their age, and the body surface five ways."""

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.dosing import FORMULAS, body_surface
from infusetrack.domain.events import Measured
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.wording import figures
from infusetrack.wording.formulas import formula_name
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class Body:
    """Weight in kg, height in cm where one is known, and both in words with their age."""

    weight_kg: Decimal
    height_cm: Decimal | None
    words: str


def body_of(bedside: Bedside) -> Body | None:
    """What is known of the open patient on the open day; None before any weight."""
    weight = weight_on(bedside.chart, bedside.day_label)
    if weight is None:
        return None
    taken = bedside.chart.of_kind(Measured)
    told = [line for line in taken if cast("Measured", line.event).weight_kg == weight]
    tall = [line for line in taken if cast("Measured", line.event).height_cm is not None]
    height = cast("Measured", tall[-1].event).height_cm if tall else None
    words = tr("{kg} kg, {age}").format(kg=figures.trimmed(weight), age=_age(bedside, told[-1]))
    if height is None:
        return Body(weight, None, tr("{weight}; no height yet").format(weight=words))
    cm = tr("{cm} cm, {age}").format(cm=figures.trimmed(height), age=_age(bedside, tall[-1]))
    return Body(weight, height, f"{words}; {cm}")


def _age(bedside: Bedside, line: Line) -> str:
    return tr("{span} ago").format(span=figures.long_span(bedside.now() - line.happened_at))


def surfaces(body: Body, used: str) -> str:
    """The surface by each formula, the one used first and named so."""
    if body.height_cm is None:
        return ""
    order = sorted(FORMULAS, key=lambda one: one != used)
    values = {one: figures.fixed(body_surface(body.weight_kg, body.height_cm, one), 3) for one in order}
    first, *others = order
    told = tr("{value} m² by {formula}, the one used").format(
        value=values[first], formula=formula_name(first)
    )
    rest = ", ".join(f"{formula_name(one)} {values[one]}" for one in others)
    return tr("{told}; to compare: {rest}").format(told=told, rest=rest)
