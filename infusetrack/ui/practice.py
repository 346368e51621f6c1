"""The frame that no one can take for the real record: stripes all round and a strip that says so."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from infusetrack.ui.widgets.painted import Painted
from infusetrack.wording.translate import tr

EDGE = 10
STRIPE = 12


class PracticeFrame(Painted):
    """Puts its content inside a striped edge when this is a rehearsal, and nothing around it when not."""

    def __init__(self, content: QWidget, *, rehearsal: bool) -> None:
        """`content` is the whole window."""
        super().__init__()
        self.rehearsal = rehearsal
        self.strip = QLabel(tr("PRACTICE · no real patient, not part of any record"))
        self.strip.setObjectName("practiceStrip")
        self.strip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.strip.setVisible(rehearsal)
        edge = EDGE if rehearsal else 0
        box = QVBoxLayout(self)
        box.setContentsMargins(edge, 0, edge, edge)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(content, 1)

    def say(self, words: str) -> None:
        """Other words on the strip: they begin with PRACTICE."""
        self.strip.setText(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The stripes."""
        if not self.rehearsal:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, paper = self.look.colour("practice"), self.look.colour("on_practice")
        for side in self._sides():
            _stripes(painter, side, ink, paper)

    def _sides(self) -> tuple[QRect, ...]:
        wide, high = self.width(), self.height()
        return (
            QRect(0, 0, EDGE, high),
            QRect(wide - EDGE, 0, EDGE, high),
            QRect(0, high - EDGE, wide, EDGE),
        )


def _stripes(painter: QPainter, box: QRect, ink: QColor, paper: QColor) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, paper)
    painter.setPen(QPen(ink, STRIPE * 0.7))
    for start in range(box.left() - box.height(), box.right() + STRIPE, STRIPE * 2):
        painter.drawLine(start, box.bottom() + 1, start + box.height(), box.top())
    painter.restore()
