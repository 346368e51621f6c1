"""A card: title, subtitle, a slot at the right, and a body."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.ui.widgets.labels import column, dress, label

MARGIN = 18


class Card(QFrame):
    """A white box with one subject. Put widgets into `body`; `aside` adds one at the top right."""

    def __init__(
        self, title: str = "", subtitle: str = "", *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        """Empty words hide their label; a `large` title marks the card that the screen is about."""
        super().__init__(parent)
        dress(self, "look", "card")
        self._title, self._subtitle = (
            label(title, "screen" if large else "title", wrap=True),
            label(subtitle, "subtitle", wrap=True),
        )
        self._aside = QHBoxLayout()
        self._aside.setSpacing(8)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(column(self._title, self._subtitle, spacing=2), 1)
        head.addLayout(self._aside)
        head.setAlignment(self._aside, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 2)
        outer.setSpacing(8)
        outer.addWidget(self._head)
        outer.addLayout(self.body, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_title(title)
        self.set_subtitle(subtitle)

    @property
    def title(self) -> str:
        """What the card is about."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """The grey line below the title."""
        return self._subtitle.text()

    def set_title(self, title: str) -> None:
        """Another subject."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        self._show_head()

    def set_subtitle(self, subtitle: str) -> None:
        """The grey line below the title."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._show_head()

    def aside(self, widget: QWidget) -> None:
        """Add a widget at the top right."""
        self._aside.addWidget(widget)
        self._show_head()

    def add(self, *widgets: QWidget) -> None:
        """Add widgets to the body, one below the other."""
        for widget in widgets:
            self.body.addWidget(widget)

    def set_edge(self, level: str) -> None:
        """Mark the card's edge for an alarm: `medium`, `high`, or empty for none."""
        dress(self, "edge", level)

    def _show_head(self) -> None:
        filled = bool(self._title.text() or self._subtitle.text() or self._aside.count())
        self._head.setVisible(filled)
