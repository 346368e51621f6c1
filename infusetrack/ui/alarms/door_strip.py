"""The alarm strip of a locked window and of the sign-in: chair and matter, no name, and no answer."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from infusetrack.domain.alarm import rank
from infusetrack.domain.alarm_sound import Placed
from infusetrack.ui.alarms.line import AlarmLine
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.alarms import alarm_words, chair_words
from infusetrack.wording.translate import tr


def urgent_of(standing: Sequence[Placed]) -> tuple[Placed, ...]:
    """What the strip shows: every alarm, and reminders that nobody has answered or put off."""
    return tuple(one for one in standing if one.alarm.sounds or rank(one.alarm.priority) > 1)


class DoorStrip(QWidget):
    """The same for a locked window and the sign-in: chair and matter, no name, and no answer."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden while nothing is wrong."""
        super().__init__()
        self._bedside = bedside
        self.line = AlarmLine()
        self.setLayout(column(self.line))
        self.hide()

    def show_time(self, now: datetime) -> None:
        """The alarms as of now."""
        found = urgent_of(self._bedside.alarms.standing)
        self.setVisible(bool(found))
        if not found:
            return
        one = found[0]
        words = alarm_words(one.alarm, now, self._bedside.zone)
        more = tr("{words} · {count} more").format(words=words.since, count=len(found) - 1)
        head = f"{chair_words(one.chair)}: {words.title}"
        foot = more if len(found) > 1 else words.since
        self.line.show_words(one.alarm.priority, head, foot, moves=one.alarm.sounds)
