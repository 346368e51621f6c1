"""Critical limits that the site enters for an analyte, beside those of the regimen's table."""

from collections.abc import Iterator, Mapping
from typing import Literal

from infusetrack.domain.lab_analytes import ANALYTES, Analyte
from infusetrack.domain.regimen import Comparison, HoldRule
from infusetrack.domain.site import CRITICAL, SiteValue, site_number
from infusetrack.domain.sourced import Origin, Sourced

Side = Literal["low", "high"]
KEPT: Mapping[Side, Comparison] = {"low": "at_least", "high": "at_most"}
"""What a value must be not to be critical, by side."""


def critical_key(analyte: str, side: Side) -> str:
    """The key of the site value."""
    return f"{CRITICAL}{analyte}.{side}"


def site_criticals(values: Mapping[str, SiteValue]) -> tuple[HoldRule, ...]:
    """The site's critical limits as alert rules, in canonical units; empty until some are entered."""
    return tuple(_rules(values))


def _rules(values: Mapping[str, SiteValue]) -> Iterator[HoldRule]:
    for analyte in ANALYTES.values():
        for side, comparison in KEPT.items():
            entered = values.get(critical_key(analyte.key, side))
            number = site_number(entered.value) if entered else None
            if entered is not None and number is not None:
                limit = Sourced(
                    number, analyte.unit, Origin.SITE, entered.source, verified=True, key=entered.key
                )
                yield HoldRule(entered.key, analyte.key, comparison, limit, "alert")


def critical_settings() -> Iterator[tuple[Analyte, Side]]:
    """Each limit that may be entered."""
    for analyte in ANALYTES.values():
        if not analyte.in_words:
            for side in KEPT:
                yield analyte, side
