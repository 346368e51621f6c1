"""A field for a time of day alone, past or to come: a handoff speaks of the hours ahead."""

from datetime import time

from infusetrack.ui.widgets.reading import read_clock
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.wording.translate import tr


class ClockField(TypedField):
    """13:05 or 1305; on which day that is, the due thing says."""

    def __init__(self, name: str, *, required: bool = False) -> None:
        """Empty at first."""
        super().__init__(name, required=required)
        self.edit.setPlaceholderText(tr("HH:MM"))

    def read(self) -> time | None:
        """The time of day; None when empty. Raises `Refused` for what is no time."""
        if self.is_empty():
            self.refuse_empty()
            return None
        return read_clock(self.text())[0]
