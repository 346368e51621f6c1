"""Sign-in rules: which PINs are too weak, and how long wrong ones make a person wait."""

from datetime import datetime, timedelta
from itertools import pairwise

from infusetrack.domain.errors import Refused
from infusetrack.domain.site import Staff

PIN_LENGTH = 6
FAILURES_FREE = 4
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
DIGITS = "0123456789"


def check_pin(pin: str) -> None:
    """Refuse a PIN that is not digits, is shorter than six, all one digit, or a run."""
    if not (pin.isascii() and pin.isdigit()):
        raise Refused("pin_not_digits")
    if len(pin) < PIN_LENGTH:
        raise Refused("pin_short", length=PIN_LENGTH)
    if len(set(pin)) == 1:
        raise Refused("pin_same")
    if _is_run(pin) or _is_run(pin[::-1]):
        raise Refused("pin_run")


def _is_run(pin: str) -> bool:
    """Whether each digit is one above the last; 9 goes on with 0."""
    return all((int(b) - int(a)) % len(DIGITS) == 1 for a, b in pairwise(pin))


def wait_after(failures: int) -> timedelta:
    """How long to wait after this many wrong PINs in a row: 30 s from the fifth, doubling to 15 min."""
    if failures <= FAILURES_FREE:
        return timedelta(0)
    doublings = min(failures - FAILURES_FREE - 1, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def locked_until(person: Staff, now: datetime) -> datetime | None:
    """When this person may try again; None when that is now."""
    if person.last_failure_at is None:
        return None
    until = person.last_failure_at + wait_after(person.failures)
    return until if until > now else None
