"""Downtime forms: pre-filled paper for the next 24 hours, for when the computer is gone."""

from collections.abc import Mapping, Sequence

from infusetrack.domain.chart import Chart
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import SiteValue
from infusetrack.reports.context import Printing
from infusetrack.reports.document import Document, document_id, laid_out, written
from infusetrack.reports.downtime_context import DowntimeContext
from infusetrack.reports.downtime_limits import limits
from infusetrack.reports.downtime_reaction import reaction
from infusetrack.reports.downtime_rows import blood, drugs, fluids, notes, rates, steps, vitals
from infusetrack.reports.downtime_start import to_start
from infusetrack.reports.downtime_state import running
from infusetrack.reports.flow import Strip, text_strip
from infusetrack.reports.furniture import Masthead, allergy_words
from infusetrack.reports.style import STRONG
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

KIND = "downtime"


def downtime_report(
    chart: Chart,
    regimen: Regimen,
    label: str,
    printing: Printing,
    *,
    emergency: Sequence[EmergencyDrug] = (),
    site: Mapping[str, SiteValue],
) -> bytes:
    """One patient's form from the moment of printing on; refuses a day that the regimen does not have.

    `emergency` is the card's file and `site` the site's own numbers, as for the screen.
    """
    return downtime_forms(((chart, label),), regimen, printing, emergency=emergency, site=site)


def downtime_forms(
    seated: Sequence[tuple[Chart, str]],
    regimen: Regimen,
    printing: Printing,
    *,
    emergency: Sequence[EmergencyDrug] = (),
    site: Mapping[str, SiteValue],
) -> bytes:
    """The forms of several patients in one PDF, each with pages of its own."""
    contexts = [
        DowntimeContext.made(chart, regimen, label, printing, emergency, site) for chart, label in seated
    ]
    return written([composed(context) for context in contexts])


def composed(context: DowntimeContext) -> Document:
    """A form laid out on pages, before anything is drawn."""
    number = document_id(context, KIND, context.label)
    on = f"{figures.weekday(context.date)} {context.date.year}"
    masthead = Masthead(
        title=tr("Downtime form"),
        when=tr("{label} · {on}").format(label=context.label, on=on),
        label=context.label,
        state=(
            (
                tr("As of {at}, valid until {until}").format(
                    at=figures.clock(context.now, context.zone), until=context.when(context.until)
                ),
                STRONG,
            ),
            (tr("Form {id}").format(id=number), STRONG),
        ),
        document_id=number,
    )
    return laid_out(context, masthead, _content(context, number))


def _content(context: DowntimeContext, number: str) -> list[Strip]:
    strips: list[Strip] = []
    if context.patient and context.patient.allergies:
        told = allergy_words(context, short=False)
        if told != allergy_words(context, short=True):
            strips += text_strip(told, context.room, STRONG)
    how = tr(
        "For when the computer is gone. Write each thing with its time as you do it, and your initials."
        " What this paper does not know is an empty box. Once the computer is back: Ctrl+K,"
        " “Enter downtime paper”, form {id}, each line by its number (#)."
    )
    strips += text_strip(how.format(id=number), context.room)
    for section in (running, limits, to_start, vitals, steps, rates, drugs, fluids, blood, reaction, notes):
        strips += section(context)
    return strips
