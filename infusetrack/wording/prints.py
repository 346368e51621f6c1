"""A print in words: which document, when and by whom it left, and whether it still is true."""

from datetime import tzinfo

from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_state import Truth
from infusetrack.domain.record import Line
from infusetrack.wording import figures
from infusetrack.wording.documents import document_words
from infusetrack.wording.handoff_stands import stale_words
from infusetrack.wording.translate import tr

TRUE, OLD, UNKNOWN = "\N{CHECK MARK}", "\N{NOT EQUAL TO}", "\N{HORIZONTAL ELLIPSIS}"
"""The sign of each state, so that it is not told by words alone."""


def print_words(line: Line, truth: Truth | None, zone: tzinfo) -> str:
    """Three lines: the document, when and by whom with its number, and whether it still is true.

    A fourth one names what came since.
    """
    event = line.event
    if not isinstance(event, DocumentPrinted):
        return ""
    mark = UNKNOWN if truth is None else TRUE if truth.holds else OLD
    told = tr("{mark} {document}").format(mark=mark, document=document_words(event.document, event.day))
    local = line.happened_at.astimezone(zone)
    at = f"{figures.weekday(local.date())} {figures.clock(local, zone)}"
    left = f"{at} · {line.by} · {event.document_id}"
    return "\n".join((told, left, truth_words(truth).replace(": ", ":\n", 1)))


def truth_words(truth: Truth | None) -> str:
    """Whether a print still is true; what came since where it is not."""
    if truth is None:
        return tr("being compared with the record")
    return tr("still true") if truth.holds else stale_words(truth)


def last_words(line: Line, truth: Truth | None, zone: tzinfo) -> str:
    """When a document left last, by whom, and whether that print still is true."""
    at = figures.moment(line.happened_at, zone)
    told = tr("Last printed {at} by {who}: {state}")
    return told.format(at=at, who=line.by, state=truth_words(truth))
