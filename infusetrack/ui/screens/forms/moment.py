"""When it happened: now, or an earlier time with the reason why it is entered late."""

from datetime import datetime
from typing import NamedTuple

from infusetrack.domain.errors import Refused
from infusetrack.domain.record import LATE_AFTER, Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.translate import tr


class Moment(NamedTuple):
    """When a fact happened (None for now, or for the amended line's own time) and why it says so."""

    at: datetime | None
    reason: str


class MomentForm(Form):
    """The "When" of a step; a late entry and a change ask why."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty means now."""
        super().__init__()
        self._bedside = bedside
        self._before = ""
        self._changing = False
        self.when = TimeField(tr("When it happened"), bedside.zone, bedside.now)
        self.late = TextField(tr("Why it is entered late"), required=True)
        self.why = TextField(tr("Why it is changed"), required=True)
        self.add("when", self.when)
        self.add("late", self.late)
        self.add("why", self.why)
        self.changed.connect(self.look_at_clock)
        self.end_change()

    def look_at_clock(self) -> None:
        """Ask for a reason once the typed time lies too far back."""
        self.late.setVisible(not self._changing and self._is_late())

    def _is_late(self) -> bool:
        try:
            at = self.when.read()
        except Refused:
            return False
        return at is not None and self._bedside.now() - at > LATE_AFTER

    def begin_change(self, line: Line) -> None:
        """Show the line's own time, and ask why it is changed."""
        self.when.show_moment(line.happened_at)
        self._before, self._changing = self.when.text(), True
        self.why.set_text("")
        self.why.show()
        self.look_at_clock()

    def end_change(self) -> None:
        """Back to entering something new."""
        self._before, self._changing = "", False
        self.clear()
        self.why.hide()
        self.look_at_clock()

    def happened_at(self) -> datetime | None:
        """The time as typed so far; None for now, and for what cannot be read."""
        try:
            return self.when.read()
        except Refused:
            return None

    def moment(self) -> Moment | None:
        """What was entered; None when a field refuses (it says so and takes the keyboard)."""
        self.look_at_clock()
        read = self.values()
        if read is None:
            return None
        if self._changing:
            same = self.when.text() == self._before
            return Moment(None if same else read["when"], read["why"] or "")
        return Moment(None if self.when.is_empty() else read["when"], read["late"] or "")
