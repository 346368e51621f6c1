"""Regimen files with one thing wrong, and what the loader says of them."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.faults import RegimenFault
from infusetrack.catalog.regimens import load_regimen
from infusetrack.domain.regimen import Regimen
from tests.catalog.toml_text import toml

GOOD = tomllib.loads(asset("regimens", "nct04751383.toml").read_text(encoding="utf-8"))
Tree = dict[str, Any]
Spoil = Callable[[Tree], object]


def put(path: str, value: Any) -> Spoil:
    """Set what stands at a dotted path; a number is a place in a list, from 0."""

    def spoil(tree: Tree) -> None:
        *way, last = path.split(".")
        node: Any = tree
        for part in way:
            node = node[int(part)] if isinstance(node, list) else node[part]
        if isinstance(node, list):
            node[int(last)] = value
        else:
            node[last] = value

    return spoil


def drop(path: str) -> Spoil:
    def spoil(tree: Tree) -> None:
        *way, last = path.split(".")
        node: Any = tree
        for part in way:
            node = node[int(part)] if isinstance(node, list) else node[part]
        del node[int(last) if isinstance(node, list) else last]

    return spoil


def twice(path: str) -> Spoil:
    def spoil(tree: Tree) -> None:
        node: Any = tree
        for part in path.split("."):
            node = node[int(part)] if isinstance(node, list) else node[part]
        node.append(copy.deepcopy(node[-1]))

    return spoil


def number(value: Any, unit: str = "min") -> Tree:
    return {"value": value, "unit": unit, "origin": "LOCAL", "source": "a test", "verified": False}


def step(plan: int, key: str) -> str:
    keys = [one["key"] for one in GOOD["day_plans"][plan]["steps"]]
    return f"day_plans.{plan}.steps.{keys.index(key)}"


def hold(key: str) -> str:
    return f"holds.{[one['id'] for one in GOOD['holds']].index(key)}"


def item(key: str) -> str:
    return f"eligibility.{[one['key'] for one in GOOD['eligibility']].index(key)}"


def refusal(path: Path) -> RegimenFault:
    with pytest.raises(RegimenFault) as refused:
        load_regimen(path)
    return refused.value


def loaded(folder: Path, *spoils: Spoil) -> Regimen:
    """The trial's file with these changes, read again."""
    return load_regimen(_spoiled(folder, spoils))


def told(folder: Path, spoil: Spoil, key: str, found: str, expected: str) -> bool:
    """Whether the spoiled file is refused with this fault, in one sentence."""
    faults = refusal(_spoiled(folder, (spoil,))).faults
    fits = [f for f in faults if key in f.key and found in f.found and expected in f.expected]
    assert fits, "\n".join(fault.sentence for fault in faults)
    return fits[0].sentence.startswith("spoiled.toml: at ") and fits[0].sentence.endswith(".")


def _spoiled(folder: Path, spoils: tuple[Spoil, ...]) -> Path:
    tree = copy.deepcopy(GOOD)
    for spoil in spoils:
        spoil(tree)
    path = folder / "spoiled.toml"
    path.write_text(toml(tree), encoding="utf-8")
    return path


def cases(table: list[tuple[str, Spoil, str, str, str]]) -> Any:
    """The table as pytest's parameters, each row under its own name."""
    rows = [pytest.param(*row[1:], id=row[0]) for row in table]
    return pytest.mark.parametrize(("spoil", "key", "found", "expected"), rows)
