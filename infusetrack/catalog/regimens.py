"""Regimen files: a TOML file becomes a `Regimen`, or is refused with every reason."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from infusetrack.assets import asset
from infusetrack.catalog.building import built
from infusetrack.catalog.expectations import faults_of
from infusetrack.catalog.faults import Fault, RegimenFault
from infusetrack.catalog.reading import read_tree
from infusetrack.catalog.reference_tables import reference
from infusetrack.catalog.shape_trial import RegimenShape
from infusetrack.catalog.whole import faults_between, twice_named
from infusetrack.domain.regimen import Regimen
from infusetrack.wording.translate import tr


def load_regimen(path: Path) -> Regimen:
    """The regimen in this file; raises `RegimenFault` with everything that is wrong."""
    tree, digest = read_tree(path)
    try:
        shape = RegimenShape.model_validate(tree)
    except ValidationError as why:
        raise RegimenFault(faults_of(path.name, tree, why)) from None
    regimen = replace(built(shape, digest), reference=reference())
    told = [*twice_named(shape), *faults_between(regimen)]
    faults = [Fault(path.name, *rest) for rest in told]
    if faults:
        raise RegimenFault(faults)
    return regimen


def load_all(folder: Path) -> Mapping[str, Regimen]:
    """Every regimen of a folder by id, in the order of file names; raises `RegimenFault`."""
    found: dict[str, Regimen] = {}
    for path in sorted(folder.glob("*.toml")):
        regimen = load_regimen(path)
        if regimen.id in found:
            expected = tr("an id that no other file of the folder has")
            raise RegimenFault([Fault(path.name, "id", f'"{regimen.id}"', expected)])
        found[regimen.id] = regimen
    return MappingProxyType(found)


@cache
def built_ins() -> Mapping[str, Regimen]:
    """Every regimen that came with the program, read once a process; raises `RegimenFault`."""
    return load_all(asset("regimens"))


def builtin(regimen_id: str) -> Regimen:
    """The regimen with this id that came with the program; raises `RegimenFault`."""
    folder = asset("regimens")
    path = folder / f"{regimen_id}.toml"
    if path not in folder.glob("*.toml"):
        known = ", ".join(sorted(one.stem for one in folder.glob("*.toml")))
        raise RegimenFault([Fault(f"{regimen_id}.toml", "", tr("no such file"), known)])
    return load_regimen(path)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a regimen file, for those who write one."""
    return RegimenShape.model_json_schema()
