"""The toxicity log: every adverse event of a patient with its history and each judgement, as a PDF."""

from collections.abc import Mapping, Sequence

from infusetrack.domain.chart import Chart
from infusetrack.domain.expedited import ExpeditedRule
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import Printing
from infusetrack.reports.document import Document, laid_out, written
from infusetrack.reports.patient_pages import patient_masthead, record_facts
from infusetrack.reports.toxicity_context import ToxicityContext
from infusetrack.reports.toxicity_details import details
from infusetrack.reports.toxicity_overview import baseline, overview
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

KIND = "toxicity"


def toxicity_report(
    chart: Chart,
    regimen: Regimen,
    printing: Printing,
    site: Mapping[str, str],
    rules: Sequence[ExpeditedRule],
) -> bytes:
    """The PDF; `site` holds the site's values by key, `rules` are those of expedited reports."""
    return written([composed(ToxicityContext.of(chart, regimen, printing, site, rules))])


def composed(context: ToxicityContext) -> Document:
    """The log laid out on pages, before anything is drawn."""
    when = figures.day(context.printing.at.astimezone(context.zone).date())
    masthead = patient_masthead(context, KIND, tr("Toxicity log, CTCAE v5.0"), when=when)
    return laid_out(
        context, masthead, [*overview(context), *baseline(context), *details(context), *record_facts(context)]
    )
