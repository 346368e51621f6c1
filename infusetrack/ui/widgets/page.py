"""The inside of a scrolling page: never lower than its wrapped words need at its width."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """Put this into a resizable scroll area: a scroll area asks for no height for a width itself."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps other lines."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A child changed: perhaps its words wrap anew."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        needed = layout.totalMinimumHeightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
