"""A document asked for away from the window: its chart, rules and sources gathered from the record's lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from infusetrack.app.sealing import seal_of
from infusetrack.app.terms import SiteTerms
from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.catalog.emergency import emergency_card
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.known import known_at
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import Site, replay_site
from infusetrack.reports.catalogue import Sources
from infusetrack.reports.context import Printing


@dataclass(frozen=True, slots=True)
class Files:
    """Where the record is, the key that opens it, and where the site keeps its CTCAE terms."""

    record: Path
    key: bytes
    ctcae: Path


def chart_and_rules(lines: Sequence[Line], site: Site) -> tuple[Chart, Regimen]:
    """The chart of these lines, and its regimen with the site's own limits, as on screen."""
    chart = replay(lines)
    return chart, with_site_limits(builtin(chart.patient.regimen if chart.patient else ""), site)


def site_at(lines: Sequence[Line], printing: Printing) -> Site:
    """The site as it was known at the moment that the document shows."""
    return replay_site(known_at(lines, printing.at))


def sources_of(files: Files, site: Site, chart: Chart, printing: Printing) -> Sources:
    """What documents read beside the chart; each is fetched by the document that needs it."""
    study_id = chart.patient.study_id if chart.patient else ""
    return Sources(
        site,
        SiteTerms(files.ctcae),
        emergency_card,
        expedited_rules,
        partial(seal_of, files.record, files.key, study_id, printing.at),
    )
