"""Numbers of a regimen file that must be refused: each must be exact, finite, sourced and in its unit."""

from pathlib import Path

from infusetrack.catalog.shape_numbers import Number
from tests.catalog.spoil import Spoil, cases, drop, put, told

NAN, INF = float("nan"), float("inf")

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("nan", put("max_cycles.value", NAN), "max_cycles.value", "nan", "a number in quotes"),
    ("infinity", put("max_cycles.value", INF), "max_cycles.value", "inf", "a number in quotes"),
    ("nan in quotes", put("max_cycles.value", "nan"), "max_cycles.value", '"nan"', "a number in quotes"),
    ("float", put("max_cycles.value", 12.0), "max_cycles.value", "12.0", "a number in quotes"),
    ("billion cycles", put("max_cycles.value", 10**9), "max_cycles.value", "1000000000", "a number"),
    ("many cycles", put("max_cycles.value", "100"), "max_cycles", "100 cycles", "1 to 99 cycles"),
    ("huge number", put("max_cycles.value", 1 << 9999), "max_cycles.value", "10000 bits", "a number"),
    ("negative", put("max_cycles.value", -3), "max_cycles.value", "-3", "zero or more"),
    ("bool", put("max_cycles.value", True), "max_cycles.value", "true", "a number in quotes"),
    ("comma", put("max_cycles.value", "1,5"), "max_cycles.value", '"1,5"', "a number in quotes"),
    ("list", put("max_cycles.value", [1]), "max_cycles.value", "a list of 1", "a number in quotes"),
    ("bare number", put("max_cycles", 12), "max_cycles", "12", "a table"),
    ("no unit", drop("max_cycles.unit"), "max_cycles.unit", "nothing", "this key"),
    ("other unit", put("max_cycles.unit", "days"), "max_cycles", "12 days", "the unit cycles"),
    ("no source", put("max_cycles.source", ""), "max_cycles.source", '""', "at least 1 character"),
    ("unknown origin", put("max_cycles.origin", "ME"), "max_cycles.origin", '"ME"', "'SEED'"),
    ("word for truth", put("max_cycles.verified", "yes"), "max_cycles.verified", '"yes"', "true or false"),
]


@cases(WRONG)
def test_a_wrong_number_is_refused(spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_a_number_must_say_where_it_is_from() -> None:
    assert {name for name, one in Number.model_fields.items() if one.is_required()} == {
        "value",
        "unit",
        "origin",
        "source",
        "verified",
    }
