"""Writes the alarm log: each alarm once by the program, each answer by a person."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from infusetrack.domain.admission_alarms import MACHINE
from infusetrack.domain.alarm import rank
from infusetrack.domain.alarm_sound import Placed
from infusetrack.domain.events import AlarmEscalated, AlarmRaised, Event, Priority
from infusetrack.domain.record import Line
from infusetrack.session.board_session import BoardSession
from infusetrack.session.station_alarms import StationAlarms

WRITE_AGAIN = timedelta(seconds=30)
"""A line that could not be written is tried again after so long; the sound does not wait for it."""


class AlarmLog:
    """The lines of alarms, in the patient's chart, and in the site's record for the station's own."""

    def __init__(self, board: BoardSession, station: StationAlarms) -> None:
        """Nothing was tried yet."""
        self._board, self._station = board, station
        self._tried: dict[tuple[object, ...], datetime] = {}

    def write_up(self, standing: Iterable[Placed], now: datetime) -> None:
        """What sounds and is not in the log yet; reminders are no alarms and stay out of it."""
        for one in standing:
            alarm = one.alarm
            if not alarm.sounds or rank(alarm.base) < rank("medium"):
                continue
            if not alarm.raised:
                self._tell(one, AlarmRaised, alarm.base, now)
            elif alarm.escalated and not alarm.escalation_told:
                self._tell(one, AlarmEscalated, alarm.priority, now)

    def _tell(
        self, one: Placed, kind: type[AlarmRaised] | type[AlarmEscalated], priority: Priority, now: datetime
    ) -> None:
        alarm = one.alarm
        tried = (one.study_id, alarm.name, kind, priority)
        last = self._tried.get(tried)
        if last is not None and timedelta(0) <= now - last < WRITE_AGAIN:
            return
        self._tried[tried] = now
        fact = kind(alarm.day, alarm.key, alarm.kind, priority, alarm.since)
        if self.write(one, fact, by=MACHINE) is not None:
            self._tried.pop(tried, None)

    def write(self, one: Placed, fact: Event, *, by: str) -> Line | None:
        """One line about an alarm; None where it was refused or could not be saved."""
        if one.study_id:
            return self._board.session(one.study_id).write(fact, by=by)
        return self._station.write(fact, by=by)
