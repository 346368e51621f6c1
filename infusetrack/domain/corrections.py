"""What a printed document said that the record says otherwise now: amended, struck out, or written late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.day_fold import ASIDE
from infusetrack.domain.events import ClockGap, DocumentPrinted
from infusetrack.domain.record import Line

ONE_DAY = frozenset({"day", "day summary"})
"""Documents that tell of one cycle day; what belongs to other days was not on them."""
NOT_PRINTED = (*ASIDE, ClockGap)
"""What no document's words rest on: other prints, handoffs, the alarm log, the clock."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact that a print tells otherwise than the record.

    `old` is the line that was on it (None: the fact was missing there), `now` the line that stands
    (None: struck out), `changes` what was written about it since, oldest first.
    """

    old: Line | None
    now: Line | None
    changes: tuple[Line, ...]

    @property
    def kind(self) -> Literal["amended", "struck", "added"]:
        """What happened to it."""
        if self.old is None:
            return "added"
        return "struck" if self.now is None else "amended"

    @property
    def happened_at(self) -> datetime:
        """The moment that it is about."""
        line = self.old or self.now
        return line.happened_at if line else self.changes[-1].happened_at


def shown_seq(chart: Chart, printed: Line) -> int:
    """The number of the last line that a print knew; it is named by its hash."""
    tip = printed.event.tip if isinstance(printed.event, DocumentPrinted) else ""
    for line in reversed(chart.lines[: printed.seq]):
        if tip and line.hash == tip:
            return line.seq
    return printed.seq - 1


def corrections(chart: Chart, printed: Line) -> tuple[Correction, ...]:
    """What must be told to whoever holds this print, in the order in which it happened."""
    shown = shown_seq(chart, printed)
    found = (
        _correction(chain, shown, printed.happened_at)
        for chain in _chains(chart, shown)
        if _was_told(printed, chain)
    )
    told = (one for one in found if one is not None)
    return tuple(sorted(told, key=lambda one: (one.happened_at, one.changes[0].seq)))


def _chains(chart: Chart, shown: int) -> Iterator[tuple[Line, ...]]:
    """Each fact that was written or changed after the print, with all its versions, the first first."""
    seen: set[int] = set()
    for line in chart.lines[shown:]:
        chain = [line]
        while chain[0].amends is not None:
            chain.insert(0, chart.line(chain[0].amends))
        if chain[0].seq in seen:
            continue
        seen.add(chain[0].seq)
        while chain[-1].seq in chart.amended_by:
            chain.append(chart.line(chart.amended_by[chain[-1].seq]))
        yield tuple(chain)


def _was_told(printed: Line, chain: tuple[Line, ...]) -> bool:
    """Whether a fact belongs to what the document tells of."""
    events = [line.event for line in chain if line.event is not None]
    if any(isinstance(event, NOT_PRINTED) for event in events):
        return False
    document = printed.event
    if not isinstance(document, DocumentPrinted) or document.document not in ONE_DAY:
        return True
    days = {str(getattr(event, "day", "")) for event in events}
    return bool(days & {"", document.day})


def _correction(chain: tuple[Line, ...], shown: int, printed_at: datetime) -> Correction | None:
    known = [line for line in chain if line.seq <= shown]
    changes = tuple(line for line in chain if line.seq > shown)
    last = chain[-1]
    now = last if last.event is not None else None
    if known:
        old = known[-1]
        same = now is not None and (old.event, old.happened_at) == (now.event, now.happened_at)
        return None if same else Correction(old, now, changes)
    if now is None or now.happened_at > printed_at:
        return None
    return Correction(None, now, changes)
