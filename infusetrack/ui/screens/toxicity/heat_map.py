"""The worst grade of each term on each day of a cycle, and of each cycle: numbers in painted cells."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from infusetrack.domain.toxicity_map import HeatRow
from infusetrack.ui.screens.toxicity.bands import paint_empty, paint_grade
from infusetrack.ui.widgets.painted import Hand, Painted
from infusetrack.wording.translate import tr

NAME, LEAST_NAME, CELL, LEAST, HIGH, HEAD, GAP = 168, 112, 40, 20, 28, 22, 3


class HeatMap(Painted):
    """A row a term, a column a day."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.rows: tuple[HeatRow, ...] = ()
        self.heads: tuple[str, ...] = ()
        self.so_far = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[HeatRow], heads: Sequence[str], so_far: int) -> None:
        """`heads` name the columns, of which the first `so_far` have been."""
        shown = (tuple(rows), tuple(heads), so_far)
        if shown == (self.rows, self.heads, self.so_far):
            return
        self.rows, self.heads, self.so_far = shown
        self.setAccessibleName("; ".join(map(self._told, self.rows)) or tr("No grade in this cycle"))
        self.updateGeometry()
        self.update()

    def _told(self, row: HeatRow) -> str:
        cells = [
            tr("{day} grade {grade}").format(day=head, grade=grade)
            for head, grade in zip(self.heads, row.grades, strict=True)
            if grade
        ]
        return f"{row.term}: {', '.join(cells)}"

    def sizeHint(self) -> QSize:
        """All rows."""
        look = self.look
        high = look.px(HEAD) + len(self.rows) * look.px(HIGH + GAP)
        return QSize(look.px(NAME + 8 * CELL), high)

    def minimumSizeHint(self) -> QSize:
        """Narrower cells, but every row."""
        least = self.look.px(LEAST_NAME) + LEAST * max(1, len(self.heads))
        return QSize(least, self.sizeHint().height())

    def _left(self) -> int:
        """The width of the names: less where the days need the room."""
        look = self.look
        room = self.width() - len(self.heads) * look.px(LEAST + GAP)
        return max(look.px(LEAST_NAME), min(look.px(NAME), room))

    def _wide(self) -> float:
        """The width of a cell with the gap behind it."""
        room = self.width() - self._left()
        return min(float(self.look.px(CELL + GAP)), room / max(1, len(self.heads)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Heads, names, cells."""
        painter, look = self.painter(), self.look
        wide, left, head = self._wide(), self._left(), look.px(HEAD)
        self._paint_heads(painter, wide)
        for at, row in enumerate(self.rows):
            top = head + at * look.px(HIGH + GAP)
            name = QRectF(0, top, left - look.px(8), look.px(HIGH))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self.write(painter, name, row.term, Hand(13, "ink", align=middle))
            for place, grade in enumerate(row.grades):
                box = QRectF(left + place * wide, top, wide - GAP, look.px(HIGH))
                if grade:
                    paint_grade(painter, box, grade)
                else:
                    paint_empty(painter, box, past=place < self.so_far)

    def _paint_heads(self, painter: QPainter, wide: float) -> None:
        """The day's label, or only its number where the cells are narrow."""
        look = self.look
        painter.setFont(look.font(13))
        fits = all(painter.fontMetrics().horizontalAdvance(head) <= wide - look.px(6) for head in self.heads)
        for place, head in enumerate(self.heads):
            box = QRectF(self._left() + place * wide, 0, wide - GAP, look.px(HEAD))
            told = head if fits else head.lstrip("CD")
            today = place == self.so_far - 1
            weight = QFont.Weight.Bold if today else QFont.Weight.Normal
            painter.setFont(look.font(13, weight))
            painter.setPen(look.colour("ink" if today else "ink_2"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), told)
