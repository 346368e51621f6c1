"""Five hundred small spoilings of the regimen files: every one is refused, or seen in what is loaded."""

import copy
import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.faults import Fault, RegimenFault
from infusetrack.catalog.regimens import load_regimen
from infusetrack.domain.regimen import Regimen
from tests.catalog.toml_text import toml

MUTANTS = 250
ODD = (-1, 0, 10**9, float("nan"), float("inf"), True, "", "x", "NaN", [], {}, [[[1]]])
Place = tuple[dict[str, Any] | list[Any], Any]


def places(node: Any) -> Iterator[Place]:
    """Every container and key of the tree."""
    keys = node if isinstance(node, dict) else range(len(node))
    for key in keys:
        yield node, key
        if isinstance(node[key], dict | list):
            yield from places(node[key])


def spoil(tree: dict[str, Any], chance: random.Random) -> str:
    """Change one field so that it is another; says what was done."""
    node, key = chance.choice(list(places(tree)))
    old = node[key]
    ways: list[Any] = [value for value in ODD if type(value) is not type(old) or value != old]
    if isinstance(old, bool):
        ways.append(not old)
    elif isinstance(old, int):
        ways += [old + 1, old - 1, -old or 7]
    elif isinstance(old, str):
        ways += [old + "7", "9" + old, old[:-1]]
    if chance.random() < 0.3:
        del node[key]
        return f"{key}: {old!r:.60} left out"
    node[key] = chance.choice(ways)
    return f"{key}: {old!r:.60} -> {node[key]!r:.60}"


@pytest.mark.parametrize("name", ["nct04751383", "dinutuximab_us_label"])
def test_no_spoiled_field_slips_in_unseen(name: str, tmp_path: Path) -> None:
    source = asset("regimens", f"{name}.toml")
    whole = tomllib.loads(source.read_text(encoding="utf-8"))
    good = replace(load_regimen(source), digest="")
    chance = random.Random(f"spoiled {name}")  # noqa: S311 (a seed, no secret)
    path, refused = tmp_path / "spoiled.toml", 0
    for _ in range(MUTANTS):
        tree = copy.deepcopy(whole)
        done = spoil(tree, chance)
        path.write_text(toml(tree), encoding="utf-8")
        loaded, faults = outcome(path)
        assert loaded is None or replace(loaded, digest="") != good, done
        assert all(fault.found and fault.expected for fault in faults), done
        refused += loaded is None
    assert refused > MUTANTS // 2


def outcome(path: Path) -> tuple[Regimen | None, tuple[Fault, ...]]:
    try:
        return load_regimen(path), ()
    except RegimenFault as refusal:
        return None, refusal.faults
