"""When the program was last there: a small file beside the record, and the line that says it was away."""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from infusetrack.domain.events import ClockGap
from infusetrack.session.board_session import BoardSession
from infusetrack.session.chart_session import ChartSession
from infusetrack.session.ticker import BY

EVERY = timedelta(seconds=5)
"""How exactly the moment is known at which the program went."""


class Presence:
    """The last moment at which the program was seen alive; no part of the record, and no patient is in it."""

    def __init__(self, path: Path) -> None:
        """What the last run left behind is read now."""
        self._path = path
        self.last_seen = _read(path)
        self._touched: datetime | None = None

    def touch(self, now: datetime) -> None:
        """The program is there; written every few seconds."""
        if self._touched is not None and abs(now - self._touched) < EVERY:
            return
        self._touched = now
        with contextlib.suppress(OSError):
            self._path.write_text(now.isoformat(), encoding="ascii")


def _read(path: Path) -> datetime | None:
    try:
        found = datetime.fromisoformat(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def tell_away(board: BoardSession, last_seen: datetime | None, now: datetime) -> None:
    """Write into each chart with a running infusion that nobody looked, and since when."""
    for session in board.running():
        away = now - _since(session, last_seen)
        session.write(ClockGap("away", max(0, round(away.total_seconds()))), by=BY)


def _since(session: ChartSession, last_seen: datetime | None) -> datetime:
    """The later of the last sign of life and the last line: the program was there when it wrote."""
    written = max(line.written_at for line in session.chart.lines)
    return written if last_seen is None else max(written, last_seen)
