"""Charts a planned set of vital signs that was not taken in time, once, also where nobody was there to see it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.chart import Chart
from infusetrack.domain.lapses import entry_of, fact, look
from infusetrack.domain.record import LATE_AFTER
from infusetrack.domain.regimen import Regimen
from infusetrack.session.board_session import BoardSession
from infusetrack.session.chart_session import ChartSession
from infusetrack.session.ticker import BY
from infusetrack.wording.translate import tr

AGAIN = timedelta(minutes=1)
"""After a lapse that could not be written, the next try (LOCAL)."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was looked at, and until when there is nothing new in it."""

    chart: Chart
    regimen: Regimen
    day: str
    next_at: datetime | None


class LapseWatch:
    """Looks at each seated patient's day when its record grew or a planned point's time is over.

    What lapsed while the program was away is written from its first look on, one line a look.
    """

    def __init__(self, board: BoardSession) -> None:
        """Nothing was looked at yet."""
        self._board = board
        self._seen: dict[str, _Seen] = {}

    def look(self, now: datetime) -> None:
        """Write what has lapsed by now."""
        for seat in self._board.seats:
            session = self._board.session(seat.study_id)
            if self._is_new(seat.study_id, session, seat.day, now):
                self._seen[seat.study_id] = _written(session, seat.day, now)

    def _is_new(self, study_id: str, session: ChartSession, day: str, now: datetime) -> bool:
        old = self._seen.get(study_id)
        if old is None or old.chart is not session.chart or old.day != day:
            return True
        over = old.next_at is not None and now >= old.next_at
        return over or old.regimen is not session.regimen


def _written(session: ChartSession, day: str, now: datetime) -> _Seen:
    """One line a look, so that a window that catches up after a night never stands still."""
    found = look(session.chart, session.regimen, day, now)
    if not found.lapsed:
        return _Seen(session.chart, session.regimen, day, found.next_at)
    window = min(found.lapsed, key=lambda one: one.closes_at)
    event = fact(day, window)
    late = now - window.closes_at > LATE_AFTER
    reason = tr("Noted when the program looked again") if late else ""
    line = session.write(event, by=BY, at=window.closes_at, reason=reason, entry=entry_of(event))
    return _Seen(session.chart, session.regimen, day, now if line is not None else now + AGAIN)
