"""What keeps watch beside the window: the sentinel's pipe, the sign of life, a wakeful computer, the pumps to read."""

from datetime import datetime

from infusetrack.app.presence import Presence, tell_away
from infusetrack.app.sounding import sounder_of
from infusetrack.app.watching import sound_plan
from infusetrack.devices.inhibit import Awake
from infusetrack.places import Places
from infusetrack.session.ports import Clock
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.pump_question import PumpQuestions
from infusetrack.ui.widgets.banner import BannerArea

LONG_WORK_S = 30.0
"""A look laid on a large window takes some seconds; for so long the program is not taken for frozen."""


class Vigil:
    """One for each station; `words` are for the sentinel's command line, None starts no sentinel."""

    def __init__(
        self, bedside: Bedside, places: Places, clock: Clock, *, speed: float, words: tuple[str, ...] | None
    ) -> None:
        """Nothing is started yet, nothing is asked."""
        self._bedside, self._clock = bedside, clock
        practice = bedside.tools.rehearsal
        self.is_real = words is not None and not practice
        self.sounder = sounder_of(places, clock, speed=speed, practice=practice, words=words)
        self.awake = Awake(command=None if self.is_real else ())
        self.presence = Presence(places.folder / "last-seen")
        self.pumps: PumpQuestions | None = None

    def stand_in(self, banners: BannerArea) -> None:
        """The window is made: this is where questions stand."""
        self.pumps = PumpQuestions(self._bedside, banners)
        self._bedside.tools.board.chart_changed.connect(lambda _study_id: self.plan())

    @property
    def asks(self) -> bool:
        """Whether a pump is asked for at this moment."""
        return self.pumps is not None and self.pumps.banner is not None

    def read_pump(self) -> None:
        """The key from every screen."""
        if self.pumps is not None:
            self.pumps.take_focus()

    def begin(self) -> None:
        """The window opens: say that nobody looked until now, and start the sentinel."""
        if not self._bedside.tools.rehearsal:
            tell_away(self._bedside.tools.board, self.presence.last_seen, self._clock.now())
        self.sounder.start()

    def tick(self, now: datetime) -> None:
        """Once a second."""
        self.presence.touch(now)
        self.plan()

    def plan(self) -> None:
        """Hand over what would ring without us: at each tick, and at once when a chart has grown."""
        plan = sound_plan(self._bedside.tools.board, self._clock.now())
        self.awake.keep(wanted=plan.watched)
        self.sounder.keep(plan)

    def expect_long_work(self) -> None:
        """The window will not answer for some seconds, on purpose."""
        self.sounder.expect_busy(LONG_WORK_S)

    def close(self) -> None:
        """The station is closed by a person."""
        self.sounder.close()
        self.awake.keep(wanted=False)
