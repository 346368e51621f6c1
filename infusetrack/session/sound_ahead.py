"""What will ring in each chair if nobody does anything: computed when something changed, not every second."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.alarm_sound import Placed
from infusetrack.domain.alarms import AlarmGround, conditions, next_rungs
from infusetrack.domain.board import Card
from infusetrack.domain.events import Priority
from infusetrack.wording.alarms import sentinel_words
from infusetrack.wording.events_names import names_of

Moment = tuple[datetime, Priority, str]
"""When it rings, how, and the words of the chair and the matter, without a name."""


@dataclass(frozen=True, slots=True)
class _Known:
    of: tuple[object, ...]
    moments: tuple[Moment, ...]


class SoundAhead:
    """The moments of each chair, kept as long as its chart, its due things and its alarms stay the same."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._known: dict[str, _Known] = {}

    def of(
        self, card: Card, ground: AlarmGround, standing: Iterable[Placed], now: datetime
    ) -> tuple[Moment, ...]:
        """The moments of one chair; some of them may be past."""
        study_id = card.seat.study_id
        stands = tuple((one.voice, one.alarm.sounds) for one in standing if one.study_id == study_id)
        chart = (ground.chart.next_seq, ground.label, id(ground.regimen))
        of = (card.seat.chair, chart, tuple((due.key, due.at) for due in card.dues), stands)
        known = self._known.get(study_id)
        if known is None or known.of != of:
            known = self._known[study_id] = _Known(of, tuple(_computed(card, ground, now)))
        return known.moments


def _computed(card: Card, ground: AlarmGround, now: datetime) -> Iterator[Moment]:
    names = names_of(ground.regimen)
    for condition in conditions(ground, card.dues):
        words = sentinel_words(card.seat.chair, condition, names)
        for rung in next_rungs(condition, ground.answers, now):
            yield rung.at, rung.priority, words
