"""A list with a caption whose first entry asks for everything."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.ui.widgets.choice_field import Combo
from infusetrack.ui.widgets.labels import label


class Pick(QWidget):
    """A list whose first entry asks for everything. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, name: str, everything: str) -> None:
        """Everything at first."""
        super().__init__()
        self._everything = everything
        self._options: tuple[tuple[str, str], ...] = ()
        self.combo = Combo()
        self.combo.setAccessibleName(name)
        self.combo.setMinimumWidth(130)
        caption = label(name, "caption")
        caption.setBuddy(self.combo)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(caption)
        box.addWidget(self.combo)
        self.offer(())
        self.combo.activated.connect(lambda _place: self.changed.emit())

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options as (value, words); the chosen one stays if it is still there."""
        wanted = (("", self._everything), *options)
        if wanted == self._options:
            return
        chosen, self._options = self.chosen(), wanted
        self.combo.clear()
        for value, words in wanted:
            self.combo.addItem(words, value)
        self.choose(chosen)

    def chosen(self) -> str:
        """The chosen value, empty for everything."""
        return str(self.combo.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose from outside; an unknown value chooses everything."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
