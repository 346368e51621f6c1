"""What every screen shares: who is signed in, whose chart is open, and what time it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QObject, Signal, SignalInstance

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay, DayView, day_view
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.events import Event
from infusetrack.domain.expedited import ExpeditedRule
from infusetrack.domain.mappings import nothing
from infusetrack.domain.quantities import Guard
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import Staff
from infusetrack.domain.term_book import TermBook, no_terms
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession
from infusetrack.session.chart_session import ChartSession
from infusetrack.session.no_drafts import NoDrafts
from infusetrack.session.no_sound import NoSound
from infusetrack.session.ports import Clock, Drafts
from infusetrack.session.sign_in import SignIn
from infusetrack.session.site_session import SiteSession
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

ADD_TOXICITY = "toxicity-add"
"""Asked for with T from any screen: the picker of toxicities, with the keyboard in it."""
BEFORE_TRIAL = "toxicity-before"
"""Asked for after the enrolment: the same picker for what the patient had before the trial."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the bedside is made of; `app` alone knows the real ones."""

    clock: Clock
    zone: tzinfo
    regimens: Mapping[str, Regimen]
    site: SiteSession
    board: BoardSession
    sign_in: SignIn
    rehearsal: bool = False
    guards: Mapping[str, Guard] = field(default_factory=nothing)
    drafts: Drafts = field(default_factory=NoDrafts)
    alarms: AlarmWatch | None = None
    emergency: Callable[[], tuple[EmergencyDrug, ...]] = tuple
    terms: Callable[[], TermBook] = no_terms
    expedited: Callable[[], tuple[ExpeditedRule, ...]] = tuple


@dataclass(frozen=True, slots=True)
class Written:
    """What became of an act: the line, or the sentence that says why there is none."""

    line: Line | None
    words: str = ""
    code: str = ""
    """What kind of refusal it was, so that a form can find the field; empty for none."""

    @property
    def stands(self) -> bool:
        """True once it is in the record."""
        return self.line is not None


class Bedside(QObject):
    """The shared ground of all screens; it holds no clinical truth of its own.

    Signals: `chart_opened(session or None)`, `chart_changed(chart)`, `ticked(now)`,
    `person_changed(Staff or None)`, `told(words, level)` with level info, refused or
    not_saved, `asked_for(screen key, or print)`, `step_asked(step key)`,
    `back_up_asked()` after a signature, `find_asked()`,
    `seat_asked(study id)`.
    """

    chart_opened = Signal(object)
    chart_changed = Signal(object)
    ticked = Signal(object)
    person_changed = Signal(object)
    told = Signal(str, str)
    asked_for = Signal(str)
    step_asked = Signal(str)
    back_up_asked = Signal()
    find_asked = Signal()
    seat_asked = Signal(str)

    def __init__(self, tools: Tools) -> None:
        """Nobody is signed in and no chart is open yet."""
        super().__init__()
        self.tools = tools
        self.alarms = tools.alarms or AlarmWatch(
            tools.board, tools.site, clock=tools.clock, sounder=NoSound(), sound_wanted=False
        )
        self.person: Staff | None = None
        self.session: ChartSession | None = None
        self.day_label = ""
        self._error: InfuseTrackError | None = None
        self._seen: tuple[tuple[Chart, str, Regimen], DayView] | None = None
        tools.site.refused.connect(self._keep)
        tools.site.broken.connect(self._keep)

    # --- the moment --------------------------------------------------------------

    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.tools.clock.now()

    def today(self) -> date:
        """The present date at the site."""
        return self.now().astimezone(self.zone).date()

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return self.tools.zone

    @property
    def guards(self) -> Mapping[str, Guard]:
        """What is plausible for a typed number, by the field's name in the table of limits."""
        return self.tools.guards

    def tick(self, now: datetime) -> None:
        """Tell every screen what time it is."""
        self.ticked.emit(now)

    # --- the person ----------------------------------------------------------------

    @property
    def badge(self) -> str:
        """Who is signed in, as written in the record; empty for nobody."""
        return self.person.badge if self.person else ""

    def set_person(self, person: Staff | None) -> None:
        """Somebody signed in, or everybody left."""
        self.person = person
        self.person_changed.emit(person)

    def verify(self, badge: str, pin: str, answer: Callable[[Staff | None, str], None]) -> None:
        """Check a PIN off the window's thread; `answer(staff or None, words)` comes later."""
        self.tools.sign_in.verify(badge, pin, lambda who, why: answer(who, self.words_of(why)))

    # --- the chart -------------------------------------------------------------------

    @property
    def chart(self) -> Chart:
        """The open chart; an empty one while none is open."""
        return self.session.chart if self.session else Chart()

    @property
    def regimen(self) -> Regimen:
        """The open patient's regimen, else the first one known."""
        if self.session is not None:
            return self.session.regimen
        return next(iter(self.tools.regimens.values()))

    @property
    def record(self) -> DayRecord:
        """What happened on the open cycle day."""
        return self.chart.day(self.day_label)

    def view(self) -> DayView | None:
        """The steps of the open cycle day; None while there is none."""
        if self.session is None or not self.day_label:
            return None
        of = (self.chart, self.day_label, self.regimen)
        if self._seen is None or any(one is not other for one, other in zip(self._seen[0], of, strict=True)):
            self._seen = of, day_view(self.regimen, self.record)
        return self._seen[1]

    def open_patient(self, study_id: str, day_label: str) -> None:
        """Open a patient's chart at a cycle day (an empty label shows no day)."""
        if self.session is not None:
            for signal, slot in self._wires(self.session):
                signal.disconnect(slot)
        self.session = self.tools.board.session(study_id)
        self.day_label = CycleDay.of(day_label).label if day_label else ""
        for signal, slot in self._wires(self.session):
            signal.connect(slot)
        self.chart_opened.emit(self.session)
        self.chart_changed.emit(self.chart)

    def close_patient(self) -> None:
        """Put the chart away."""
        if self.session is not None:
            for signal, slot in self._wires(self.session):
                signal.disconnect(slot)
        self.session, self.day_label = None, ""
        self.chart_opened.emit(None)

    def _wires(self, session: ChartSession) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (session.changed, self._changed),
            (session.refused, self._keep),
            (session.broken, self._keep),
        )

    def _changed(self, chart: Chart) -> None:
        self.chart_changed.emit(chart)

    def _keep(self, error: InfuseTrackError) -> None:
        self._error = error

    # --- acts --------------------------------------------------------------------------

    def write(
        self, event: Event, *, at: datetime | None = None, reason: str = "", by: str = "", entry: str = ""
    ) -> Written:
        """Write a fact to the open chart as the signed-in person (or `by`, a checked second one)."""
        if self.session is None or not (by or self.badge):
            return Written(None, tr("Sign in and open a patient first."))
        self._error = None
        line = self.session.write(event, by=by or self.badge, at=at, reason=reason, entry=entry)
        return Written(line, self._told(), self._code())

    def amend(self, line: Line, event: Event | None, *, reason: str, at: datetime | None = None) -> Written:
        """Replace a line of the open chart, or strike it out with `event=None`."""
        if self.session is None or not self.badge:
            return Written(None, tr("Sign in and open a patient first."))
        self._error = None
        amended = self.session.amend(line, event, by=self.badge, reason=reason, at=at)
        return Written(amended, self._told(), self._code())

    def write_for(
        self, study_id: str, event: Event, *, by: str = "", entry: str = "", regimen: str = ""
    ) -> Written:
        """Write a fact to any patient's chart; `regimen` is the id that a new patient's begins under."""
        if not (by or self.badge):
            return Written(None, tr("Sign in first."))
        session = self.tools.board.session(study_id, regimen)
        self._error = None
        is_open = session is self.session
        for signal in () if is_open else (session.refused, session.broken):
            signal.connect(self._keep)
        line = session.write(event, by=by or self.badge, entry=entry)
        for signal in () if is_open else (session.refused, session.broken):
            signal.disconnect(self._keep)
        return Written(line, self._told(), self._code())

    def seat(self, chair: int, study_id: str, day: str) -> Written:
        """Seat an enrolled patient in a chair for a cycle day."""
        return self._at_site(lambda: self.tools.board.seat(chair, study_id, day, by=self.badge))

    def leave(self, chair: int) -> Written:
        """Free a chair; refused while an infusion runs or is paused there."""
        return self._at_site(lambda: self.tools.board.leave(chair, by=self.badge))

    def _at_site(self, act: Callable[[], Line | None]) -> Written:
        if not self.badge:
            return Written(None, tr("Sign in first."))
        self._error = None
        line = act()
        return Written(line, self._told(), self._code())

    def _code(self) -> str:
        return self._error.code if self._error else ""

    def _told(self) -> str:
        if self._error is None:
            return ""
        words = self.words_of(self._error)
        broken = self._error.code in {"store_failed", "written_elsewhere"}
        self.told.emit(words, "not_saved" if broken else "refused")
        return words

    def words_of(self, error: InfuseTrackError | None) -> str:
        """One plain sentence for an error, empty for none."""
        return "" if error is None else sentence(error, self.zone)
