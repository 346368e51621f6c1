"""The facts of an error as a person reads them: times, numbers, limits, lists."""

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.release import Finding
from infusetrack.wording import figures
from infusetrack.wording.findings import finding_words
from infusetrack.wording.units import unit_words


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
