"""Nothing of a file is lost on the way into the domain, and every number keeps its place."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.building import entry_name
from infusetrack.catalog.regimens import load_regimen
from tests.catalog.spoil import loaded, number, put, step

FILES = sorted(asset("regimens").glob("*.toml"))
FIELD = {"key": "x", "label": "Red cells", "kind": "number"}


def test_an_entry_without_a_name_is_counted_from_one() -> None:
    assert entry_name({"agent": "x"}, 0) == "1"
    assert entry_name({"id": "x"}, 0) == "x"
    assert entry_name({"id": "x" * 61, "key": "k"}, 0) == "k"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_number_of_the_file_is_lost(path: Path) -> None:
    tables: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if "value" in node:
                tables.append(node)
            for one in node.values():
                walk(one)
        elif isinstance(node, list):
            for one in node:
                walk(one)

    walk(tomllib.loads(path.read_text(encoding="utf-8")))
    written = sorted((Decimal(table["value"]), table["unit"], table["source"]) for table in tables)
    kept = [(n.value, n.unit, n.source) for n in load_regimen(path).numbers.values()]
    assert [one for one in written if written.count(one) > kept.count(one)] == []


def test_a_form_field_keeps_its_plausible_range(tmp_path: Path) -> None:
    ranged = FIELD | {"low": number("0", "units"), "high": number("9", "units")}
    regimen = loaded(tmp_path, put(f"{step(3, 'transfusion')}.fields.0", ranged))
    field = next(s for s in regimen.day_plans[3].steps if s.key == "transfusion").fields[0]
    assert (field.low, field.high) == (0, 9)
    assert regimen.numbers["day_plans.no-infusion.steps.transfusion.fields.x.high"].unit == "units"
