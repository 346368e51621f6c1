"""From a coded error to one plain sentence that says what to do next."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache
from importlib import import_module

from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.release import Finding
from infusetrack.wording import figures
from infusetrack.wording.findings import finding_words
from infusetrack.wording.translate import tr, translated
from infusetrack.wording.units import unit_words

TOPICS = (
    "numbers",
    "record",
    "infusion",
    "day",
    "calendar",
    "orders",
    "staff",
    "files",
    "forms",
    "checks",
    "questions",
)
"""The modules beside this one, each with a `SENTENCES` table: code -> marked template."""


@cache
def table() -> Mapping[str, str]:
    """All templates by code."""
    found: dict[str, str] = {}
    for topic in TOPICS:
        found |= import_module(f"infusetrack.wording.{topic}").SENTENCES
    return found


def sentence(error: InfuseTrackError, zone: tzinfo = UTC) -> str:
    """What to tell a person: the template of the error's code, filled with its facts."""
    template = table().get(error.code)
    if template is None:
        return tr("This could not be done: {code}.").format(code=error.code)
    facts = {name: _fact(name, value, zone) for name, value in error.facts.items()}
    return translated(template).format(**facts)


def _fact(name: str, value: object, zone: tzinfo) -> str:
    shown = _shown(value, zone)
    return unit_words(shown) if name == "unit" else shown


def _shown(value: object, zone: tzinfo) -> str:
    match value:
        case datetime():
            return figures.clock(value, zone)
        case date():
            return figures.day(value)
        case timedelta():
            return figures.long_span(value)
        case Decimal():
            return figures.trimmed(value)
        case Finding():
            return finding_words(value)
        case tuple() | list():
            return ", ".join(_shown(part, zone) for part in value)
        case _:
            return str(value)
