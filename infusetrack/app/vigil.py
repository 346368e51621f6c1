"""What keeps watch beside the window: the sign of life, a wakeful computer, the pumps to read, the sentinel's start."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from infusetrack.app.presence import Presence, tell_away
from infusetrack.app.sounding import StationSounder
from infusetrack.devices.inhibit import Awake
from infusetrack.places import Places
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.pump_question import PumpQuestions
from infusetrack.ui.widgets.banner import BannerArea

LONG_WORK_S = 30.0
"""A look laid on a large window takes some seconds; for so long the program is not taken for frozen."""


class Vigil(QObject):
    """One for each station. `is_real` is False for practice, and where no sentinel is wanted."""

    def __init__(self, bedside: Bedside, places: Places, sounder: StationSounder, *, is_real: bool) -> None:
        """Nothing is started yet, nothing is asked."""
        super().__init__()
        self._bedside, self._sounder, self.is_real = bedside, sounder, is_real
        self.awake = Awake(command=None if is_real else ())
        self.presence = Presence(places.folder / "last-seen")
        self.pumps: PumpQuestions | None = None
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(bedside.alarms.look_again)

    def stand_in(self, banners: BannerArea) -> None:
        """The window is made: this is where questions stand."""
        self.pumps = PumpQuestions(self._bedside, banners)
        self._bedside.tools.board.chart_changed.connect(self._chart_changed)

    def _chart_changed(self, _study_id: str) -> None:
        """The sound plan follows a chart that has grown at once, not with the next tick."""
        self._look.start(0)

    @property
    def asks(self) -> bool:
        """Whether a pump is asked for at this moment."""
        return self.pumps is not None and self.pumps.banner is not None

    def read_pump(self) -> None:
        """The key from every screen."""
        if self.pumps is not None:
            self.pumps.take_focus()

    def begin(self, now: datetime) -> None:
        """The window opens: say that nobody looked until now, and start the sentinel."""
        if not self._bedside.tools.rehearsal:
            tell_away(self._bedside.tools.board, self.presence.last_seen, now)
        self._sounder.start()

    def tick(self, now: datetime) -> None:
        """Once a second."""
        self.presence.touch(now)
        self.awake.keep(wanted=self._bedside.alarms.plan.watched)

    def expect_long_work(self) -> None:
        """The window will not answer for some seconds, on purpose."""
        self._sounder.expect_busy(LONG_WORK_S)

    def close(self) -> None:
        """The station is closed by a person."""
        self._look.stop()
        self._sounder.close()
        self.awake.keep(wanted=False)
