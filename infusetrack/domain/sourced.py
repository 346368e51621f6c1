"""A number that says where it is from and how sure that is."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Origin(StrEnum):
    """How sure a number is: the registry, a label, literature, or a local default."""

    SEED = "SEED"
    LABEL = "LABEL"
    LIT = "LIT"
    LOCAL = "LOCAL"
    SITE = "SITE"


@dataclass(frozen=True, slots=True)
class Sourced:
    """A number with its unit and where it came from. `key` is its path in the file."""

    value: Decimal
    unit: str
    origin: Origin
    source: str
    verified: bool
    key: str = ""
