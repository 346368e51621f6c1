"""Alarms of the station itself, and their answers: kept in the site's record, or in memory where it cannot be written."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from infusetrack.domain.alarm import Alarm, Condition
from infusetrack.domain.alarm_answers import LOG, Answers, by_name
from infusetrack.domain.alarm_station import backup_condition, sound_condition, store_condition
from infusetrack.domain.alarms import standing
from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.domain.events import Event
from infusetrack.domain.record import Line
from infusetrack.domain.site import SITE
from infusetrack.session.board_session import BoardSession
from infusetrack.session.ports import Sounder
from infusetrack.session.site_session import SiteSession

LOOK_AGAIN = timedelta(minutes=1)
"""How often the folder of backups is looked at."""


class StationAlarms(QObject):
    """Whether the record can be written, whether anything can be heard, how old the last backup is.

    `backed_up_at` may be set to a function that answers when the last backup was made (None: never).
    """

    def __init__(self, board: BoardSession, site: SiteSession, sounder: Sounder | None) -> None:
        """Without a `sounder` silence is no fault."""
        super().__init__()
        self._site, self._sounder = site, sounder
        self.backed_up_at: Callable[[], datetime | None] | None = None
        self._backup: tuple[datetime, datetime | None] | None = None
        self._broken = False
        self._broken_since: datetime | None = None
        self._silent_since: datetime | None = None
        self._answers, self._in_memory = Answers(), list[Line]()
        for signal in (board.broken, site.broken):
            signal.connect(self._broke)
        board.chart_changed.connect(lambda _study_id: self._saved())
        site.changed.connect(lambda _site: self._site_changed())
        self._read()

    def _broke(self, error: InfuseTrackError) -> None:
        self._broken = self._broken or error.code == "store_failed"

    def _saved(self) -> None:
        self._broken = False

    def _site_changed(self) -> None:
        self._saved()
        self._read()

    def _read(self) -> None:
        lines = [one for one in self._site.lines if isinstance(one.event, LOG)]
        self._answers = Answers(by_name([*lines, *self._in_memory]))

    def alarms(self, now: datetime) -> Iterator[Alarm]:
        """The station's alarms at this moment."""
        for condition in self._conditions(now):
            alarm = standing(condition, self._answers, now)
            if alarm is not None:
                yield alarm

    def _conditions(self, now: datetime) -> Iterator[Condition]:
        self._broken_since = (self._broken_since or now) if self._broken else None
        if self._broken_since is not None:
            yield store_condition(self._broken_since)
        silent = self._sounder is not None and not self._sounder.through
        self._silent_since = min(self._silent_since or now, now) if silent else None
        if self._silent_since is not None:
            yield sound_condition(self._silent_since)
        last = self._last_backup(now)
        if last is not None:
            yield backup_condition(last)

    def _last_backup(self, now: datetime) -> datetime | None:
        if self.backed_up_at is None:
            return None
        if self._backup is None or abs(now - self._backup[0]) >= LOOK_AGAIN:
            self._backup = now, self.backed_up_at()
        return self._backup[1]

    def write(self, fact: Event, *, by: str) -> Line | None:
        """Write to the site's record; an answer that cannot be saved holds in memory as long as the program runs."""
        line = self._site.write(fact, by=by)
        refused = isinstance(self._site.error, Refused)
        if line is None and isinstance(fact, LOG) and by and not refused:
            seq = len(self._site.lines) + len(self._in_memory) + 1
            now = self._site.now()
            line = Line(SITE, seq, now, now, by, fact)
            self._in_memory.append(line)
            self._read()
        return line
