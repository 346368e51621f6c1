"""Red cells that were given: the rise that the formula promises beside the one that was measured."""

from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.blood_bank import Given, products
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_beside import AFTER_UNIT, UNIT_JUDGED
from infusetrack.domain.hemoglobin_course import HgbValue
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.labs import HEMOGLOBIN, hgb_values, history


@dataclass(frozen=True, slots=True)
class Rise:
    """One product with the values around it; amounts in g/dL.

    `expected` is None for what holds no red cells and without a weight (source: the number
    `rise_per_ml_kg` of the watch); `before` and `after` are the nearest values within 48 h.
    """

    given: Given
    expected: Decimal | None = None
    before: HgbValue | None = None
    after: HgbValue | None = None

    @property
    def observed(self) -> Decimal | None:
        """After minus before; None while one of them is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after.g_dl - self.before.g_dl


def rises(chart: Chart) -> tuple[Rise, ...]:
    """All blood products of a chart, the oldest first."""
    values = hgb_values(chart, history(chart, HEMOGLOBIN))
    given = tuple(reversed(products(chart)))
    return tuple(_rise(one, given, values) for one in given)


def _rise(one: Given, others: tuple[Given, ...], values: tuple[HgbValue, ...]) -> Rise:
    if one.event.product != "red_cells":
        return Rise(one)
    began, ended = one.event.started_at, one.event.stopped_at or one.event.started_at
    following = [
        other.event.started_at
        for other in others
        if other.event.product == "red_cells" and other.event.started_at > began
    ]
    until = min([ended + UNIT_JUDGED, *following])
    before = [value for value in values if began - UNIT_JUDGED <= value.at <= began]
    after = [value for value in values if ended + AFTER_UNIT <= value.at <= until]
    expected = None if one.ml_kg is None else round(one.ml_kg * NUMBERS["rise_per_ml_kg"].value, 1)
    return Rise(one, expected, before[-1] if before else None, after[0] if after else None)
