"""The head of a cycle day's page: which day, and whether its record is signed."""

from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.context import DayContext
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.style import BODY, INK_2, STRONG, Face
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

DAY_PAGES = frozenset({"day", "day summary"})
"""Names under which the record knows a day's page."""


def day_masthead(context: DayContext, title: str, document_id: str = "") -> Masthead:
    """What the day's page says of itself."""
    return Masthead(
        title=title,
        when=_when(context),
        label=context.label,
        state=_state(context),
        watermark="" if context.view.record.is_signed else tr("DRAFT"),
        copies=sum(
            1 for line in context.chart.of_kind(DocumentPrinted) if _is_print_of(line.event, context.label)
        ),
        document_id=document_id,
    )


def _is_print_of(event: object, label: str) -> bool:
    return isinstance(event, DocumentPrinted) and event.day == label and event.document in DAY_PAGES


def _when(context: DayContext) -> str:
    on = context.date
    told = tr("not begun") if on is None else f"{figures.weekday(on)} {on.year}"
    return tr("{label} · {on}").format(label=context.label, on=told)


def _state(context: DayContext) -> tuple[tuple[str, Face], ...]:
    record, signed = context.view.record, context.signatures()
    if record.was_changed_after_signing:
        return ((tr("DRAFT: CHANGED AFTER SIGNING, SIGN AGAIN"), STRONG),)
    if not record.is_signed or not signed:
        return ((tr("DRAFT: NOT SIGNED"), STRONG),)
    told = tr("Signed {at} by {who}")
    at = figures.moment(signed[-1].happened_at, context.zone)
    return ((told.format(at=at, who=signed[-1].by), BODY.of(INK_2)),)
