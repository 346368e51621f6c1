"""A layout that goes on in the next line when the window is narrow, so that nothing is cut off."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right, then the next line; the last item may stand at the right end."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 20, down: int = 6) -> None:
        """`across` and `down` are the gaps in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down

    def addItem(self, item: QLayoutItem) -> None:
        """Qt adds through here."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place; None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; None outside."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lower when wider."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(item.sizeHint().width() for item in shown) + self._across * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        return QSize(widest + margins.left() + margins.right(), 0)

    def setGeometry(self, box: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(box)
        self._arranged(box, move=True)

    def _arranged(self, box: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = box.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        top = inside.top()
        for line in self._lines(inside.width()):
            high = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QPoint(inside.left(), top), high)
            top += high + self._down
        return top - self._down - box.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._across
        return [line for line in lines if line]

    def _place(self, line: list[QLayoutItem], start: QPoint, high: int) -> None:
        left = start.x()
        for item in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, start.y() + (high - size.height()) // 2), size))
            left += size.width() + self._across
