"""The cycle-day summary: one day of one patient, from identity to signature, as a PDF."""

from dataclasses import fields, is_dataclass

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import DayContext, Printing
from infusetrack.reports.day_changes import changes
from infusetrack.reports.day_closing import record_state, signatures
from infusetrack.reports.day_hemoglobin import hemoglobin
from infusetrack.reports.day_infusion import infusions
from infusetrack.reports.day_labs import labs
from infusetrack.reports.day_masthead import day_masthead
from infusetrack.reports.day_observations import adverse_events, drugs, vitals
from infusetrack.reports.day_orders import orders
from infusetrack.reports.day_reactions import day_reactions
from infusetrack.reports.day_steps import steps
from infusetrack.reports.day_support import support
from infusetrack.reports.day_toxicities import day_toxicities, typed_words
from infusetrack.reports.document import Document, document_id, laid_out, written
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.furniture import allergy_words
from infusetrack.reports.glyphs import missing_glyphs
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Column, table
from infusetrack.wording.translate import tr

KIND = "day"


def day_report(
    chart: Chart, regimen: Regimen, label: str, printing: Printing, terms: Ctcae | None = None
) -> bytes:
    """The PDF of one cycle day; the same chart and printing give the same bytes. `terms` grade laboratory values.

    Raises `Refused` for a day that the regimen does not have.
    """
    return written([composed(DayContext.of(chart, regimen, label, printing, terms))])


def composed(context: DayContext) -> Document:
    """The day laid out on pages, before anything is drawn."""
    number = document_id(context, KIND, context.label)
    masthead = day_masthead(context, tr("Cycle-day summary"), number)
    return laid_out(context, masthead, _content(context))


def _content(context: DayContext) -> list[Strip]:
    strips: list[Strip] = []
    if context.patient and context.patient.allergies:
        told = allergy_words(context, short=False)
        if told != allergy_words(context, short=True):
            strips += table((Column("", 1.0, face=STRONG),), [(told,)], context.room)
            strips.append(gap())
    for section in (
        changes,
        orders,
        infusions,
        day_reactions,
        vitals,
        labs,
        hemoglobin,
        drugs,
        support,
        adverse_events,
        day_toxicities,
        steps,
        signatures,
    ):
        strips += section(context)
    return strips + record_state(context, missing_glyphs(_typed(context)))


def _typed(context: DayContext) -> str:
    """All that people typed and that this document may show."""
    told = [context.printing.by, *_strings(context.patient)]
    for line in context.written:
        told += [line.by, line.reason or "", *_strings(line.event)]
        if line.amends is not None:
            told += _strings(context.chart.line(line.amends).event)
    return " ".join([*told, *typed_words(context)])


def _strings(value: object) -> list[str]:
    """Every text inside a fact."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _strings(part)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in _strings(getattr(value, one.name))]
    return []
