"""How the station sounds, at the top of every screen: its way, paused with a countdown, or not at all."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from infusetrack.ui.widgets.crossed_bell import CrossedBell
from infusetrack.ui.widgets.labels import label, row, say


@dataclass(frozen=True, slots=True)
class SoundState:
    """The words, and how the bell is crossed: `paused`, `off` or empty."""

    words: str = ""
    crossed: str = ""


class SoundMark(QWidget):
    """A bell and a few words; hidden until there is something to say."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._state = SoundState()
        self.bell, self.words = CrossedBell(), label("", "caption")
        self.setLayout(row(self.bell, self.words, spacing=4))
        self.hide()

    def show_state(self, state: SoundState) -> None:
        """Another state."""
        if state == self._state:
            return
        self._state = state
        self.bell.cross(state.crossed)
        say(self.words, state.words)
        self.setAccessibleName(state.words)
        self.setToolTip(state.words)
        self.setVisible(bool(state.words))
