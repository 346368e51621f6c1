"""Where the three cards of the paper screen stand: side by side, or in one column on a narrow screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from infusetrack.ui import theme
from infusetrack.ui.widgets.page import Page

FOLD_BELOW, SIDE = 1080, 392
LOWEST = 400
"""How low the pages may get in one column, in pixels at scale 1."""
EDGE = 14


class PaperLayout(QWidget):
    """The pages stay while the side scrolls; in one column everything scrolls. Signal: `folded(bool)`."""

    folded = Signal(bool)

    def __init__(self, choice: QWidget, preview: QWidget, printed: QWidget) -> None:
        """Side by side at first."""
        super().__init__()
        self._choice, self._preview, self._printed = choice, preview, printed
        self._inner, self.area = Page(), QScrollArea()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(EDGE)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(16, EDGE, 16, EDGE)
        self._beside.setSpacing(EDGE)
        self._is_narrow: bool | None = None
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Stack the cards, or stand the pages beside the others."""
        self.area.setMinimumWidth(0 if narrow else theme.current().px(SIDE))
        self.area.setMaximumWidth(16_777_215 if narrow else theme.current().px(SIDE))
        self._preview.setMinimumHeight(theme.current().px(LOWEST) if narrow else 0)
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        stacked = (self._preview, self._choice, self._printed) if narrow else (self._choice, self._printed)
        if not narrow:
            self._beside.addWidget(self._preview, 1)
        self._beside.addWidget(self.area, 1 if narrow else 0)
        for card in stacked:
            self._column.addWidget(card, 0 if card is self._choice else 1)
        self.folded.emit(narrow)

    def look(self, *, width: int) -> None:
        """Fold where there is too little room."""
        self.fold(narrow=width < theme.current().px(FOLD_BELOW))
