"""The site's record, alive: staff, chairs and site values, written by the road of a chart."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.admission_alarms import check_alarms
from infusetrack.domain.errors import BrokenWorld, InfuseTrackError, Refused
from infusetrack.domain.events import Event
from infusetrack.domain.record import Draft, Line, check_times
from infusetrack.domain.site import SITE, Site, replay_site
from infusetrack.session.chart_session import as_line
from infusetrack.session.ports import Clock, Record

Admit = Callable[[Site, Draft], None]


def _anything(_site: Site, _draft: Draft) -> None:
    """No gate: where no regimen is known, as in a tool."""


class SiteSession(QObject):
    """What the site's stream says, and the road by which it grows.

    Signals: `changed(site)` after each write that stands; `refused(error)` when the act
    made no sense (nothing was written); `broken(error)` when it may not be saved.
    """

    changed = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, *, record: Record, clock: Clock, admit: Admit = _anything) -> None:
        """Read the site's stream; `admit(site, draft)` refuses what may not be written now."""
        super().__init__()
        self._admit = admit
        self._record, self._clock = record, clock
        self.error: InfuseTrackError | None = None
        self.lines: tuple[Line, ...] = record.lines(SITE)
        self.site: Site = replay_site(self.lines)

    def now(self) -> datetime:
        """The present moment, UTC."""
        return self._clock.now()

    def reload(self) -> None:
        """Read the record again: another station may have written."""
        self._read()
        self.changed.emit(self.site)

    def write(self, event: Event, *, by: str, at: datetime | None = None, reason: str = "") -> Line | None:
        """Write a fact; None when it was refused or not saved (`error` and a signal say why)."""
        now = self._clock.now()
        draft = Draft(at or now, now, by, event, None, reason or None, uuid4().hex)
        self.error = None
        try:
            line = self._append(draft)
        except Refused as error:
            self.error = error
            self.refused.emit(error)
        except InfuseTrackError as error:
            self.error = error
            self.broken.emit(error)
        else:
            self.changed.emit(self.site)
            return line
        return None

    def _append(self, draft: Draft) -> Line:
        check_times(draft)
        check_alarms(draft)
        try:
            return self._try_and_write(draft)
        except BrokenWorld as error:
            if error.code != "written_elsewhere":
                raise
        self._read()
        return self._try_and_write(draft)

    def _try_and_write(self, draft: Draft) -> Line:
        seq = len(self.lines) + 1
        self._admit(self.site, draft)
        self.site.after(as_line(SITE, seq, draft))
        line = self._record.append(SITE, seq, draft)
        self.lines, self.site = (*self.lines, line), self.site.after(line)
        return line

    def _read(self) -> None:
        self.lines = self._record.lines(SITE)
        self.site = replay_site(self.lines)
