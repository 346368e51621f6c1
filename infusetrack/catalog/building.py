"""From a checked shape to the domain's frozen values, keeping where every number stands."""

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from infusetrack.catalog.shape_numbers import Number, Shape
from infusetrack.catalog.shape_trial import RegimenShape
from infusetrack.domain.regimen import FormField, Origin, Regimen, Sourced

Numbers = dict[str, Sourced]
LONGEST_NAME = 60


def built(shape: RegimenShape, digest: str) -> Regimen:
    """The regimen, with `numbers` from key path ("agents.x.vial_mg") to sourced number."""
    numbers: Numbers = {}
    parts = {name: made(value, name, numbers) for name, value in shape if value is not None}
    for name in ("agents", "vitals_plans"):
        parts[name] = MappingProxyType({part.id: part for part in parts[name]})
    return Regimen(**parts, digest=digest, numbers=MappingProxyType(numbers))


def entry_name(entry: object, index: int) -> str:
    """How a list entry is named in a key path: its id or key, else its place from 1."""
    for name in ("id", "key"):
        known = entry.get(name) if isinstance(entry, dict) else getattr(entry, name, None)
        if isinstance(known, str) and 0 < len(known) <= LONGEST_NAME:
            return known
    return str(index + 1)


def made(value: Any, path: str, numbers: Numbers) -> Any:
    """The domain's value of a checked part that stands at `path`; its numbers are added to `numbers`."""
    if isinstance(value, Number):
        return _sourced(value, path, numbers)
    if isinstance(value, Shape):
        return _shaped(value, path, numbers)
    if isinstance(value, dict):
        return MappingProxyType({n: made(one, f"{path}.{n}", numbers) for n, one in value.items()})
    if isinstance(value, list):
        named = ((f"{path}.{entry_name(entry, i)}", entry) for i, entry in enumerate(value))
        return tuple(made(entry, place, numbers) for place, entry in named)
    return value


def _sourced(number: Number, path: str, numbers: Numbers) -> Sourced:
    known = Sourced(number.value, number.unit, Origin(number.origin), number.source, number.verified, path)
    numbers[path] = known
    return known


def _shaped(shape: Any, path: str, numbers: Numbers) -> Any:
    _keep_plain_numbers(shape, path, numbers)
    wanted = {one.name for one in fields(shape.makes)}
    parts = {n: made(value, f"{path}.{n}", numbers) for n, value in shape if n in wanted}
    if "origin" in parts:
        parts["origin"] = Origin(parts["origin"])
    if shape.makes is FormField:
        parts |= {n: parts[n] and parts[n].value for n in ("low", "high")}
    return shape.makes(**parts)


def _keep_plain_numbers(shape: Any, path: str, numbers: Numbers) -> None:
    """Whole numbers that share their table's source (days, offsets) are findable too."""
    written = ((n, unit) for n, unit in getattr(shape, "units", {}).items() if n in shape.model_fields_set)
    for name, unit in written:
        for place, value in _each(f"{path}.{name}", getattr(shape, name)):
            origin = Origin(shape.origin)
            numbers[place] = Sourced(Decimal(value), unit, origin, shape.source, shape.verified, place)


def _each(path: str, value: Any) -> Iterable[tuple[str, int]]:
    if isinstance(value, list):
        return [(f"{path}.{i + 1}", one) for i, one in enumerate(value)]
    return [(path, value)] if value is not None else []
