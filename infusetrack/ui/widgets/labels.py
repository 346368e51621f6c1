"""Text on screen: labels by their role, and properties that the style sheet reads."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

Box = TypeVar("Box", bound=QBoxLayout)
EDGE = 4
"""Pixels left free beside words of a fixed size."""


def dress(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and let the sheet look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the sheet has not looked yet: it will see the property when it does
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label in one of the sheet's roles: screen, title, subtitle, caption, section, strong, figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    dress(made, "role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def say(part: QLabel, text: str) -> None:
    """Other words, where they are other: a label that is set to its own words measures all around it anew."""
    if part.text() != text:
        part.setText(text)


class SteadyLabel(QLabel):
    """Words of one line that change often: its place only ever grows, so that nothing around it moves."""

    def __init__(self, role: str, widest: str) -> None:
        """Wide enough for `widest` from the start."""
        super().__init__()
        self._widest = widest
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress(self, "role", role)
        self._grow()

    def say(self, text: str) -> None:
        """Other words; Qt asks nothing of the layouts while the size is fixed."""
        say(self, text)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another face."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setFixedSize(0, 0)
            self._grow()

    def _grow(self) -> None:
        metrics = self.fontMetrics()
        wide = max(metrics.horizontalAdvance(text) for text in (self._widest, self.text())) + EDGE
        size = QSize(wide, max(metrics.height(), metrics.lineSpacing())).expandedTo(self.minimumSize())
        if size != self.minimumSize():
            self.setFixedSize(size)


def rule() -> QFrame:
    """A thin line between two things."""
    made = QFrame()
    dress(made, "look", "rule")
    made.setFixedHeight(1)
    return made


def row(*parts: QWidget | None, spacing: int = 8, stretch: int | None = None) -> QHBoxLayout:
    """Widgets side by side; None is a spring; `stretch` names the part that grows."""
    return _filled(QHBoxLayout(), parts, spacing, stretch)


def column(*parts: QWidget | None, spacing: int = 8, stretch: int | None = None) -> QVBoxLayout:
    """Widgets one below the other; None is a spring; `stretch` names the part that grows."""
    return _filled(QVBoxLayout(), parts, spacing, stretch)


def _filled(box: Box, parts: Sequence[QWidget | None], spacing: int, stretch: int | None) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for place, part in enumerate(parts):
        if part is None:
            box.addStretch(1)
        else:
            box.addWidget(part, 1 if place == stretch else 0)
    return box


def emptied(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            emptied(inner)
