"""A field of which several may hold: the six criteria of seriousness."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import column

BETWEEN = ","


class ManyField(Field):
    """Options as buttons, each of which may be pressed in; `read()` gives their values in order."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """`options` are (value, words)."""
        super().__init__(name)
        self.buttons = {value: ChoiceButton(words) for value, words in options}
        for button in self.buttons.values():
            button.clicked.connect(lambda _on=False: self._pressed())
        inside = QWidget()
        inside.setLayout(column(*self.buttons.values(), spacing=4))
        self._put(inside, next(iter(self.buttons.values())))

    def _pressed(self) -> None:
        self.clear_mark()
        self.changed.emit()

    def text(self) -> str:
        """The chosen values, one after the other."""
        return BETWEEN.join(self.read())

    def set_text(self, text: str) -> None:
        """Choose these and no others."""
        chosen = text.split(BETWEEN)
        for value, button in self.buttons.items():
            button.setChecked(value in chosen)
        self._pressed()

    def read(self) -> tuple[str, ...]:
        """The chosen values."""
        return tuple(value for value, button in self.buttons.items() if button.isChecked())
