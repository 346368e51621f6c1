"""One large number with its unit beside it and what it is above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.ui.widgets.labels import label


class Figure(QWidget):
    """A caption, a tabular number, its unit, and an optional small line below."""

    def __init__(self, caption: str, unit: str = "", *, size: str = "figure", note: str = "") -> None:
        """`size` is a label role: number (22), figure (28) or huge (36)."""
        super().__init__()
        self._caption, self._value = label(caption, "caption"), label("\N{EM DASH}", size)
        self._unit, self._note = label(unit, "unit"), label(note, "caption", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._value)
        line.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._caption)
        outer.addLayout(line)
        outer.addWidget(self._note)
        self._note.setVisible(bool(note))
        self._tell()

    def show_value(self, value: str, *, caption: str | None = None, note: str | None = None) -> None:
        """Another number, already written by `wording.figures`; a dash for none."""
        self._value.setText(value or "\N{EM DASH}")
        if caption is not None:
            self._caption.setText(caption)
        if note is not None:
            self._note.setText(note)
            self._note.setVisible(bool(note))
        self._tell()

    def value(self) -> str:
        """The number as shown."""
        return self._value.text()

    def set_unit(self, unit: str) -> None:
        """Another unit."""
        self._unit.setText(unit)
        self._tell()

    def _tell(self) -> None:
        spoken = f"{self._caption.text()}: {self._value.text()} {self._unit.text()}".strip()
        self.setAccessibleName(spoken)
