"""From what the shapes refuse to faults that name the key, what was found and what was expected."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from infusetrack.catalog.building import entry_name
from infusetrack.catalog.faults import Fault, shown
from infusetrack.wording.translate import mark, tr, translated

MOST_FAULTS = 200

EXPECTED: dict[str, str] = {
    "string_type": mark("text in quotes"),
    "int_type": mark("a whole number"),
    "bool_type": mark("true or false"),
    "list_type": mark("a list"),
    "model_type": mark("a table"),
    "model_attributes_type": mark("a table"),
    "literal_error": mark("one of {expected}"),
    "string_pattern_mismatch": mark("text of the pattern {pattern}"),
    "string_too_short": mark("at least {min_length} character"),
    "string_too_long": mark("at most {max_length} characters"),
    "too_short": mark("at least {min_length} entries"),
    "too_long": mark("at most {max_length} entries"),
    "greater_than_equal": mark("{ge} or more"),
    "less_than_equal": mark("{le} or less"),
}


def faults_of(file: str, tree: Mapping[str, Any], refusal: ValidationError) -> list[Fault]:
    """One fault for each thing that the shapes refused, at most `MOST_FAULTS`."""
    details = refusal.errors(include_url=False)[:MOST_FAULTS]
    return [_fault(file, tree, detail) for detail in details]


def _fault(file: str, tree: Mapping[str, Any], detail: ErrorDetails) -> Fault:
    key = key_path(tree, detail["loc"])
    if detail["type"] == "missing":
        return Fault(file, key, tr("nothing"), tr("this key"))
    if detail["type"] == "extra_forbidden":
        return Fault(file, key, shown(detail["input"]), tr("no such key; look for a typing slip"))
    return Fault(file, key, shown(_told(detail["input"])), _expected(detail))


def _told(found: Any) -> Any:
    """A number's table is told by its value and unit; the quotes are those of the whole."""
    if isinstance(found, dict) and {"value", "unit"} <= found.keys():
        return f"{shown(found['value'])} {found['unit']}".replace('"', "")
    return found


def _expected(detail: ErrorDetails) -> str:
    template = EXPECTED.get(detail["type"])
    if template is None:
        return detail["msg"]
    return translated(template).format(**detail.get("ctx", {}))


def key_path(tree: Mapping[str, Any], loc: tuple[int | str, ...]) -> str:
    """The place in the file: entries of lists by their id or key, else counted from 1."""
    names: list[str] = []
    node: Any = tree
    for part in loc:
        if isinstance(part, int) and isinstance(node, list) and part < len(node):
            node = node[part]
            names.append(entry_name(node, part))
        else:
            node = node.get(part) if isinstance(node, dict) else None
            names.append(shown(part).strip('"'))
    return ".".join(names)
