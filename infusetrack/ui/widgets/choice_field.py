"""Fields that are chosen: a few big buttons, a list for many, yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStyledItemDelegate, QWidget

from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import dress
from infusetrack.wording.translate import tr

FEW = 4
"""Up to this many options stand side by side as buttons."""


class Segments(QWidget):
    """Options as buttons side by side; arrow keys move, Space or Enter chooses."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        """`options` are (value, words)."""
        super().__init__()
        self.buttons = {value: ChoiceButton(words) for value, words in options}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for button in self.buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
            box.addWidget(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go to the neighbour, Enter chooses."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            buttons = list(self.buttons.values())
            place = next(i for i, button in enumerate(buttons) if button is watched)
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                buttons[(place + step) % len(buttons)].setFocus()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                buttons[place].click()
                return True
        return super().eventFilter(watched, event)


class Combo(QComboBox):
    """A list that the mouse wheel cannot change by accident."""

    def __init__(self) -> None:
        """Starts with nothing chosen."""
        super().__init__()
        self.setPlaceholderText(tr("Choose"))
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet's height of a line
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the page."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typed letters and digits never choose unseen; arrows and the open list do."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)


class ChoiceField(Field):
    """One of several options; nothing is chosen beforehand.

    `read()` gives the chosen value, None for none.
    """

    def __init__(
        self,
        name: str,
        options: Sequence[str | tuple[str, str]],
        *,
        required: bool = False,
        aside: str = "",
        few: int = FEW,
    ) -> None:
        """`options` are words, or (value, words); more than `few` become a list."""
        super().__init__(name, required=required, aside=aside)
        self.options = tuple((o, o) if isinstance(o, str) else o for o in options)
        self._chosen: str | None = None
        self._segments: Segments | None = None
        self._combo: Combo | None = None
        if len(self.options) <= few:
            self._as_buttons()
        else:
            self._as_list()

    def _as_buttons(self) -> None:
        segments = self._segments = Segments(self.options)
        for value, button in segments.buttons.items():
            button.clicked.connect(lambda _on=False, value=value: self._picked(value))
        self._put(segments, next(iter(segments.buttons.values())))

    def _as_list(self) -> None:
        combo = self._combo = Combo()
        for value, words in self.options:
            combo.addItem(words, value)
        combo.setCurrentIndex(-1)
        combo.activated.connect(lambda place: self._picked(self.options[place][0]))
        self._put(combo)

    def keep_narrow(self) -> None:
        """For a list of short words in a grid."""
        if self._combo is not None:
            self._combo.setMinimumContentsLength(5)

    def _picked(self, value: str) -> None:
        self._show(value)
        self.clear_mark()
        self.changed.emit()

    def _show(self, value: str | None) -> None:
        self._chosen = value
        if self._segments is not None:
            for key, button in self._segments.buttons.items():
                button.setChecked(key == value)
        if self._combo is not None:
            values = [key for key, _ in self.options]
            self._combo.setCurrentIndex(values.index(value) if value in values else -1)

    def choose(self, value: str | None) -> None:
        """Choose a value from outside; None for nothing."""
        known = {key for key, _ in self.options}
        self._show(value if value in known else None)
        self.changed.emit()

    def text(self) -> str:
        """The chosen value as text, empty for none."""
        return self._chosen or ""

    def set_text(self, text: str) -> None:
        """Choose the option with this value; an unknown one chooses nothing."""
        self.choose(text or None)

    def read(self) -> str | bool | None:
        """The chosen value; None for none."""
        if self._chosen is None:
            self.refuse_empty()
        return self._chosen

    def _tell(self, message: str = "") -> None:
        super()._tell(message)
        for button in self._segments.buttons.values() if self._segments else ():
            button.setAccessibleName(f"{self.label}: {button.text()}")
            dress(button, "mark", "refused" if message else "none")


class YesNoField(ChoiceField):
    """Yes or no, neither chosen beforehand."""

    def __init__(self, name: str, *, required: bool = False, aside: str = "") -> None:
        """Two buttons."""
        super().__init__(name, (("yes", tr("Yes")), ("no", tr("No"))), required=required, aside=aside)

    def read(self) -> bool | None:
        """True for yes, False for no, None for neither."""
        super().read()
        return None if self._chosen is None else self._chosen == "yes"
