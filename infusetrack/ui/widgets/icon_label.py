"""An icon of the set beside words; it follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from infusetrack.ui import icons
from infusetrack.ui.widgets.painted import Painted


class IconLabel(Painted):
    """One icon in a token's ink; `spoken` is read aloud, empty for mere decoration."""

    def __init__(self, name: str, ink: str = "ink", side: int = 24, *, spoken: str = "") -> None:
        """`side` in pixels at scale 1."""
        super().__init__()
        self._name, self._ink, self._side = name, ink, side
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.look.px(self._side), self.look.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        self.painter().drawPixmap(0, 0, icons.pixmap(self._name, self._ink, self._side))
