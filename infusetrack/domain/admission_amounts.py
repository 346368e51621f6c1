"""Numbers that no bedside knows are refused before anything is computed with them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event

LARGEST = Decimal(10) ** 7
"""Above every dose in mcg, volume in mL and cell count per uL that a form takes (LOCAL)."""
SMALLEST = Decimal(10) ** -7
"""Under every amount but nothing at all (LOCAL)."""
MOST_DIGITS = 28
"""As many digits as the arithmetic keeps."""


def check_amounts(event: Event) -> None:
    """Refuse NaN, infinity, and what is so large, small or long that a computation would fail."""
    for value in _amounts(event):
        if not value.is_finite() or not _is_sane(value):
            raise Refused("number_unheard_of")


def _is_sane(value: Decimal) -> bool:
    size = value.copy_abs()
    in_reach = not size or SMALLEST <= size <= LARGEST
    return in_reach and len(value.as_tuple().digits) <= MOST_DIGITS


def _amounts(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _amounts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _amounts(getattr(value, field.name))
