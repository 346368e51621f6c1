"""Reading the keys of a question: numbers, flags, names and times, each strictly."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.errors import Refused

Question = Mapping[str, object]
LARGEST = Decimal(10) ** 12
SMALLEST = Decimal(10) ** -12
TEXT_SHOWN = 40
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")


def keys_known(question: Question, allowed: frozenset[str]) -> None:
    """Refuse a key that this question does not have."""
    if question.keys() <= allowed:
        return
    unknown = sorted(shown(key) for key in question.keys() - allowed)
    raise Refused("calc_unknown_key", keys=tuple(unknown), known=tuple(sorted(allowed)))


def shown(value: object) -> str:
    """A foreign value, short enough to be shown in a sentence."""
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= TEXT_SHOWN else text[:TEXT_SHOWN] + "…"


def present(question: Question, key: str) -> object:
    """The value of a key; refuses one that is missing or null."""
    value = question.get(key)
    if value is None:
        raise Refused("calc_missing", key=key)
    return value


def number(question: Question, key: str) -> Decimal:
    """A JSON number, or a string of an optional minus, digits and at most one point."""
    return as_number(present(question, key), key)


def as_number(value: object, key: str) -> Decimal:
    """The decimal that a JSON value stands for; refuses flags, other texts and absurd sizes."""
    if type(value) is int or (type(value) is str and _NUMBER.fullmatch(value)):
        value = Decimal(value)
    if not isinstance(value, Decimal):
        raise Refused("calc_not_number", key=key, value=shown(value))
    if value and not SMALLEST <= abs(value) <= LARGEST:
        raise Refused("calc_number_size", key=key)
    return value


def optional_number(question: Question, key: str) -> Decimal | None:
    """A number, or None where the key is absent or null."""
    value = question.get(key)
    return None if value is None else as_number(value, key)


def whole(question: Question, key: str) -> int:
    """A whole number; 16.0 is 16."""
    value = number(question, key)
    if value != value.to_integral_value():
        raise Refused("calc_not_whole", key=key, value=value)
    return int(value)


def flag(question: Question, key: str) -> bool:
    """True or false, also as 1 or 0; false where the key is absent or null."""
    value = question.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, int | Decimal) and value in {0, 1}:
        return bool(value)
    raise Refused("calc_not_flag", key=key, value=shown(value))


def name(question: Question, key: str) -> str:
    """A text that names something."""
    value = present(question, key)
    if not isinstance(value, str):
        raise Refused("calc_not_text", key=key, value=shown(value))
    return value


def moment(question: Question, key: str) -> datetime:
    """An ISO 8601 time with its offset, which is kept."""
    text = name(question, key)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refused("calc_not_time", key=key, value=shown(text)) from None
    if at.tzinfo is None:
        raise Refused("calc_time_without_offset", key=key, value=shown(text))
    return at
