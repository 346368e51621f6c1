"""What may be written of a handoff: a true sheet from one person, read back by another."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import HandoffGiven, HandoffQuestioned, HandoffReceived
from infusetrack.domain.handoff_state import HandoffState, handoff_of, truth_of
from infusetrack.domain.record import Draft, Line

SAID_BACK: Mapping[str, str] = MappingProxyType(
    {
        "rate": "handoff_say_rate",
        "stop_limits": "handoff_say_stop_limits",
        "next_due": "handoff_say_next_due",
    }
)
"""What the receiver reads back (clinical facts 4.5, I-PASS), and the refusal where it was not said."""


def check_handoff(chart: Chart, draft: Draft) -> None:
    """Refuse a handoff that nobody answers for, or that shows what is no longer so.

    An amendment of such a line keeps its rules of words and people; the record has moved on by then.
    """
    match draft.event:
        case HandoffGiven():
            _check_given(chart, draft, draft.event)
        case HandoffQuestioned():
            _check_question(chart, draft, draft.event)
        case HandoffReceived():
            _check_received(chart, draft, draft.event)
        case _:
            return


def _signed(draft: Draft) -> None:
    if not draft.by.strip():
        raise Refused("handoff_unsigned")


def _check_given(chart: Chart, draft: Draft, event: HandoffGiven) -> None:
    _signed(draft)
    if not event.summary.strip():
        raise Refused("handoff_without_summary")
    if event.severity != event.proposed and not event.severity_why.strip():
        raise Refused("handoff_severity_why")
    if draft.amends is not None:
        return
    if handoff_of(chart, event.document_id) is not None:
        raise Refused("handoff_given_twice", document=event.document_id)
    if not truth_of(chart, event.shown_hash).holds:
        raise Refused("handoff_moved_on")
    if event.valid_until <= draft.happened_at:
        raise Refused("handoff_over", until=event.valid_until)


def _check_question(chart: Chart, draft: Draft, event: HandoffQuestioned) -> None:
    _signed(draft)
    if not event.question.strip():
        raise Refused("handoff_question_empty")
    _known(chart, event.document_id)


def _check_received(chart: Chart, draft: Draft, event: HandoffReceived) -> None:
    _signed(draft)
    sheet = _known(chart, event.document_id)
    if draft.by in _givers(chart, sheet.given):
        raise Refused("handoff_same_person", by=draft.by)
    _check_read_back(event)
    if draft.amends is not None:
        return
    if sheet.received is not None:
        raise Refused("handoff_received", by=sheet.received.by, at=sheet.received.happened_at)
    if sheet.replaced_by is not None:
        raise Refused("handoff_replaced", by=sheet.replaced_by.by, at=sheet.replaced_by.happened_at)
    if draft.happened_at < sheet.given.happened_at:
        raise Refused("handoff_before_given", at=sheet.given.happened_at)
    _check_seen(chart, sheet, event)


def _givers(chart: Chart, given: Line) -> Iterator[str]:
    """Who gave it, and who wrote each version of that line before it was amended."""
    yield given.by
    while given.amends is not None:
        given = chart.line(given.amends)
        yield given.by


def _check_read_back(event: HandoffReceived) -> None:
    said = {one.what for one in event.read_back if one.said.strip()}
    for what, code in SAID_BACK.items():
        if what not in said:
            raise Refused(code)


def _check_seen(chart: Chart, sheet: HandoffState, event: HandoffReceived) -> None:
    """The receiver takes over what is so now: a stale sheet alone does not do.

    Whoever has the newer lines on the screen (`shown_hash` is of the record as it stands) may receive
    with a stale sheet in the hand. Lines that no sheet shows, such as an alarm's, do not count.
    """
    seen = truth_of(chart, event.shown_hash)
    if seen.holds:
        return
    if event.shown_hash == sheet.sheet.shown_hash:
        raise Refused("handoff_stale", lines=seen.lines, since=seen.since)
    raise Refused("handoff_moved_on")


def _known(chart: Chart, document_id: str) -> HandoffState:
    found = handoff_of(chart, document_id)
    if found is None:
        raise Refused("handoff_unknown", document=document_id)
    return found
