"""The cycle summary: what one cycle gave and what it did, from exposure to laboratory, as a PDF."""

from collections.abc import Mapping

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import Printing
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.cycle_course import decisions, off_plan, weights
from infusetrack.reports.cycle_exposure import exposure
from infusetrack.reports.cycle_findings import blood, cycle_reactions, toxicities
from infusetrack.reports.cycle_glance import glance
from infusetrack.reports.cycle_labs import worst_labs
from infusetrack.reports.document import Document, laid_out, written
from infusetrack.reports.flow import Strip
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.hgb_reading import hgb_reading
from infusetrack.reports.patient_pages import State, patient_masthead, record_facts
from infusetrack.reports.style import STRONG
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

KIND = "cycle"


def cycle_report(
    chart: Chart,
    regimen: Regimen,
    cycle: str,
    printing: Printing,
    site: Mapping[str, str],
    terms: Ctcae | None = None,
) -> bytes:
    """The PDF of one cycle ("C2", "P-C1"); `site` holds the site's values by key, `terms` grade laboratory values.

    Raises `Refused` for a cycle that the patient does not have.
    """
    return written([composed(CycleContext.of(chart, regimen, cycle, printing, site, terms))])


def composed(context: CycleContext) -> Document:
    """The cycle laid out on pages, before anything is drawn."""
    return laid_out(context, _masthead(context), _content(context))


def _masthead(context: CycleContext) -> Masthead:
    row = context.row
    when = context.cycle
    state: State = ()
    if row is not None:
        told = tr("{cycle} · {first} to {last}")
        when = told.format(
            cycle=context.cycle, first=figures.day(row.starts), last=figures.day(row.last_date)
        )
    if row is not None and context.printing.at < context.span.end:
        state = ((tr("NOT OVER: more may come"), STRONG),)
    return patient_masthead(context, KIND, tr("Cycle summary"), when=when, label=context.cycle, state=state)


def _content(context: CycleContext) -> list[Strip]:
    read = hgb_reading(context)
    return [
        *glance(context, read),
        *exposure(context),
        *toxicities(context),
        *blood(context, read),
        *cycle_reactions(context),
        *decisions(context),
        *off_plan(context),
        *weights(context),
        *worst_labs(context),
        *record_facts(context),
    ]
