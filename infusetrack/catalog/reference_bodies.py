"""Weight and height for age from the CDC table of 2000."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from infusetrack.catalog.reference_rows import Row, amount, broken, climbing, rows, whole
from infusetrack.domain.body_for_age import BodyTable, Usual
from infusetrack.domain.reference_limits import SEXES

HEAD = (
    "sex", "age_months", "weight_kg_p3", "weight_kg_p50", "weight_kg_p97", "weight_kg_biv_low_z-5",
    "weight_kg_biv_high_z+8", "height_cm_p3", "height_cm_p50", "height_cm_p97", "height_cm_biv_low_z-5",
    "height_cm_biv_high_z+4",
)  # fmt: skip


def body_tables(path: Path) -> Mapping[str, BodyTable]:
    """The tables by sex as an enrolment has it; refuses ages and centiles that do not rise."""
    read = rows(path, HEAD)
    if {row["sex"] for row in read} != set(SEXES):
        raise broken(path, "sexes")
    return MappingProxyType(
        {name: _table(path, [row for row in read if row["sex"] == sex]) for sex, name in SEXES.items()}
    )


def _table(path: Path, read: list[Row]) -> BodyTable:
    climbing(path, [amount(path, row, "age_months") for row in read])
    return BodyTable(
        tuple(whole(path, row, "age_months") for row in read),
        tuple(_usual(path, row, "weight_kg", "+8") for row in read),
        tuple(_usual(path, row, "height_cm", "+4") for row in read),
    )


def _usual(path: Path, row: Row, what: str, most: str) -> Usual:
    columns = (f"{what}_biv_low_z-5", f"{what}_p3", f"{what}_p50", f"{what}_p97", f"{what}_biv_high_z{most}")
    far_low, low, middle, high, far_high = (amount(path, row, column) for column in columns)
    climbing(path, (far_low, low, middle, high, far_high))
    return Usual(low, high, far_low, far_high)
