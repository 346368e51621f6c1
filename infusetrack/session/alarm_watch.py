"""Watches the alarms of all chairs: sound first, then the log, then whoever shows them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.alarm import Alarm, Name
from infusetrack.domain.alarm_sound import (
    CHIME,
    LONGEST_PAUSE,
    Placed,
    SoundPause,
    in_order,
    is_loud,
    loudest,
    ringings,
)
from infusetrack.domain.alarms import AlarmGround, alarm_ground, alarms_at
from infusetrack.domain.board import Card, CardPhase
from infusetrack.domain.events import (
    AlarmAcknowledged,
    Priority,
    ReminderPutOff,
    SoundPaused,
)
from infusetrack.domain.record import Line
from infusetrack.domain.sound_plan import SoundPlan
from infusetrack.session.alarm_log import AlarmLog
from infusetrack.session.board_session import BoardSession
from infusetrack.session.hemoglobin_watch import HemoglobinWatch, not_at_all
from infusetrack.session.ports import Clock, Sounder
from infusetrack.session.site_session import SiteSession
from infusetrack.session.sound_ahead import SoundAhead
from infusetrack.session.station_alarms import StationAlarms
from infusetrack.wording.alarms import sentinel_words
from infusetrack.wording.events_names import NO_NAMES, names_of

WATCHED = frozenset(
    {CardPhase.HYDRATING, CardPhase.INFUSING, CardPhase.PAUSED, CardPhase.FLUSHING, CardPhase.OBSERVING}
)
"""While a chair is busy so, the program's own silence is an alarm."""
TONE = timedelta(seconds=5)
"""A tone test asks for its sound so long: one whole burst (IEC 60601-1-8: high, ten pulses)."""
HEARD_BETWEEN_S = 10.0
"""Between two pauses the sound is heard for so long: one whole burst at least (LOCAL)."""


class AlarmWatch(QObject):
    """The alarms that stand now, in every chair and of the station.

    Signals: `changed(tuple of Placed)` when an alarm came, went, got worse or was answered;
    `paused(SoundPause or None)` when the sound was paused or came back.
    """

    changed = Signal(object)
    paused = Signal(object)

    def __init__(
        self,
        board: BoardSession,
        site: SiteSession,
        *,
        clock: Clock,
        sounder: Sounder,
        sound_wanted: bool = True,
        hemoglobin: HemoglobinWatch | None = None,
    ) -> None:
        """`sound_wanted` is False where silence is no fault: in pictures and where none was asked for.

        Without a `hemoglobin` watch nothing is reviewed.
        """
        super().__init__()
        self._board, self._site, self._clock, self.sounder = board, site, clock, sounder
        self.hemoglobin = hemoglobin or HemoglobinWatch(not_at_all)
        self.station = StationAlarms(board, site, sounder if sound_wanted else None)
        self._standing: tuple[Placed, ...] = ()
        self._pause: SoundPause | None = None
        self._pause_ends, self._paused_last = 0.0, -HEARD_BETWEEN_S
        self._grounds: dict[str, AlarmGround] = {}
        self._ahead = SoundAhead()
        self._tone: tuple[Priority, datetime] | None = None
        self._chimes: dict[tuple[object, ...], datetime] = {}
        self._log = AlarmLog(board, self.station)
        self._plan = SoundPlan()

    @property
    def hemoglobin(self) -> HemoglobinWatch:
        """The watch that reads hemoglobin; the cards ask it too, for what it wants drawn."""
        return self._hemoglobin

    @hemoglobin.setter
    def hemoglobin(self, watch: HemoglobinWatch) -> None:
        self._hemoglobin = watch
        self._board.reviews_of = watch.known_of

    # --- what stands -----------------------------------------------------------------

    @property
    def standing(self) -> tuple[Placed, ...]:
        """All alarms and reminders of the last look, the most urgent first."""
        return self._standing

    @property
    def plan(self) -> SoundPlan:
        """What the sounder was last asked for."""
        return self._plan

    def of_chair(self, chair: int) -> tuple[Alarm, ...]:
        """The alarms of one chair, the most urgent first."""
        return tuple(one.alarm for one in self._standing if one.chair == chair)

    def pause_left(self, now: datetime) -> timedelta | None:
        """For how much longer the sound is paused; None while it is not."""
        if self._pause is None:
            return None
        steady = timedelta(seconds=self._pause_ends - self._clock.monotonic())
        return max(timedelta(0), min(self._pause.until - now, steady))

    def next_at(self) -> datetime | None:
        """When the next thing will ring; None where nothing is ahead."""
        return self._plan.coming[0].at if self._plan.coming else None

    # --- looking ----------------------------------------------------------------------

    def look(self, now: datetime) -> None:
        """Look at everything once: ask for the sound, then write the log, then tell who shows it."""
        cards = self._board.cards(now)
        before = self._standing
        self._standing = in_order(self._found(cards, now))
        self._end_pause(now)
        self._sound(cards, now)
        self._log.write_up(self._standing, now)
        if self._standing != before:
            self.changed.emit(self._standing)

    def look_again(self) -> None:
        """The same at once: somebody answered."""
        self.look(self._clock.now())

    def _found(self, cards: tuple[Card, ...], now: datetime) -> Iterator[Placed]:
        for card in cards:
            ground = self._ground(card)
            for alarm in alarms_at(ground, card.dues, now):
                yield Placed(card.seat.chair, card.seat.study_id, alarm)
        for alarm in self.station.alarms(now):
            yield Placed(0, "", alarm)

    def _ground(self, card: Card) -> AlarmGround:
        session = self._board.session(card.seat.study_id)
        reviews = self.hemoglobin.last_of(session.chart)
        known = self._grounds.get(card.seat.study_id)
        if (
            known is None
            or known.chart is not session.chart
            or known.regimen is not session.regimen
            or known.label != card.seat.day
            or known.reviews is not reviews
        ):
            known = alarm_ground(session.chart, session.regimen, card.seat.day, reviews)
            self._grounds[card.seat.study_id] = known
        return known

    # --- sound -------------------------------------------------------------------------

    def _sound(self, cards: tuple[Card, ...], now: datetime) -> None:
        loud = loudest(self._standing)
        chime = self._chime(now)
        moments = [
            one for card in cards for one in self._ahead.of(card, self._ground(card), self._standing, now)
        ]
        plan = SoundPlan(
            now=loud.alarm.priority if loud is not None else self._tone_now(now) or chime,
            words=self._words(loud) if loud is not None else "",
            paused_until=self._pause.until if self._pause is not None else None,
            coming=ringings(moments, now),
            watched=any(card.phase in WATCHED for card in cards),
        )
        if plan != self._plan:
            self._plan = plan
            self.sounder.keep(plan)

    def _chime(self, now: datetime) -> Priority | None:
        """A reminder sounds once, when it is first seen; put off and come back, once more."""
        seen: dict[tuple[object, ...], datetime] = {}
        for one in self._standing:
            if one.alarm.sounds and not is_loud(one.alarm):
                voice = (*one.voice, one.alarm.times_put_off)
                seen[voice] = min(self._chimes.get(voice, now), now)
        self._chimes = seen
        return "low" if any(now - since < CHIME for since in seen.values()) else None

    def play(self, priority: Priority) -> None:
        """Let one tone be heard; a real alarm goes before it."""
        self._tone = priority, self._clock.now()
        self.look_again()

    def _tone_now(self, now: datetime) -> Priority | None:
        """The tone that is tried; over after its time, or when the clock was set back."""
        if self._tone is not None and not timedelta(0) <= now - self._tone[1] < TONE:
            self._tone = None
        return self._tone[0] if self._tone is not None else None

    def _words(self, loud: Placed) -> str:
        regimen = self._board.session(loud.study_id).regimen if loud.study_id else None
        return sentinel_words(loud.chair, loud.alarm.condition, names_of(regimen) if regimen else NO_NAMES)

    # --- the pause ------------------------------------------------------------------------

    def pause_sound(self, by: str) -> bool:
        """No sound for two minutes, in all chairs; a new alarm ends it. It is logged, saved or not.

        False while one lasts or has only just ended: no pause makes another one longer.
        """
        if self._pause is not None or self._clock.monotonic() - self._paused_last < HEARD_BETWEEN_S:
            return False
        now, seconds = self._clock.now(), int(LONGEST_PAUSE.total_seconds())
        known = frozenset(one.voice for one in self._standing if is_loud(one.alarm))
        self._pause = SoundPause(now, now + LONGEST_PAUSE, known)
        self._pause_ends = self._clock.monotonic() + seconds
        self.paused.emit(self._pause)
        self.look(now)
        self._site.write(SoundPaused(seconds), by=by)
        return True

    def end_pause(self) -> None:
        """The sound comes back now."""
        if self._pause is not None:
            self._sound_is_back()
            self.look_again()

    def _sound_is_back(self) -> None:
        self._pause, self._paused_last = None, self._clock.monotonic()
        self.paused.emit(None)

    def _end_pause(self, now: datetime) -> None:
        """Over by either clock, or broken by something new."""
        if self._pause is None:
            return
        steady_over = self._clock.monotonic() >= self._pause_ends
        if steady_over or not self._pause.holds(self._standing, now):
            self._sound_is_back()

    # --- answers ------------------------------------------------------------------------------

    def acknowledge(self, one: Placed, *, by: str, note: str = "") -> Line | None:
        """A person takes this alarm on; None where the line could not be written, and it sounds on."""
        alarm = one.alarm
        fact = AlarmAcknowledged(alarm.day, alarm.key, alarm.kind, alarm.base, alarm.since, note)
        line = self._log.write(one, fact, by=by)
        self.look_again()
        return line

    def put_off(self, one: Placed, minutes: int, *, by: str, why: str = "") -> Line | None:
        """A reminder comes again after 5, 10 or 15 min; an alarm cannot be put off."""
        alarm = one.alarm
        if not alarm.is_reminder:
            return None
        line = self._log.write(
            one, ReminderPutOff(alarm.day, alarm.key, alarm.kind, alarm.since, minutes, why), by=by
        )
        self.look_again()
        return line

    def find(self, study_id: str, name: Name) -> Placed | None:
        """The alarm that still stands under this name."""
        return next(
            (one for one in self._standing if (one.study_id, one.alarm.name) == (study_id, name)), None
        )
