"""Answers about grades: what a reported number allows under CTCAE, and why where it cannot be told."""

from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.ctcae import TRIAL_VERSION, Ctcae
from infusetrack.domain.errors import Refused
from infusetrack.domain.grading import Proposal, propose
from infusetrack.domain.grading_reading import ASKED_FLAGS, FLAGS, MORE, STATUSES, BaselineStatus, Reading
from infusetrack.domain.mappings import nothing
from infusetrack.exchange.calc_reading import Question, as_number, flag, keys_known, name, number, shown
from infusetrack.wording.sentences import sentence

Answer = dict[str, object]
ALL_FLAGS = (*FLAGS, *ASKED_FLAGS)
KEYS = frozenset(
    {"ask", "ctcae", "term", "value", "unit", "lln", "uln", "baseline", "baseline_status", *ALL_FLAGS, *MORE}
)
IONIZED = " (ionized)"
"""How some tables write ionized calcium into the name of the term."""
_STATUS: dict[object, BaselineStatus] = {status: status for status in STATUSES}


def grade(question: Question, terms: Callable[[], Ctcae]) -> Answer:
    """The grade, or null with `why`; `floor` is true where words could raise it."""
    keys_known(question, KEYS)
    _version(question)
    asked = name(question, "term")
    ionized = asked.lower().endswith(IONIZED)
    term = terms().term(shown_whole(asked[: -len(IONIZED)] if ionized else asked))
    found = propose(term, _reading(question, ionized=ionized))
    if found.grade is None:
        return {"ok": True, "grade": None, "why": _why(found, term.name), "floor": False}
    return {"ok": True, "grade": found.grade, "floor": found.floor}


def shown_whole(text: str) -> str:
    """A term's name as it may stand in a sentence: long names whole, texts without end cut."""
    return text if len(text) <= LONGEST_NAME else shown(text)


LONGEST_NAME = 120


def _version(question: Question) -> None:
    told = question.get("ctcae")
    if isinstance(told, int | Decimal) and not isinstance(told, bool) and told == Decimal(TRIAL_VERSION):
        return
    version = name(question, "ctcae")
    if version != TRIAL_VERSION:
        raise Refused("grade_version", version=shown(version), known=TRIAL_VERSION)


def _reading(question: Question, *, ionized: bool) -> Reading:
    flags = {key: flag(question, key) for key in ALL_FLAGS if key in question}
    if ionized:
        flags["ionized"] = True
    more = {key: as_number(question[key], key) for key in MORE if key in question}
    return Reading(
        value=number(question, "value"),
        unit=name(question, "unit") if "unit" in question else "",
        lln=_optional(question, "lln"),
        uln=_optional(question, "uln"),
        baseline=_optional(question, "baseline"),
        baseline_status=_status(question),
        flags=flags or nothing(),
        more=MappingProxyType(more) if more else nothing(),
    )


def _optional(question: Question, key: str) -> Decimal | None:
    value = question.get(key)
    return None if value is None else as_number(value, key)


def _status(question: Question) -> BaselineStatus:
    told = question.get("baseline_status", "normal")
    if not isinstance(told, str) or told not in _STATUS:
        raise Refused("grade_baseline_status", status=shown(told), known=STATUSES)
    return _STATUS[told]


def _why(found: Proposal, term: str) -> str:
    code = found.why
    return sentence(Refused(code, term=term, keys=found.lacking))
