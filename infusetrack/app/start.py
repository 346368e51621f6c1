"""From the command to the sign-in in sight; record, rules and screens are fetched behind it."""

import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from infusetrack.app.application import application
from infusetrack.app.entrance import Entrance
from infusetrack.app.single import SingleWindow
from infusetrack.devices.clock import SystemClock
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.places import Places
from infusetrack.preferences import Preferences, read_preferences
from infusetrack.ui import theme
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.app.station import Station

FETCHED = (
    "infusetrack.domain.events",
    "infusetrack.domain.chart",
    "infusetrack.store.record_store",
    "infusetrack.session.board_session",
    "infusetrack.ui.bedside",
    "infusetrack.ui.main_window",
    "pydantic",
    "infusetrack.catalog.regimens",
    "infusetrack.ui.screens.chairs",
    "infusetrack.ui.screens.today.screen",
    "infusetrack.ui.screens.vitals",
    "infusetrack.ui.screens.calendar",
    "infusetrack.ui.screens.chart",
    "infusetrack.ui.screens.enrol",
    "infusetrack.app.parts",
    "infusetrack.app.station",
)
"""What the station is made of, in bites between which keys and paints get their turn."""


def run(data: Path | None) -> int:
    """Open the program on the real record; returns when the window is closed."""
    app = application()
    places = Places.of(data)
    single = SingleWindow(places.folder)
    if not single.claim():
        print(tr("InfuseTrack is already open on this record."), file=sys.stderr)
        return 1
    opening = Opening(app, places, single)
    opening.failed.connect(lambda: app.exit(1))
    opening.entrance.show()
    code = app.exec()
    single.let_go()
    return code


class Opening(QObject):
    """The entrance, then the station in its place. Signal: `failed()`, after the sentence that says why."""

    failed = Signal()

    def __init__(self, app: QApplication, places: Places, single: SingleWindow) -> None:
        """Dressed and ready to be shown."""
        super().__init__()
        self._app, self._places, self._single = app, places, single
        self.station: Station | None = None
        _dress(app, read_preferences(places.preferences), SystemClock().now())
        self.entrance = Entrance(first_start=not places.record.exists())
        self.entrance.seen.connect(self.fetch)

    def fetch(self) -> None:
        """Open the record and make the screens; a record that does not open ends the program with a sentence."""
        try:
            self._fetch()
        except InfuseTrackError as error:
            print(sentence(error), file=sys.stderr)
            self.failed.emit()

    def _fetch(self) -> None:
        for name in FETCHED:
            import_module(name)
            self._app.processEvents()
            if self.entrance.is_gone:
                return
        made = import_module("infusetrack.app.station")
        parts = import_module("infusetrack.app.parts").real_parts(self._places)
        station = made.Station(self._app, parts, breathe=self._app.processEvents)
        if self.entrance.is_gone:
            station.close()
            return
        self.station = station
        self._single.when_knocked(station.come_forward)
        self.entrance.hand_over(station.window, station.window.doors.sign_in)
        station.open()


def _dress(app: QApplication, preferences: Preferences, now: datetime) -> None:
    """The preferred look by this computer's own hour; the station knows the site's."""
    look = theme.Theme.load(preferences.theme_at(now.astimezone().hour))
    theme.apply(app, look, preferences.scale)
