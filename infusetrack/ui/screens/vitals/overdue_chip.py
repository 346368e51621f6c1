"""How long a set of vital signs is overdue, as a chip."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from infusetrack.domain.reminders import due
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.wanted_items import wanted_now
from infusetrack.ui.widgets.chip import Chip
from infusetrack.wording.dues import due_when


class OverdueChip(Chip):
    """Hidden while nothing is due."""

    def __init__(self, bedside: Bedside, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(tone="medium", parent=parent)
        self._bedside = bedside
        self.wanted: tuple[str, ...] = ()
        """The items that a set taken now would be for."""

    def show_time(self, now: datetime) -> None:
        """The words and the tone of this moment."""
        bedside = self._bedside
        found = due(bedside.chart, bedside.regimen, bedside.day_label, now) if bedside.day_label else ()
        asked = next((one for one in found if one.kind == "vitals"), None)
        self.wanted = wanted_now(asked)
        late = asked if asked is not None and asked.has_come else None
        if late is not None:
            self.set_tone(late.level if late.level in {"medium", "high"} else "plain")
        self.set_text(due_when(late, now, bedside.zone) if late is not None else "")
