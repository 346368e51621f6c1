"""The sound plan of the whole unit as far as due moments go: what the sentinel would ring by itself."""

from collections.abc import Iterator
from datetime import datetime

from infusetrack.domain.alarm_ladder import GRACE
from infusetrack.domain.board import Coming
from infusetrack.domain.reminders import DueState
from infusetrack.domain.sound_plan import Ringing, SoundPlan
from infusetrack.session.board_session import BoardSession
from infusetrack.wording.dues import due_words
from infusetrack.wording.events_names import names_of


def sound_plan(board: BoardSession, now: datetime) -> SoundPlan:
    """Each thing still to come at its moment, and again more urgently once its grace is over."""
    rings = [ring for one in board.coming_up(now) for ring in _rings(board, one, now)]
    return SoundPlan(coming=tuple(sorted(rings, key=lambda ring: ring.at)), watched=bool(board.running()))


def _rings(board: BoardSession, one: Coming, now: datetime) -> Iterator[Ringing]:
    session = board.session(one.study_id)
    day = next((seat.day for seat in board.seats if seat.study_id == one.study_id), "")
    words = f"{one.chair} · {due_words(one.due, day, names_of(session.regimen))}"
    if one.due.state in {DueState.LATER, DueState.SOON}:
        yield Ringing(one.due.at, "low", words)
    if one.due.at + GRACE > now:
        yield Ringing(one.due.at + GRACE, "medium", words)
