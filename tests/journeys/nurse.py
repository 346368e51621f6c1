"""Hands at the keyboard: types into the fields in sight, presses the keys on the buttons."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.app.memory import calm_tidying
from infusetrack.app.parts import Parts
from infusetrack.app.station import Station
from infusetrack.domain.site import SITE
from infusetrack.places import Places
from infusetrack.store.record_store import RecordStore
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.ui.widgets.time_field import TimeField
from tests.fakes import FakeClock
from tests.journeys.stopwatch import Stopwatch

ZONE = ZoneInfo("America/New_York")
KEY = b"journey key, thirty-two bytes ok"
PIN = "408215"
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_station(folder: Path, clock: FakeClock) -> Station:
    """The program as `app` puts it together, over a real encrypted file and a clock that we move."""
    record = RecordStore(folder / "record.db", KEY)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    station = Station(app, Parts(record, KEY, clock, ZONE, Places.of(folder), hasher=HASHER))
    station.window.show()
    calm_tidying()
    station.window.activateWindow()
    assert QTest.qWaitForWindowActive(station.window)
    return station


class Nurse:
    """One person at one station."""

    def __init__(self, station: Station, clock: FakeClock, qtbot) -> None:
        self.station, self.clock, self.qtbot = station, clock, qtbot
        self.window, self.bedside = station.window, station.bedside
        self.watch = Stopwatch()

    # --- time ---------------------------------------------------------------------

    def at(self, hour: int, minute: int = 0, *, day: int | None = None) -> None:
        """Let the time of day come, minute by minute ticks left out."""
        local = self.clock.now().astimezone(ZONE)
        then = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if day is not None:
            then = then.replace(day=day)
        self.clock.advance(seconds=(then - local).total_seconds())
        with self.watch.lap("a tick"):
            self.station.ticker.tick()
        self.watch.settle()

    @contextmanager
    def background(self, name: str) -> Iterator[None]:
        """What the window begins here and does in a thread; it must answer meanwhile."""
        idle = self.station.background.busy
        with (
            self.watch.waiting(name),
            self.qtbot.waitSignal(idle, timeout=20_000, check_params_cb=lambda busy: not busy),
        ):
            yield

    def show(self, screen: str) -> None:
        """Bring a screen to the front."""
        with self.watch.lap(f"show {screen}"):
            self.window.show_screen(screen)
        self.watch.settle()

    def open(self, study_id: str, day: str) -> None:
        """Open a patient's chart at a cycle day."""
        with self.watch.lap("open a chart"):
            self.bedside.open_patient(study_id, day)
        self.watch.settle()

    # --- keys ---------------------------------------------------------------------------

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is; else at the window."""
        self.watch.key_click(QApplication.focusWidget() or self.window, key, modifier)

    def fill(self, form: Form, **texts: str) -> None:
        """Type into the fields of a form by their keys."""
        for key, text in texts.items():
            field = form.fields[key]
            assert not field.isHidden(), key
            field.take_focus()
            if isinstance(field, ChoiceField):
                self._choose(field, text)
            else:
                edit = field.edit if isinstance(field, TypedField | TimeField) else field.focusProxy()
                edit.selectAll()
                self.watch.key_clicks(edit, text)

    def _choose(self, field: ChoiceField, value: str) -> None:
        if field._segments is not None:
            button = field._segments.buttons[value]
            button.setFocus()
            self.watch.key_click(button, Qt.Key.Key_Space)
        else:
            combo = field._combo
            wanted = [key for key, _ in field.options].index(value)
            while combo.currentIndex() != wanted:
                down = combo.currentIndex() < wanted
                self.watch.key_click(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        assert field.text() == value, (field.label, field.text(), value)

    # --- steps ---------------------------------------------------------------------------

    @property
    def today(self):
        return self.window.screens["today"]

    @property
    def step(self) -> StepForm:
        """The form in sight."""
        form = self.today.forms.form
        assert form is not None, "no form is open"
        return form

    def open_step(self, key: str) -> StepForm:
        """Enter on the step's line in the rail."""
        self.watch.step = key
        if self.today.forms.step_key != key:
            item = self.today.rail.items[key]
            item.setFocus()
            self.watch.key_click(item, Qt.Key.Key_Return)
        assert self.today.forms.step_key == key, (key, self.today.forms.step_key)
        return self.step

    def save(self, form: StepForm) -> None:
        """Ctrl+S in the form."""
        self.watch.key_click(form, Qt.Key.Key_S, CONTROL)

    def do(self, step: str, **texts: str) -> None:
        """Open a step, fill its form, save it; it must then stand in the record."""
        before = self.written()
        form = self.open_step(step)
        self.fill(form.form, **texts)
        self.save(form)
        assert self.written() == before + 1, (step, said(form))

    def written(self) -> int:
        """How many lines people wrote; the program's own, as of an alarm, come when they come."""
        return sum(1 for line in self.bedside.chart.lines if line.by != "InfuseTrack")

    def answer(self, step: str) -> None:
        """A checklist as it should be: yes where yes is asked for, plain words elsewhere."""
        form = self.open_step(step)
        texts = {}
        for asked in form.plan.fields:
            kinds = {"yes_no": asked.must_be or "no", "number": "1", "text": "as planned", "time": "0700"}
            texts[asked.key] = kinds.get(asked.kind) or asked.must_be or asked.choices[0]
        self.do(step, **texts)

    def act(self, key: str, **texts: str) -> None:
        """An act at the pump by its letter."""
        self.watch.step = f"act {key}"
        self.window.setFocus()
        self.press(getattr(Qt.Key, f"Key_{key}"))
        form = self.today.acts.form
        assert form is not None, key
        before = self.written()
        self.fill(form.form, **{k: v for k, v in texts.items() if k in form.form.fields})
        self.fill(form.moment, **{k: v for k, v in texts.items() if k in {"when", "late"}})
        self.watch.key_click(form, Qt.Key.Key_S, CONTROL)
        assert self.written() == before + 1, form.form.refusal.text()

    def sign_in(self, badge: str) -> None:
        """Badge, PIN, Enter at the door."""
        door = self.window.doors.sign_in
        self.fill(door.form, badge=badge, pin=PIN)
        with self.qtbot.waitSignal(self.bedside.person_changed):
            self.watch.key_click(door.pin.edit, Qt.Key.Key_Return)

    def site_lines(self) -> int:
        return len(self.station.parts.record.lines(SITE))


def said(form: StepForm) -> str:
    """Everything that a form says against an entry."""
    told = [one.refusal.text() for one in form.forms().values()]
    marks = [
        f"{f.label}: {f.message}" for one in form.forms().values() for f in one.fields.values() if f.message
    ]
    return " | ".join([*filter(None, told), *marks])


def journey_clock(year: int, month: int, day: int, hour: int) -> FakeClock:
    """A clock that stands at this local hour."""
    return FakeClock(datetime(year, month, day, hour, tzinfo=ZONE))
