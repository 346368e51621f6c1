"""What a printed document said that the record says otherwise now: amended, struck out, or written late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import ClockGap, DocumentPrinted
from infusetrack.domain.handoff_state import still_true
from infusetrack.domain.record import Line


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
    """The number of the last line that a print knew, named by its hash; 0 for an empty record, or another one."""
    tip = printed.event.tip if isinstance(printed.event, DocumentPrinted) else printed.previous_hash
    return next((line.seq for line in reversed(chart.lines) if tip and line.hash == tip), 0)


def corrections(chart: Chart, printed: Line) -> tuple[Correction, ...]:
    """What must be told to whoever holds this print, in the order in which it happened.

    Which newer lines it should show is what `still_true` says; most of them only came later and make it old,
    not wrong. Nothing of a print that is of another record.
    """
    shown = shown_seq(chart, printed)
    newer = (line for line in still_true(chart, printed).newer if not isinstance(line.event, ClockGap))
    found = (_correction(chain, shown, printed.happened_at) for chain in _chains(chart, newer))
    told = (one for one in found if one is not None)
    return tuple(sorted(told, key=lambda one: (one.happened_at, one.changes[0].seq)))


def _chains(chart: Chart, newer: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Each fact that these lines are about, with all its versions, the first one first."""
    seen: set[int] = set()
    for line in newer:
        chain = [line]
        while chain[0].amends is not None:
            chain.insert(0, chart.line(chain[0].amends))
        if chain[0].seq in seen:
            continue
        seen.add(chain[0].seq)
        while chain[-1].seq in chart.amended_by:
            chain.append(chart.line(chart.amended_by[chain[-1].seq]))
        yield tuple(chain)


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
