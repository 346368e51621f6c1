"""The facts of an error as a person reads them: times, numbers, limits, lists."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.release import Finding
from infusetrack.wording import figures
from infusetrack.wording.findings import finding_words
from infusetrack.wording.units import unit_words


def all_words(facts: Mapping[str, object], zone: tzinfo) -> dict[str, str]:
    """All facts by name; moments of different days carry their date."""
    told = {name: fact_words(name, value, zone) for name, value in facts.items()}
    moments = {name: value for name, value in facts.items() if isinstance(value, datetime)}
    if len({at.astimezone(zone).date() for at in moments.values()}) > 1:
        told |= {name: figures.moment(at, zone) for name, at in moments.items()}
    return told


def fact_words(name: str, value: object, zone: tzinfo) -> str:
    """One fact by its name in the template."""
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
