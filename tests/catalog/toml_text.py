"""A plain tree written as TOML, for tests that spoil a regimen file one field at a time."""

import json
from typing import Any


def toml(tree: dict[str, Any]) -> str:
    """The tree as TOML text; lists break lines, so that no line is endless."""
    return "\n".join(f"{_key(name)} = {_value(value)}" for name, value in tree.items()) + "\n"


def _key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + "".join(f"\n{_value(one)}," for one in value) + "\n]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items()) + "}"
    return str(value)
