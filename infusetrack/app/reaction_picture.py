"""A still of an infusion reaction, played on a practice file of its own so that the others stay untouched."""

from datetime import datetime, timedelta

from infusetrack.app.station import Station
from infusetrack.domain.events import VitalsTaken
from infusetrack.ui.screens.reaction import ReactionScreen

STUDY_ID, DAY = "PED-0417", "C1D3"
SIGNS = ("hives", "itching", "low_bp")
SETS = ((82, 45, 134, 96), (84, 46, 131, 96))


class SteppedClock:
    """A clock that moves only when it is told to."""

    def __init__(self, at: datetime) -> None:
        """Stand at this moment."""
        self._at = at

    def now(self) -> datetime:
        """The moment."""
        return self._at

    def monotonic(self) -> float:
        """No time passes by itself."""
        return 0.0

    def step(self, **span: float) -> None:
        """Let time pass: `step(minutes=4)`."""
        self._at += timedelta(**span)


def play_reaction(station: Station, clock: SteppedClock) -> None:
    """Pressed, paused, team called, signs and grade noted, two sets of vital signs taken."""
    bedside = station.bedside
    bedside.open_patient(STUDY_ID, DAY)
    station.reacting.press()
    screen = station.window.screens["reaction"]
    if not isinstance(screen, ReactionScreen):
        return
    clock.step(seconds=20)
    screen.at_once.pause_now()
    clock.step(minutes=1)
    screen.at_once.calls.call_team()
    for sign in SIGNS:
        screen.signs.buttons[sign].click()
    screen.grade.choose(2)
    clock.step(minutes=4)
    screen.at_once.calls.team_answered()
    for sbp, dbp, heart_rate, spo2 in SETS:
        bedside.write(
            VitalsTaken(DAY, sbp=sbp, dbp=dbp, heart_rate=heart_rate, spo2=spo2, partial_because="reaction")
        )
        clock.step(minutes=3)
    screen.rules.kinds["hypotension"].click()
    screen.came_into_sight()
    station.ticker.tick()
