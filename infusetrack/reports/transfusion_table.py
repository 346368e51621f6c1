"""Blood products as a table: what went in, and the rise that was expected beside the one that was measured."""

from collections.abc import Iterable
from decimal import Decimal

from infusetrack.domain.hemoglobin_course import HgbValue
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.transfusions import Rise
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.patient_pages import section, short_moment, with_remark
from infusetrack.reports.style import FINE, STRONG
from infusetrack.reports.table import CellLike, Column
from infusetrack.wording import figures
from infusetrack.wording.events_blood import product_words
from infusetrack.wording.translate import tr

DASH = "\N{EM DASH}"


def transfusions(context: PatientContext, found: Iterable[Rise], *, none: str) -> list[Strip]:
    """The section; `none` is said where nothing was given."""
    columns = (
        Column(tr("Given"), 0.135, face=STRONG),
        Column(tr("Product"), 0.10),
        Column("mL", 0.055, "right"),
        Column("mL/kg", 0.065, "right"),
        Column(tr("Hgb before"), 0.18, "right"),
        Column(tr("Hgb after"), 0.18, "right"),
        Column(tr("Rise"), 0.065, "right", STRONG),
        Column(tr("Expected"), 0.10, "right"),
        Column(tr("Unit, note"), 0.12, face=FINE),
    )
    rows = [_row(context, one) for one in found]
    strips = section(context, tr("Transfusions"), columns, rows, none=none)
    return with_remark(context, strips, _how_expected()) if rows else strips


def _row(context: PatientContext, one: Rise) -> tuple[CellLike, ...]:
    event = one.given.event
    reaction = tr("reaction: {words}").format(words=event.reaction) if event.reaction else ""
    unit = tr("unit {number}").format(number=event.unit_number) if event.unit_number else ""
    return (
        short_moment(context, event.started_at),
        product_words(event.product),
        figures.trimmed(event.volume_ml, 0),
        DASH if one.given.ml_kg is None else figures.trimmed(one.given.ml_kg, 1),
        _value(context, one.before),
        _value(context, one.after),
        DASH if one.observed is None else figures.change(one.observed),
        DASH if one.expected is None else _signed(one.expected),
        " · ".join(part for part in (unit, reaction, event.note) if part),
    )


def _signed(rise: Decimal) -> str:
    return tr("about {rise}").format(rise=figures.change(rise))


def _value(context: PatientContext, value: HgbValue | None) -> str:
    if value is None:
        return DASH
    return tr("{value} ({at})").format(value=figures.fixed(value.g_dl), at=short_moment(context, value.at))


def _how_expected() -> str:
    number = NUMBERS["rise_per_ml_kg"]
    return tr(
        "g/dL. Before and after: the nearest values within 48 h, not earlier than 1 h after the end. Expected: "
        "{rise} g/dL for each mL/kg of red cells ({source}; not verified)."
    ).format(rise=figures.trimmed(number.value), source=number.source)
