"""Pictures of every screen, drawn from the practice file without a display."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from infusetrack.app.application import application
from infusetrack.app.handoff_picture import handoff_stills
from infusetrack.app.reaction_picture import SteppedClock, play_reaction
from infusetrack.app.station import Station, practice_station
from infusetrack.ui.screens.paper import PaperScreen
from infusetrack.ui.screens.toxicity import ToxicityScreen
from infusetrack.wording.translate import tr

SETTLE = 10
"""Rounds of the event loop after which wrapped words have found their height."""
Place = tuple[str, Callable[[Station], None]]


@dataclass(frozen=True, slots=True)
class Canvas:
    """How the pictures are drawn: the window's size in pixels, the user's scale, the looks."""

    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0
    looks: tuple[str, ...] = ("day", "night")


class StillClock:
    """A clock that does not move: every picture shows the same moment."""

    def __init__(self, at: datetime) -> None:
        """Stand at this moment."""
        self._at = at

    def now(self) -> datetime:
        """The moment."""
        return self._at

    def monotonic(self) -> float:
        """No time passes."""
        return 0.0


def render_screens(folder: Path, canvas: Canvas = Canvas()) -> int:
    """Draw each screen in each look into `folder`; 0 when all were drawn."""
    app = application()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="infusetrack-practice-") as kept:
        station = practice_station(app, Path(kept), StillClock)
        station.window.resize(*canvas.size)
        station.window.show()
        drawn = [_drawn(station, folder, canvas, name) for name in canvas.looks]
        station.close()
        station.window.hide()
    drawn.append(_played(app, canvas, lambda s, c: _reaction_drawn(s, c, folder, canvas)))
    drawn.append(_played(app, canvas, lambda s, c: _handoff_drawn(s, c, folder, canvas)))
    return 0 if all(drawn) else 1


def _played(app: QApplication, canvas: Canvas, draw: Callable[[Station, SteppedClock], bool]) -> bool:
    """Stills of what happens, on a practice file of its own; False where one could not be saved."""
    clocks: list[SteppedClock] = []

    def clock(at: datetime) -> SteppedClock:
        clocks.append(SteppedClock(at))
        return clocks[-1]

    with TemporaryDirectory(prefix="infusetrack-practice-") as kept:
        station = practice_station(app, Path(kept), clock)
        station.window.resize(*canvas.size)
        station.window.show()
        saved = draw(station, clocks[0])
        station.close()
        station.window.hide()
    return saved


def _reaction_drawn(station: Station, clock: SteppedClock, folder: Path, canvas: Canvas) -> bool:
    """The reaction in each look."""
    play_reaction(station, clock)
    return _in_each_look(station, folder, canvas, "reaction")


def _handoff_drawn(station: Station, clock: SteppedClock, folder: Path, canvas: Canvas) -> bool:
    """A handoff given, read back and gone stale, in each look."""
    saved = True
    for place, bring in handoff_stills(station, clock):
        bring()
        saved &= _in_each_look(station, folder, canvas, place)
    return saved


def _in_each_look(station: Station, folder: Path, canvas: Canvas, place: str) -> bool:
    """What is in front, once in each look."""
    saved = True
    for name in canvas.looks:
        station.wear(replace(station.preferences, theme=name, scale=canvas.scale))
        saved &= _still(station, folder / f"{place}-{name}.png", place, name)
    return saved


def _drawn(station: Station, folder: Path, canvas: Canvas, name: str) -> bool:
    """Every screen in one look; False where one could not be saved."""
    station.wear(replace(station.preferences, theme=name, scale=canvas.scale))
    saved = True
    for place, go in _places():
        go(station)
        saved &= _still(station, folder / f"{place}-{name}.png", place, name)
    return saved


def _still(station: Station, path: Path, place: str, look: str) -> bool:
    """One picture, once all words have found their place."""
    station.ticker.tick()
    for _ in range(SETTLE):
        station.app.processEvents()
    station.window.toast.hide()
    saved = station.window.grab().save(str(path))
    print(tr("{place}, {look}").format(place=place, look=look))
    return saved


def _places() -> Iterator[Place]:
    yield "chairs", lambda s: _plain(s, "chairs")
    yield "today", lambda s: _at(s, "PED-0417", "C1D3", "today")
    yield "today-paused", lambda s: _at(s, "PED-0377", "C3D5", "today")
    yield "today-gate", lambda s: _at(s, "PED-0422", "C1D1", "today")
    yield "today-observation", lambda s: _at(s, "PED-0405", "C4D15", "today")
    yield "today-sign", lambda s: _step(s, "PED-0417", "C1D3", "sign")
    yield "vitals", lambda s: _looking(s, "Alt+1")
    yield "vitals-strip", lambda s: _looking(s, "Alt+2")
    yield "vitals-fluids", lambda s: _looking(s, "Alt+3")
    yield "give", lambda s: _giving(s, "Alt+1")
    yield "hgb", lambda s: _at(s, "PED-0417", "C1D3", "hgb")
    yield "toxicity", lambda s: _picker(s, "fev")
    yield "toxicity-event", lambda s: _event(s, "PED-0377", "C3D5")
    yield "labs", lambda s: _labs(s, "")
    yield "labs-panel", lambda s: _labs(s, "N")
    yield "labs-blood", lambda s: _labs(s, "B")
    yield "labs-files", lambda s: _labs(s, "I")
    yield "calendar", lambda s: _at(s, "PED-0377", "C3D5", "calendar")
    yield "chart", lambda s: _at(s, "PED-0417", "C1D3", "chart")
    yield "downtime", lambda s: _at(s, "PED-0417", "C1D3", "downtime")
    yield "paper", lambda s: _paper(s, "day")
    yield "paper-hgb", lambda s: _paper(s, "hgb")
    yield "enrol", lambda s: _plain(s, "enrol")
    yield "settings", lambda s: _plain(s, "settings")
    yield "help", lambda s: _plain(s, "help")
    yield "lock", lambda s: s.window.lock()
    yield "sign-in", _sign_in


def _plain(station: Station, screen: str) -> None:
    _unlocked(station)
    station.window.show_screen(screen)


def _at(station: Station, study_id: str, day: str, screen: str) -> None:
    _unlocked(station)
    station.bedside.open_patient(study_id, day)
    station.window.show_screen(screen)


def _labs(station: Station, key: str) -> None:
    """The labs, and one of its pages by its key."""
    _at(station, "PED-0417", "C1D3", "labs")
    for shortcut in station.window.screens["labs"].shortcuts():
        if shortcut.key == key:
            shortcut.act()


def _step(station: Station, study_id: str, day: str, step: str) -> None:
    _at(station, study_id, day, "today")
    station.bedside.step_asked.emit(step)


def _looking(station: Station, key: str) -> None:
    """The vitals screen with the look that this key chooses."""
    _at(station, "PED-0417", "C1D3", "vitals")
    _press(station, "vitals", key)


def _giving(station: Station, key: str) -> None:
    """The give screen with the drug that this key chooses."""
    _at(station, "PED-0417", "C1D3", "give")
    _press(station, "give", key)


def _press(station: Station, screen: str, key: str) -> None:
    """The act of a screen's own key."""
    next(one.act for one in station.window.screens[screen].shortcuts() if one.key == key)()


def _picker(station: Station, letters: str) -> None:
    """The log beside the picker with a term in hand."""
    _at(station, "PED-0417", "C1D3", "toxicity")
    screen = station.window.screens["toxicity"]
    if isinstance(screen, ToxicityScreen):
        screen.picker.start_over()
        screen.pick()
        screen.picker.search.set_text(letters)
        screen.picker.terms.take()


def _event(station: Station, study_id: str, day: str) -> None:
    """One event with all its fields, beside the cycles so far."""
    _at(station, study_id, day, "toxicity")
    screen = station.window.screens["toxicity"]
    if isinstance(screen, ToxicityScreen):
        screen.open_event(screen.log.rows[0].number)


def _paper(station: Station, kind: str) -> None:
    """A document as it would print."""
    _at(station, "PED-0377", "C3D5", "paper")
    screen = station.window.screens["paper"]
    if not isinstance(screen, PaperScreen):
        return
    screen.show_kind(kind)
    for _ in range(SETTLE):
        station.app.processEvents()
    station.press.wait()
    for _ in range(SETTLE):
        station.app.processEvents()
    screen.preview.pages.wait()
    screen.printed.wait()


def _unlocked(station: Station) -> None:
    if station.bedside.person is None or not station.window.is_working:
        station.bedside.set_person(station.bedside.tools.site.site.staff["RN 27"])


def _sign_in(station: Station) -> None:
    station.bedside.set_person(None)
