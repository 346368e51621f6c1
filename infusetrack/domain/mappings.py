"""Read-only mappings: the only kind that a frozen value may hold."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_EMPTY: Mapping[Any, Any] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """The empty read-only mapping, for a field's default."""
    return _EMPTY
