"""One patient's open chart: tries each act in memory, writes it, and only then tells."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.admission import admit
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.errors import BrokenWorld, InfuseTrackError, Refused
from infusetrack.domain.events import Event
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.session.ports import Clock, Record


def patient_stream(study_id: str) -> str:
    """The stream that holds one patient's record."""
    return f"patient/{study_id}"


class ChartSession(QObject):
    """The chart of one patient, and the road by which it grows.

    Signals: `changed(chart)` after each write that stands; `refused(error)` when the act
    made no sense (nothing was written); `broken(error)` when it may not be saved.
    """

    changed = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(
        self,
        stream: str,
        *,
        record: Record,
        clock: Clock,
        regimen: Regimen,
        read: Callable[[Sequence[Line]], Chart] = replay,
    ) -> None:
        """Open a stream; an empty one is a patient not yet enrolled. `read` makes the chart of its lines."""
        super().__init__()
        self._record, self._clock, self._stream = record, clock, stream
        self.regimen = regimen
        self.chart: Chart = read(record.lines(stream))

    @property
    def stream(self) -> str:
        """The stream's name."""
        return self._stream

    def reload(self) -> None:
        """Read the record again: another station may have written."""
        self.chart = replay(self._record.lines(self._stream))
        self.changed.emit(self.chart)

    def write(
        self, event: Event, *, by: str, at: datetime | None = None, reason: str = "", entry: str = ""
    ) -> Line | None:
        """Write a fact. `at` is when it happened (now if None), `entry` the form's own key.

        Returns the line, or None when it was refused or could not be saved (a signal says
        which; the caller keeps what was typed).
        """
        return self._try(event, by=by, at=at, reason=reason, amends=None, entry=entry)

    def amend(
        self, line: Line, event: Event | None, *, by: str, reason: str, at: datetime | None = None
    ) -> Line | None:
        """Replace a line, or strike it out with `event=None`; the old line stays readable."""
        happened = at or line.happened_at
        return self._try(event, by=by, at=happened, reason=reason, amends=line.seq, entry="")

    def _try(
        self,
        event: Event | None,
        *,
        by: str,
        at: datetime | None,
        reason: str,
        amends: int | None,
        entry: str,
    ) -> Line | None:
        now = self._clock.now()
        draft = Draft(at or now, now, by, event, amends, reason or None, entry or uuid4().hex)
        try:
            line = self._append(draft)
        except Refused as error:
            self.refused.emit(error)
        except InfuseTrackError as error:
            self.broken.emit(error)
        else:
            self.changed.emit(self.chart)
            return line
        return None

    def _append(self, draft: Draft) -> Line:
        try:
            return self._decide_and_write(draft)
        except BrokenWorld as error:
            if error.code != "written_elsewhere":
                raise
        self.chart = replay(self._record.lines(self._stream))
        return self._decide_and_write(draft)

    def _decide_and_write(self, draft: Draft) -> Line:
        admit(self.chart, self.regimen, draft)
        seq = self.chart.next_seq
        self.chart.check(as_line(self._stream, seq, draft))
        line = self._record.append(self._stream, seq, draft)
        if line.seq == seq:
            self.chart = self.chart.after(line)
        else:
            self.chart = replay(self._record.lines(self._stream))
        if (line.event, line.amends) != (draft.event, draft.amends):
            self.changed.emit(self.chart)
            raise Refused("saved_before", seq=line.seq)
        return line


def as_line(stream: str, seq: int, draft: Draft) -> Line:
    """The line that a draft would become; its hashes come with the writing."""
    return Line(
        stream, seq, draft.happened_at, draft.written_at, draft.by,
        draft.event, draft.amends, draft.reason, draft.entry,
    )  # fmt: skip
