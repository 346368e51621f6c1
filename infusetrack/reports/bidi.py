"""Which parts of a line run from right to left: the Unicode algorithm without its control characters.

Those (embeddings, overrides, isolates) never come here: paper names them in plain sight instead.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar
from unicodedata import bidirectional

NEUTRAL = ("B", "S", "WS", "ON", "BN")
PAIRS = {"(": ")", "[": "]", "{": "}"}
RIGHT = ("R", "AL")
Part = TypeVar("Part")


def runs_right(text: str) -> bool:
    """Whether any of it runs from right to left; nothing below Hebrew does."""
    return any(letter >= "\u0590" and bidirectional(letter) in ("R", "AL", "AN") for letter in text)


def levels(text: str) -> tuple[int, ...]:
    """For each character the depth of its run: even runs to the right, odd to the left.

    The line itself runs as its first letter does (rules P2 to L1 of Unicode's annex 9).
    """
    kinds = [_kind(letter) for letter in text]
    base = int(next((kind for kind in kinds if kind in ("L", *RIGHT)), "L") != "L")
    start = "R" if base else "L"
    _weak(kinds, start)
    _brackets(text, kinds, start)
    _neutral(kinds, start)
    found = [_level(kind, base) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        found[at] = base
    return tuple(found)


def in_sight(parts: Sequence[Part], level: Callable[[Part], int]) -> list[Part]:
    """Parts of one level each in the order in which they stand on paper from the left (rule L2)."""
    shown = list(parts)
    depths = [level(part) for part in shown]
    for depth in range(max(depths, default=0), 0, -1):
        begin = 0
        while begin < len(shown):
            end = begin
            while end < len(shown) and depths[end] >= depth:
                end += 1
            shown[begin:end], depths[begin:end] = shown[begin:end][::-1], depths[begin:end][::-1]
            begin = end + 1
    return shown


def _kind(letter: str) -> str:
    kind = bidirectional(letter) or "L"
    return kind if kind in ("L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "NSM") else "ON"


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _weak(kinds: list[str], start: str) -> None:
    """Numbers, their signs, and marks (rules W1 to W7)."""
    before, strong = start, start
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        elif kind in ("L", *RIGHT):
            strong = kind
        before = kinds[at]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        one, kind, two = kinds[at - 1 : at + 2]
        if one == two and ((kind == "CS" and one in ("EN", "AN")) or (kind == "ES" and one == "EN")):
            kinds[at] = one
    _signs_of_numbers(kinds)
    strong = start
    for at, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        if kind == "EN" and strong == "L":
            kinds[at] = "L"


def _signs_of_numbers(kinds: list[str]) -> None:
    """A row of signs beside a number is of the number; what is left over is neutral (W5, W6)."""
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = False
        for at in order:
            if kinds[at] == "ET" and beside:
                kinds[at] = "EN"
            beside = kinds[at] == "EN"
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _brackets(text: str, kinds: list[str], start: str) -> None:
    """A pair of brackets runs as what stands in it, or before it (N0)."""
    for begin, end in _pairs(text, kinds):
        inside = {_way(kind) for kind in kinds[begin + 1 : end]} - {""}
        if start in inside:
            kinds[begin] = kinds[end] = start
        elif inside:
            before = next((way for kind in reversed(kinds[:begin]) if (way := _way(kind))), start)
            kinds[begin] = kinds[end] = before


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    found, waiting = [], list[tuple[str, int]]()
    for at, letter in enumerate(text):
        if kinds[at] != "ON":
            continue
        if letter in PAIRS:
            waiting.append((PAIRS[letter], at))
        elif any(closing == letter for closing, _ in waiting):
            while (opened := waiting.pop())[0] != letter:
                pass
            found.append((opened[1], at))
    return sorted(found)


def _way(kind: str) -> str:
    """The direction that a kind pulls its neighbours to; a number pulls to the left."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _neutral(kinds: list[str], start: str) -> None:
    """What has no direction takes that of both its neighbours, else the line's (N1, N2)."""
    begin = 0
    while begin < len(kinds):
        if kinds[begin] != "ON":
            begin += 1
            continue
        end = begin
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        one = _way(kinds[begin - 1]) if begin else start
        two = _way(kinds[end]) if end < len(kinds) else start
        kinds[begin:end] = [one if one == two else start] * (end - begin)
        begin = end
