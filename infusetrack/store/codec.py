"""Events as canonical JSON text and back: sorted keys, decimals as text, times in UTC."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.events import EVENTS, Event, LabValue, StepDone, StepStarted, Value

_encode = msgspec.json.Encoder(order="sorted").encode


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decimal among texts: JSON alone could not tell "12.5" from 12.5."""

    decimal: Decimal


class StepValues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step's form as it stands in the file."""

    day: str
    step: str
    values: tuple[tuple[str, bool | str | Amount], ...] = ()


def encoded(event: Event) -> tuple[str, str, Event]:
    """The kind and the JSON text of a fact, and the fact as that text reads back.

    Raises `Refused`: unknown_fact for a class that is not in `EVENTS`, time_without_zone,
    and number_not_storable for what would not read back as itself.
    """
    kind = type(event).__name__
    if EVENTS.get(kind) is not type(event):
        raise Refused("unknown_fact", kind=kind)
    ready = _in_utc(kind, event)
    text = _encode(_wire(ready)).decode()
    again = decoded(kind, text)
    odd = "NaN" in text or "Infinity" in text
    if again != ready or (odd and not _finite(ready)):
        raise Refused("number_not_storable")
    return kind, text, again


def decoded(kind: str, text: str) -> Event:
    """The fact of a stored line; raises `BrokenWorld("line_unreadable")`."""
    try:
        return decoder(kind)(text)
    except (msgspec.MsgspecError, KeyError) as error:
        raise BrokenWorld("line_unreadable", kind=kind) from error


@cache
def decoder(kind: str) -> Callable[[str], Event]:
    """The strict decoder of one kind, made once; raises `KeyError` for an unknown kind."""
    known = EVENTS[kind]
    if known is StepDone or known is StepStarted:
        read = msgspec.json.Decoder(StepValues).decode
        return lambda text: _stepped(known, read(text))
    decode: Callable[[str], Event] = msgspec.json.Decoder(known).decode
    return decode


def _stepped(kind: type[StepDone] | type[StepStarted], found: StepValues) -> Event:
    values = tuple((name, _value(value)) for name, value in found.values)
    return kind(found.day, found.step, values)


def _value(value: bool | str | Amount) -> Value:
    return value.decimal if isinstance(value, Amount) else value


def _wire(event: Event) -> Any:
    if not isinstance(event, StepDone | StepStarted):
        return event
    values = tuple((name, Amount(v) if isinstance(v, Decimal) else v) for name, v in event.values)
    return StepValues(event.day, event.step, values)


@cache
def _times(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(EVENTS[kind]) if "datetime" in str(field.type))


def _in_utc(kind: str, event: Event) -> Event:
    moved = {}
    for name in _times(kind):
        value = getattr(event, name)
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise Refused("time_without_zone")
            moved[name] = value.astimezone(UTC)
    return replace(event, **moved) if moved else event


def _finite(value: object) -> bool:
    match value:
        case Decimal():
            return value.is_finite()
        case tuple():
            return all(_finite(part) for part in value)
        case Event() | LabValue():
            return all(_finite(getattr(value, field.name)) for field in fields(value))
        case _:
            return True
