"""What a laboratory used last: unit and limits of an analyte, and the names of the laboratories.

Limits depend on age and sex: they are remembered from this patient's own panels only, shown beside
the field, and taken over by a press; a unit may be remembered from the site's other patients.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import LabsReported
from infusetrack.domain.labs import history


@dataclass(frozen=True, slots=True)
class Remembered:
    """How an analyte was last reported; limits None where the laboratory gave none."""

    unit: str
    lln: Decimal | None
    uln: Decimal | None
    drawn_at: datetime
    laboratory: str = ""


def remembered(chart: Chart, analyte: str, laboratory: str = "") -> Remembered | None:
    """The last unit and limits of this patient at this laboratory; at any where none is named."""
    for one in reversed(history(chart, analyte)):
        if not laboratory or _same(one.laboratory, laboratory):
            return Remembered(one.unit, one.lln, one.uln, one.drawn_at, one.laboratory)
    return None


def unit_of_the_site(charts: Iterable[Chart], analyte: str, laboratory: str = "") -> str:
    """The unit that a laboratory used last for any patient of the site; empty where it never did."""
    found = [one for chart in charts if (one := remembered(chart, analyte, laboratory)) is not None]
    return max(found, key=lambda one: one.drawn_at).unit if found else ""


def laboratories(charts: Iterable[Chart]) -> tuple[str, ...]:
    """The laboratories that were named, each once, the last used first."""
    panels = [
        line.event for chart in charts for line in chart.of_kind(LabsReported)
        if isinstance(line.event, LabsReported) and line.event.laboratory.strip()
    ]  # fmt: skip
    panels.sort(key=lambda one: one.drawn_at, reverse=True)
    by_name = {one.laboratory.strip().casefold(): one.laboratory.strip() for one in reversed(panels)}
    order = dict.fromkeys(one.laboratory.strip().casefold() for one in panels)
    return tuple(by_name[name] for name in order)


def _same(left: str, right: str) -> bool:
    return left.strip().casefold() == right.strip().casefold()
