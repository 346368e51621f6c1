"""What the sound mark says of the watch."""

from datetime import datetime

from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.ui.widgets.sound_mark import SoundState
from infusetrack.wording.alarms import paused_words, sound_words


def sound_state(alarms: AlarmWatch, now: datetime) -> SoundState:
    """Paused before all else, then whether anything can be heard."""
    left = alarms.pause_left(now)
    if left is not None:
        return SoundState(paused_words(left), "paused")
    through = alarms.sounder.through
    return SoundState(sound_words(through), "" if through else "off")
