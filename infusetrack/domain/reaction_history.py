"""What happened last time: each reaction on one line, with what was given before it."""

from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.record import Line


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One reaction on one line: where in the treatment it came, what was given before, how it ended."""

    reaction: Reaction
    premedication: tuple[Line, ...]
    rate_mg_m2_h: Decimal | None


def fingerprint(chart: Chart, reaction: Reaction) -> Fingerprint:
    """The line that a nurse reads to know what happened last time."""
    day = chart.day(reaction.day)
    before = tuple(
        line
        for line in day.drugs
        if line.happened_at <= reaction.at and not getattr(line.event, "reaction", 0)
    )
    return Fingerprint(reaction, before, _by_surface(chart, reaction))


def _by_surface(chart: Chart, reaction: Reaction) -> Decimal | None:
    day, began = chart.day(reaction.day), reaction.began
    infusion, order = day.infusions.get(began.step), day.orders.get(began.agent)
    surface: Decimal | None = getattr(order.event, "bsa_m2", None) if order is not None else None
    if infusion is None or not surface or began.rate_ml_h is None:
        return None
    return began.rate_ml_h * infusion.dose_mg / infusion.volume_ml / surface
