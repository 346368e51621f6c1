"""The shift handoff on paper: one patient in I-PASS order, at most two pages, with the moment when it stops being true."""

from infusetrack.domain import handoff_prints
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff import Ward
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import Printing
from infusetrack.reports.document import Document, written
from infusetrack.reports.flow import Placed, Strip, gap
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.handoff_columns import first_page
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_details import second_page
from infusetrack.reports.handoff_parts import BIG, BODY
from infusetrack.reports.handoff_signing import signing
from infusetrack.wording import figures
from infusetrack.wording.handoff_actions import valid_words
from infusetrack.wording.translate import tr

KIND = handoff_prints.KIND
NO_WARD = Ward()


def handoff_report(
    chart: Chart, regimen: Regimen, label: str, printing: Printing, ward: Ward = NO_WARD
) -> bytes:
    """The PDF of one patient's handoff; the same chart, ward and printing give the same bytes.

    `regimen` is the one in force (with the site's limits); `ward` brings the emergency card and the site's
    values. Without reviews of the hemoglobin watch they are computed. Raises `Refused` for a day that
    the regimen does not have.
    """
    return written([composed(HandoffContext.made(chart, regimen, label, printing, ward))])


def composed(context: HandoffContext) -> Document:
    """The handoff laid out on its two pages, before anything is drawn."""
    furniture = Furniture(context, _masthead(context))
    _, room = furniture.frame()
    foot = signing(context)
    first, over = first_page(context, room)
    second = second_page(context, room - foot.height - 8, over)
    return Document(furniture, (_placed(first), _placed([*second, gap(8.0), foot])))


def _placed(strips: list[Strip]) -> tuple[Placed, ...]:
    offset, found = 0.0, []
    for strip in strips:
        found.append(Placed(offset, strip))
        offset += strip.height
    return tuple(found)


def _masthead(context: HandoffContext) -> Masthead:
    found, zone = context.found, context.zone
    on = figures.weekday(context.printing.at.astimezone(zone).date())
    until = tr("Valid until {until}").format(until=context.time(found.valid_until))
    copies = sum(1 for line in context.chart.of_kind(DocumentPrinted) if _is_print(line.event, context.label))
    return Masthead(
        title=tr("Shift handoff"),
        when=tr("{label} · {on} · as of {at}").format(
            label=context.label, on=on, at=figures.clock(context.printing.at, zone)
        ),
        label=context.label,
        state=(("", BODY), (until, BIG), (valid_words(found, context.names), BODY)),
        copies=copies,
        document_id=context.number,
    )


def _is_print(event: object, label: str) -> bool:
    return isinstance(event, DocumentPrinted) and (event.document, event.day) == (KIND, label)
