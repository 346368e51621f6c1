"""The emergency card's file: a TOML file becomes rescue drugs, or is refused with every reason."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from infusetrack.assets import asset
from infusetrack.catalog.building import Numbers, made
from infusetrack.catalog.expectations import faults_of
from infusetrack.catalog.faults import Fault, RegimenFault
from infusetrack.catalog.reading import read_tree
from infusetrack.catalog.shape_emergency import EmergencyShape
from infusetrack.catalog.whole import Told, doubles
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.wording.translate import tr


@cache
def emergency_card() -> tuple[EmergencyDrug, ...]:
    """The installed card; raises `RegimenFault`."""
    return read_emergency(asset("reference", "emergency.toml"))


def read_emergency(path: Path) -> tuple[EmergencyDrug, ...]:
    """The drugs of this file in its order; raises `RegimenFault` with everything that is wrong."""
    tree, _ = read_tree(path)
    try:
        shape = EmergencyShape.model_validate(tree)
    except ValidationError as why:
        raise RegimenFault(faults_of(path.name, tree, why)) from None
    numbers: Numbers = {}
    drugs: tuple[EmergencyDrug, ...] = made(shape.drugs, "emergency", numbers)
    faults = [Fault(path.name, *told) for told in _faults(drugs)]
    if faults:
        raise RegimenFault(faults)
    return drugs


def _faults(drugs: tuple[EmergencyDrug, ...]) -> Iterator[Told]:
    for name in doubles(drug.id for drug in drugs):
        yield f"drugs.{name}", tr("the id twice"), tr("each id once")
    for drug in drugs:
        yield from _unit_faults(drug, f"drugs.{drug.id}")
        yield from _order_faults(drug, f"drugs.{drug.id}")
        yield from _repeat_faults(drug, f"drugs.{drug.id}.repeats")


def _unit_faults(drug: EmergencyDrug, key: str) -> Iterator[Told]:
    per_kg, whole = f"{drug.unit}/kg", drug.unit
    expected = {
        "per_kg_low": per_kg, "per_kg_high": per_kg, "fixed_low": whole, "fixed_high": whole, "cap": whole,
        "heavy_from": "kg", "heavy_low": whole, "heavy_high": whole, "mg_per_ml": f"{whole}/mL",
    }  # fmt: skip
    for part, unit in expected.items():
        number = getattr(drug, part)
        if number is not None and number.unit != unit:
            yield f"{key}.{part}.unit", number.unit, tr("the unit {unit}").format(unit=unit)
        if number is not None and not number.value:
            yield f"{key}.{part}", "0", tr("more than zero")
    for one in drug.open_parts:
        if one.unit != expected[one.part]:
            yield f"{key}.open_parts", one.unit, tr("the unit {unit}").format(unit=expected[one.part])


def _order_faults(drug: EmergencyDrug, key: str) -> Iterator[Told]:
    pairs = (
        ("per_kg_low", drug.per_kg_low, drug.per_kg_high),
        ("fixed_low", drug.fixed_low, drug.fixed_high),
        ("heavy_low", drug.heavy_low, drug.heavy_high),
    )
    for part, low, high in pairs:
        if (low is None) != (high is None):
            yield f"{key}.{part}", tr("one limit alone"), tr("both limits or none")
        if low and high and low.value > high.value:
            yield f"{key}.{part}", f"{low.value} > {high.value}", tr("at most the upper limit")
    if (drug.heavy_from is None) != (drug.heavy_low is None):
        yield f"{key}.heavy_from", tr("one limit alone"), tr("both limits or none")
    if not drug.open_parts and drug.per_kg_low is None and drug.fixed_low is None:
        yield key, tr("no dose"), tr("a dose, or the parts that the site enters")


def _repeat_faults(drug: EmergencyDrug, key: str) -> Iterator[Told]:
    for name in doubles(one.id for one in drug.repeats):
        yield f"{key}.{name}", tr("the id twice"), tr("each id once")
    for one in drug.repeats:
        if one.low.value > one.high.value:
            yield f"{key}.{one.id}", f"{one.low.value} > {one.high.value}", tr("at most the upper limit")
