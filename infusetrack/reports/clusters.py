"""A text in the units that people see as one character: a letter with its marks, an emoji with its joiners."""

from itertools import pairwise
from unicodedata import category, combining

JOINER = "\N{ZERO WIDTH JOINER}"
JOINERS = (JOINER, "\N{ZERO WIDTH NON-JOINER}")
MARKS = ("Mn", "Mc", "Me")
VIRAMA = 9
"""The combining class of the sign that binds two Indic letters."""


def clusters(text: str) -> tuple[str, ...]:
    """The text in its visible characters; joined again they are the text."""
    if text.isascii():
        return tuple(text)
    ends = [at for at, (one, two) in enumerate(pairwise(text), 1) if not _is_bound(text, at, one, two)]
    return tuple(text[begin:end] for begin, end in pairwise((0, *ends, len(text)))) if text else ()


def _is_bound(text: str, at: int, one: str, two: str) -> bool:
    """Whether the character `two`, at this place, belongs to the one before it."""
    if ord(two) < 0x300:  # noqa: PLR2004 (no mark stands below)
        return False
    if category(two) in MARKS or two in JOINERS or _colours(two):
        return one != "\n"
    if one == JOINER or (combining(one) == VIRAMA and category(two) == "Lo"):
        return True
    return _is_flag(one) and _is_flag(two) and _flags_before(text, at) % 2 == 1


def _colours(letter: str) -> bool:
    """Whether it gives the emoji before it a colour of skin, or spells a region's flag."""
    return "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f"


def _is_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    count = 0
    while count < at and _is_flag(text[at - 1 - count]):
        count += 1
    return count
