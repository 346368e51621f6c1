"""`infusetrack calc`: a site's own questions, answered by the functions that the bedside uses.

One JSON question a line, one answer a line in the same order. A refused question is an
answer; a line that is not JSON ends the run.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from functools import cached_property
from typing import BinaryIO, NoReturn, TextIO

import msgspec

from infusetrack.domain import surgery
from infusetrack.domain.ctcae import TRIAL_VERSION, Ctcae
from infusetrack.domain.dosing import body_surface
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.domain.errors import Refused
from infusetrack.domain.mappings import nothing
from infusetrack.domain.quantities import Guard, convert
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.regimen import Regimen
from infusetrack.exchange import calc_emergency, calc_grades, calc_infusions, calc_vitals
from infusetrack.exchange.calc_reading import Question, flag, keys_known, name, number, shown, whole
from infusetrack.exchange.calc_rounding import MILLIONTH, rounded, significant
from infusetrack.wording.sentences import sentence

Answer = dict[str, object]
REGIMEN = "nct04751383"
"""The regimen of a question that names an agent but no regimen."""
LINES_HELD = 512
"""Answers are written in blocks of this many lines."""

BSA_KEYS = frozenset({"ask", "weight_kg", "height_cm", "formula"})
CYCLE_DAY_KEYS = frozenset({"ask", "regimen", "arm", "cohort", "cycle", "day", "post_surgery"})
CONVERT_KEYS = frozenset({"ask", "quantity", "value", "from", "to"})


@dataclass(frozen=True)
class Kit:
    """What the questions are asked of; the files are read only when a question needs them.

    `site` holds the site's values by key; the command line has none.
    """

    read_regimens: Callable[[], Mapping[str, Regimen]]
    read_guards: Callable[[], Mapping[str, Guard]]
    site: Mapping[str, str] = field(default_factory=nothing)
    read_emergency: Callable[[], tuple[EmergencyDrug, ...]] = tuple
    read_ctcae: Callable[[], Ctcae] = lambda: Ctcae(TRIAL_VERSION)
    read_reference: Callable[[], Reference] = Reference

    @cached_property
    def regimens(self) -> Mapping[str, Regimen]:
        """All regimens by id."""
        return self.read_regimens()

    @cached_property
    def guards(self) -> Mapping[str, Guard]:
        """Plausible limits by field."""
        return self.read_guards()

    @cached_property
    def emergency(self) -> tuple[EmergencyDrug, ...]:
        """The drugs of the emergency card."""
        return self.read_emergency()

    @cached_property
    def ctcae(self) -> Ctcae:
        """The CTCAE terms by name."""
        return self.read_ctcae()

    @cached_property
    def reference(self) -> Reference:
        """Limits by age and the scores."""
        return self.read_reference()

    def regimen(self, regimen_id: str) -> Regimen:
        """One regimen; refuses an unknown id."""
        found = self.regimens.get(regimen_id)
        if found is None:
            raise Refused("no_such_regimen", regimen=shown(regimen_id), known=tuple(self.regimens))
        return found


def _bsa(question: Question, kit: Kit) -> Answer:
    keys_known(question, BSA_KEYS)
    weight, height = number(question, "weight_kg"), number(question, "height_cm")
    kit.guards["weight"].check(weight)
    kit.guards["height"].check(height)
    surface = body_surface(weight, height, name(question, "formula"))
    return {"ok": True, "bsa_m2": rounded(surface, MILLIONTH)}


def _cycle_day(question: Question, kit: Kit) -> Answer:
    keys_known(question, CYCLE_DAY_KEYS)
    regimen = kit.regimen(name(question, "regimen"))
    arm = regimen.arm(shown(name(question, "arm")))
    cohort = None if question.get("cohort") is None else name(question, "cohort")
    if cohort is not None and cohort not in arm.cohorts:
        code = "no_such_cohort" if arm.cohorts else "arm_without_cohorts"
        raise Refused(code, arm=arm.id, cohort=shown(cohort), known=arm.cohorts)
    cycle, day = whole(question, "cycle"), whole(question, "day")
    if flag(question, "post_surgery"):
        agents = surgery.agents_after(regimen, cohort, kit.site, cycle, day)
    else:
        agents = regimen.agents_on(cycle, day)
    return {"ok": True, "agents": agents}


def _convert(question: Question, _kit: Kit) -> Answer:
    keys_known(question, CONVERT_KEYS)
    quantity, value = shown(name(question, "quantity")), number(question, "value")
    found = convert(quantity, value, shown(name(question, "from")), shown(name(question, "to")))
    return {"ok": True, "value": significant(found)}


def _rate_plan(question: Question, kit: Kit) -> Answer:
    return calc_infusions.rate_plan(question, kit.regimen(REGIMEN))


def _grade(question: Question, kit: Kit) -> Answer:
    return calc_grades.grade(question, lambda: kit.ctcae)


def _infusion(question: Question, _kit: Kit) -> Answer:
    return calc_infusions.infusion(question)


def _emergency(question: Question, kit: Kit) -> Answer:
    return calc_emergency.emergency(question, kit.emergency, kit.guards["weight"])


def _vital_limits(question: Question, kit: Kit) -> Answer:
    return calc_vitals.vital_limits(question, kit.reference)


def _hypotension(question: Question, kit: Kit) -> Answer:
    return calc_vitals.hypotension(question, kit.reference, kit.guards)


def _pews(question: Question, kit: Kit) -> Answer:
    return calc_vitals.pews(question, kit.reference.pews, kit.guards)


def _news2(question: Question, kit: Kit) -> Answer:
    return calc_vitals.news2(question, kit.reference.news2, kit.guards)


ASKS: Mapping[str, Callable[[Question, Kit], Answer]] = {
    "bsa": _bsa,
    "cycle_day": _cycle_day,
    "rate_plan": _rate_plan,
    "infusion": _infusion,
    "grade": _grade,
    "vital_limits": _vital_limits,
    "hypotension": _hypotension,
    "pews": _pews,
    "news2": _news2,
    "convert": _convert,
    "emergency": _emergency,
}
"""Every question by its name."""


def answer(question: object, kit: Kit) -> Answer:
    """The answer to one question, or why it is refused; never raises for what was asked."""
    try:
        return _answer(question, kit)
    except Refused as why:
        return _refusal(why)
    except (OverflowError, DecimalException):
        return _refusal(Refused("calc_out_of_range"))


def _answer(question: object, kit: Kit) -> Answer:
    if not isinstance(question, dict):
        raise Refused("calc_not_object")
    asked = name(question, "ask")
    ask = ASKS.get(asked)
    if ask is None:
        raise Refused("calc_unknown_ask", ask=shown(asked), known=tuple(ASKS))
    return ask({key: value for key, value in question.items() if value is not None}, kit)


def _refusal(why: Refused) -> Answer:
    return {"ok": False, "error": sentence(why)}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise Refused("calc_key_twice", key=shown(twice))
    return found


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


_read = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant
).decode
_write = msgspec.json.Encoder(decimal_format="number").encode


def answered(line: bytes, kit: Kit) -> bytes | None:
    """One line of questions as its line of answers; None for a line that is not JSON."""
    try:
        question = _read(line.decode())
    except Refused as why:
        found = _refusal(why)
    except RecursionError:
        found = _refusal(Refused("calc_too_deep"))
    except ValueError:
        return None
    else:
        found = answer(question, kit)
    return _write(found) if found["ok"] else json.dumps(found).encode()


def run(source: Iterable[bytes], sink: BinaryIO, errors: TextIO, kit: Kit) -> int:
    """Answer all lines; 0, or 2 after the first line that is not JSON, whose number is told.

    Empty lines at the end are no questions.
    """
    held: list[bytes] = []
    empty_at = 0
    for at, line in enumerate(source, start=1):
        if not line.strip():
            empty_at = empty_at or at
            continue
        reply = None if empty_at else answered(line, kit)
        if reply is None:
            _flush(held, sink)
            errors.write(sentence(Refused("calc_not_json", line=empty_at or at)) + "\n")
            return 2
        held.append(reply)
        if len(held) >= LINES_HELD:
            _flush(held, sink)
    _flush(held, sink)
    return 0


def _flush(held: list[bytes], sink: BinaryIO) -> None:
    if held:
        sink.write(b"\n".join(held) + b"\n")
        sink.flush()
        held.clear()
