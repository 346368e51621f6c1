"""The whole unit, alive: the charts of the seated patients, their cards, what comes up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.board import Card, Coming, Standing, card_at, coming_up, standing
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ChairLeft, ChairTaken, PatientEnrolled
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import Seat, Site
from infusetrack.session.chart_session import ChartSession, patient_stream
from infusetrack.session.ports import Clock, Record
from infusetrack.session.site_session import SiteSession

PREFIX = patient_stream("")
AGES_AFTER = timedelta(minutes=10)
"""How long the judgement of laboratory values on a card may stand (they go stale after 72 h)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What charts stand on: the record, the clock, and the regimens by id (one at least).

    `read` makes a chart of its lines when it is opened.
    """

    record: Record
    clock: Clock
    regimens: Mapping[str, Regimen]
    read: Callable[[Sequence[Line]], Chart] = replay


def none_known(_chart: Chart) -> Sequence[Review]:
    """Where nobody reads hemoglobin."""
    return ()


class BoardSession(QObject):
    """Chairs and the charts of those who sit in them.

    Signals: `changed()` when a chair was taken or left; `chart_changed(study_id)` when the
    chart of any opened patient grew; `broken(error)` when a line of any of them may not be saved.
    """

    changed = Signal()
    chart_changed = Signal(str)
    broken = Signal(object)
    reviews_of: Callable[[Chart], Sequence[Review]]
    """What the hemoglobin watch says of a chart; nothing where none watches."""

    def __init__(self, site: SiteSession, ground: Ground) -> None:
        """Open the chart of each seated patient."""
        super().__init__()
        self._site, self._ground = site, ground
        self._sessions: dict[str, ChartSession] = {}
        self._seats: tuple[Seat, ...] = ()
        self._regimens: dict[str, Regimen] = {}
        self._standings: dict[str, Standing] = {}
        self._moment: tuple[object, ...] = ()
        self._cards: tuple[Card, ...] = ()
        self.reviews_of = none_known
        self._site_changed(site.site)
        site.changed.connect(self._site_changed)

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Who sits where, by chair number."""
        return self._seats

    @property
    def study_ids(self) -> tuple[str, ...]:
        """Everybody who has a chart, sorted."""
        streams = self._ground.record.streams()
        return tuple(stream.removeprefix(PREFIX) for stream in streams if stream.startswith(PREFIX))

    def patients(self) -> tuple[PatientEnrolled, ...]:
        """Everybody enrolled, by study number; no chart is opened for it."""
        events = (line.event for line in self._ground.record.of_kind(PatientEnrolled.__name__))
        enrolled = {event.study_id: event for event in events if isinstance(event, PatientEnrolled)}
        return tuple(enrolled[study_id] for study_id in sorted(enrolled))

    def session(self, study_id: str, regimen: str = "") -> ChartSession:
        """The patient's open chart; a new patient's begins empty, under `regimen`."""
        if study_id not in self._sessions:
            self._sessions[study_id] = self._opened(study_id, regimen)
        return self._sessions[study_id]

    def _opened(self, study_id: str, regimen: str) -> ChartSession:
        ground, first = self._ground, regimen or next(iter(self._regimens))
        opened = ChartSession(
            patient_stream(study_id), record=ground.record, clock=ground.clock,
            regimen=self._regimens[first], read=ground.read,
        )  # fmt: skip
        self._fit_regimen(opened)
        opened.changed.connect(lambda _: self._grown(study_id))
        opened.broken.connect(self.broken)
        return opened

    def _grown(self, study_id: str) -> None:
        self._fit_regimen(self._sessions[study_id])
        self.chart_changed.emit(study_id)

    def _fit_regimen(self, session: ChartSession) -> None:
        """The regimen that the patient was enrolled under, with the site's limits."""
        patient = session.chart.patient
        known = patient.regimen if patient else session.regimen.id
        if known not in self._regimens:
            raise Refused("regimen_unknown", regimen=known)
        session.regimen = self._regimens[known]

    # --- chairs --------------------------------------------------------------------

    def seat(self, chair: int, study_id: str, day: str, *, by: str) -> Line | None:
        """Seat an enrolled patient for a cycle day; None when refused (the site session tells)."""
        try:
            self._check_seat(study_id, day)
        except Refused as error:
            self._site.refused.emit(error)
            return None
        return self._site.write(ChairTaken(chair, study_id, CycleDay.of(day).label), by=by)

    def _check_seat(self, study_id: str, day: str) -> None:
        if study_id not in self.study_ids or self.session(study_id).chart.patient is None:
            raise Refused("patient_unknown", study_id=study_id)
        key = CycleDay.of(day)
        self.session(study_id).regimen.steps_of(key.cycle, key.day)

    def leave(self, chair: int, *, by: str) -> Line | None:
        """Free a chair; refused while an infusion runs or is paused there."""
        seat = self._site.site.seats.get(chair)
        if seat is None:
            self._site.refused.emit(Refused("chair_free", chair=chair))
            return None
        if _infusing(self.session(seat.study_id)):
            self._site.refused.emit(Refused("chair_infusing", chair=chair))
            return None
        return self._site.write(ChairLeft(chair, seat.study_id), by=by)

    def _site_changed(self, site: Site) -> None:
        self._regimens = {key: with_site_limits(one, site) for key, one in self._ground.regimens.items()}
        for session in self._sessions.values():
            self._fit_regimen(session)
        seats = tuple(site.seats[chair] for chair in sorted(site.seats))
        for seat in seats:
            self.session(seat.study_id)
        if seats != self._seats:
            self._seats = seats
            self.changed.emit()

    # --- now -------------------------------------------------------------------------

    def cards(self, now: datetime) -> tuple[Card, ...]:
        """One card for each taken chair, by chair number; asked twice in a moment, made once."""
        known = tuple(self._known(seat, one, now) for seat, one in self._seated())
        moment = (now, *(id(one) for one in known))
        if moment != self._moment:
            self._moment, self._cards = moment, tuple(card_at(one, now) for one in known)
        return self._cards

    def _known(self, seat: Seat, session: ChartSession, now: datetime) -> Standing:
        """The lasting part of a card, made anew when its chart grew or its values aged."""
        old, reviews = self._standings.get(seat.study_id), self.reviews_of(session.chart)
        if (
            old is None
            or old.seat != seat
            or old.chart is not session.chart
            or old.regimen is not session.regimen
            or old.reviews is not reviews
            or abs(now - old.since) > AGES_AFTER + timedelta(seconds=seat.chair)
        ):
            old = self._standings[seat.study_id] = standing(
                seat, session.chart, session.regimen, now, reviews=reviews
            )
        return old

    def coming_up(self, now: datetime) -> tuple[Coming, ...]:
        """What is due in all chairs, the earliest first."""
        return coming_up(self.cards(now))

    def running(self) -> tuple[ChartSession, ...]:
        """Charts with an infusion that runs or is paused."""
        return tuple(one for _, one in self._seated() if _infusing(one))

    def at_work(self) -> tuple[ChartSession, ...]:
        """Charts whose day in a chair has begun and is not signed: a clock that moves concerns them all."""
        records = ((one, one.chart.day(seat.day)) for seat, one in self._seated())
        begun = [one for one, record in records if record.last_seq and not record.is_signed]
        return tuple(dict.fromkeys((*begun, *self.running())))

    def _seated(self) -> Iterator[tuple[Seat, ChartSession]]:
        for seat in self._seats:
            yield seat, self._sessions[seat.study_id]


def _infusing(session: ChartSession) -> bool:
    infusions = (one for day in session.chart.days.values() for one in day.infusions.values())
    return any(one.phase in {Phase.RUNNING, Phase.PAUSED} for one in infusions)
