"""The grade that a number allows: a floor for the person who grades, never more, never a guess.

CTCAE v5.0 is read as it is printed: a semicolon means OR, a missing grade is skipped, limits are
those of the lab and of that day. Where a limit or baseline that could matter is missing, the
answer is "cannot be told", never 0 (toxicity.md 1.6).
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from infusetrack.domain.ctcae import Term
from infusetrack.domain.errors import Refused
from infusetrack.domain.grading_bands import Band
from infusetrack.domain.grading_reading import Reading
from infusetrack.domain.grading_units import system_of, unsaid

BELOW_CUT_INSIDE_RANGE = "text"
"""LOCAL decision of 2026-11-25: a value beyond a printed cut but inside the lab's own range keeps the
grade of the printed cut ("text"), and the screen says that it lies in range; see README, Decisions."""
SODIUM_GAPS = "v6"
"""LOCAL decision of 2026-11-25: 124 < Na < 125 is grade 3 and 129 < Na < 130 grade 2 (3 with
symptoms), as CTCAE v6.0 words it; `basis` of those bands says so; see README, Decisions."""
SYMPTOMS = "symptomatic"
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a number says of a term. `grade` None: cannot be told, and `why` is the code that says it.

    `floor`: words, or a number that is missing, could raise it. `lacking` are the keys of what is
    missing. `in_range`: graded although inside the lab's own range. `basis`: where the limit is from.
    """

    grade: int | None
    floor: bool = False
    why: str = ""
    lacking: tuple[str, ...] = ()
    in_range: bool = False
    basis: str = ""


def propose(term: Term, reading: Reading) -> Proposal:
    """The grade that the reading allows for a term; refuses a unit in which it has no limits.

    Refuses a number that is negative or not finite.
    """
    _check_numbers(reading)
    if not term.limits:
        return Proposal(None, why="grade_words")
    if reading.limits_swapped:
        return Proposal(None, why="grade_limits_swapped")
    found = _found(term, reading)
    if found.grade is None or found.floor:
        return found
    return replace(found, floor=_could_rise(term, reading, found.grade))


def _check_numbers(reading: Reading) -> None:
    numbers = (reading.value, reading.lln, reading.uln, reading.baseline, *reading.more.values())
    for number in numbers:
        if number is not None and not (number.is_finite() and number >= 0):
            raise Refused("grade_number", value=number)


def _found(term: Term, reading: Reading) -> Proposal:
    live = [band for band in term.limits if not band.is_for_others(reading)]
    system, scale = _system(term, live, reading)
    held: Band | None = None
    unknown: list[Band] = []
    for band in live:
        if band.unit and band.unit != system:
            continue
        holds = band.holds(reading, scale)
        if holds is None:
            unknown.append(band)
        elif holds and (held is None or band.grade > held.grade):
            held = band
    if held is None or not held.grade:
        return _not_reached(reading, unknown, tells_nothing=held is not None)
    unread = [band for band in live if band.unit and not system]
    higher = any(band.grade > held.grade for band in (*unknown, *unread))
    return Proposal(held.grade, floor=higher, in_range=_in_range(term, reading, held), basis=held.basis)


def _not_reached(reading: Reading, unknown: list[Band], *, tells_nothing: bool) -> Proposal:
    lacking = tuple(dict.fromkeys(key for band in unknown for key in band.lacking(reading)))
    if lacking:
        return Proposal(None, why="grade_needs", lacking=lacking)
    return Proposal(None, why="grade_words") if tells_nothing else Proposal(0)


def _system(term: Term, live: list[Band], reading: Reading) -> tuple[str, Decimal]:
    """The unit system of the reported unit; "" where the bands only know ratios, or none was said."""
    systems = dict.fromkeys(band.unit for band in live)
    fixed = [system for system in systems if system]
    if not fixed or ("" in systems and not reading.unit):
        return "", ONE
    if not reading.unit:
        return unsaid(term.name, fixed, reading.value, has_baseline=reading.baseline is not None)
    return system_of(term.name, fixed, reading.unit)


def _in_range(term: Term, reading: Reading, held: Band) -> bool:
    """Whether a value that reaches a printed cut lies on the healthy side of the lab's own limit."""
    if any(side.of for side in held.edges):
        return False
    compared = {side.of for band in term.limits for side in band.edges}
    if "LLN" in compared:
        return reading.lln is not None and reading.value >= reading.lln
    return "ULN" in compared and reading.uln is not None and reading.value <= reading.uln


def _could_rise(term: Term, reading: Reading, grade: int) -> bool:
    if term.words_reach > grade:
        return True
    if reading.flag(SYMPTOMS) or not _asks_symptoms(term):
        return False
    with_symptoms = replace(reading, flags={**reading.flags, SYMPTOMS: True})
    return (_found(term, with_symptoms).grade or 0) > grade


def _asks_symptoms(term: Term) -> bool:
    return any(one.key == SYMPTOMS for band in term.limits for one in band.conditions)
