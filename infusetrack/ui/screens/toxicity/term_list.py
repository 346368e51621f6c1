"""The terms that fit what was typed, the open and recent ones first; arrows move, Enter takes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStylePainter, QWidget

from infusetrack.domain.ctcae import Term
from infusetrack.ui import theme
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.labels import column

MOST = 5
"""So many terms are in sight; more letters bring the others."""
EDGE, GAP, HIGH = 12, 8, 48


class TermRow(ChoiceButton):
    """A term, its organ class, and what is known of it."""

    def __init__(self) -> None:
        """Empty and hidden."""
        super().__init__("")
        self.term: Term | None = None
        self.known = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def say(self, term: Term, known: str) -> None:
        """Another term."""
        self.term, self.known = term, known
        self.setAccessibleName(", ".join(part for part in (term.name, term.soc, known) if part))
        self.setToolTip(term.note)
        self.update()

    def sizeHint(self) -> QSize:
        """One line; the row takes the width that there is."""
        return QSize(theme.current().px(240), theme.current().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name in bold, organ class in grey, what is known at the right."""
        painter, look = QStylePainter(self), theme.current()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, self._option())
        if self.term is None:
            return
        edge, gap = look.px(EDGE), look.px(GAP)
        box = self.rect().adjusted(edge, 0, -edge, 0)
        small, bold = look.font(13), look.font(15, QFont.Weight.Bold)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.known:
            painter.setFont(look.font(13, QFont.Weight.DemiBold))
            painter.setPen(look.colour("brand"))
            painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), self.known)
            box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(self.known) - gap)
        painter.setFont(bold)
        painter.setPen(look.colour("ink"))
        shown = QFontMetrics(bold).elidedText(self.term.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(middle), shown)
        rest = QRect(box)
        rest.setLeft(box.left() + QFontMetrics(bold).horizontalAdvance(shown) + gap)
        painter.setFont(small)
        painter.setPen(look.colour("ink_2"))
        soc = QFontMetrics(small).elidedText(self.term.soc, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(middle), soc)


class TermList(QWidget):
    """Rows that are filled again with each letter. Signal: `taken(term)` when a person took one."""

    taken = Signal(object)

    def __init__(self) -> None:
        """All rows are made once."""
        super().__init__()
        self.rows = [TermRow() for _ in range(MOST)]
        self.at = 0
        for row in self.rows:
            row.clicked.connect(lambda _on=False, row=row: self._take(row))
        self.setLayout(column(*self.rows, spacing=4))

    def show_terms(self, terms: Sequence[Term], known: Mapping[str, str]) -> None:
        """These terms, the first one marked; `known` is what is said of those in the log."""
        for place, row in enumerate(self.rows):
            if place < len(terms):
                row.say(terms[place], known.get(terms[place].name, ""))
            row.setVisible(place < len(terms))
        self.at = 0
        self._mark()

    def step(self, step: int) -> None:
        """The mark goes to the neighbour."""
        many = len(self.shown)
        if many:
            self.at = min(max(self.at + step, 0), many - 1)
            self._mark()

    def _mark(self) -> None:
        for place, row in enumerate(self.rows):
            row.setChecked(place == self.at and not row.isHidden())

    @property
    def shown(self) -> tuple[Term, ...]:
        """The terms in sight."""
        return tuple(row.term for row in self.rows if not row.isHidden() and row.term is not None)

    @property
    def marked(self) -> Term | None:
        """The term that Enter takes."""
        shown = self.shown
        return shown[self.at] if self.at < len(shown) else None

    def _take(self, row: TermRow) -> None:
        self.at = self.rows.index(row)
        self._mark()
        if row.term is not None:
            self.taken.emit(row.term)

    def take(self) -> None:
        """Take the marked term."""
        if self.marked is not None:
            self.taken.emit(self.marked)
