"""Cards side by side: as many in a row as fit, smaller cards where there are many."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.ui import theme
from infusetrack.ui.screens.chairs.card import ChairCard

ROOMY, DENSE = 360, 300
"""The least width of a card in pixels at scale 1, for a few chairs and for many."""
FEW = 9
MOST = 3
MOST_DENSE = 5


class CardGrid(QWidget):
    """Lays its cards out anew when the width or their number changes."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._cards: tuple[QWidget, ...] = ()
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    @property
    def across(self) -> int:
        """How many stand in a row."""
        return self._across

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Other cards, in this order; those left out are let go by who made them."""
        self._cards, self._across = tuple(cards), 0
        for card in self._cards:
            if isinstance(card, ChairCard):
                card.set_dense(dense=len(self._cards) > FEW)
        self._arrange()

    def _fitting(self) -> int:
        few = len(self._cards) <= FEW
        needed = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        wide = max(theme.current().px(ROOMY if few else DENSE), needed) + self._grid.spacing()
        return max(1, min((self.width() + self._grid.spacing()) // wide, MOST if few else MOST_DENSE))

    def _arrange(self) -> None:
        across = self._fitting()
        if across == self._across:
            return
        while self._grid.takeAt(0) is not None:
            pass
        for place in range(max(across, self._across)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
            card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self._arrange()
