"""The grades that a term has, one row each: number, our words, and the number of the record beside it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStylePainter, QWidget

from infusetrack.domain.ctcae import WORST, Term
from infusetrack.ui import theme
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.translate import tr

EDGE, BADGE, GAP, LEAST = 10, 32, 12, 48
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class GradeTile(ChoiceButton):
    """One grade; its key is its number. It grows with its words."""

    def __init__(self, grade: int) -> None:
        """Without words at first."""
        super().__init__(str(grade), str(grade))
        self.grade, self.told, self.aside = grade, "", ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, told: str, aside: str, tip: str = "") -> None:
        """The grade's words, and what of the record suggests it."""
        if (told, aside) == (self.told, self.aside):
            return
        self.told, self.aside = told, aside
        words = tr("Grade {grade}: {words}").format(grade=self.grade, words=told)
        self.setAccessibleName(words)
        self.setAccessibleDescription(aside or str(self.grade))
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def _words_width(self, width: int) -> int:
        look = theme.current()
        taken = look.px(EDGE) * 2 + look.px(BADGE) + look.px(GAP)
        if self.aside:
            taken += self._aside_width(width) + look.px(GAP)
        return max(look.px(80), width - taken)

    def _aside_width(self, width: int) -> int:
        metrics = QFontMetrics(theme.current().font(13, QFont.Weight.DemiBold))
        whole = metrics.horizontalAdvance(self.aside) + theme.current().px(16)
        return min(whole, int(width * 0.34))

    def heightForWidth(self, width: int) -> int:
        """As high as the words need."""
        look = theme.current()
        body = QFontMetrics(look.font(15)).boundingRect(
            QRect(0, 0, self._words_width(width), 4000), WRAP, self.told
        )
        small = QFontMetrics(look.font(13, QFont.Weight.DemiBold)).boundingRect(
            QRect(0, 0, max(1, self._aside_width(width) - look.px(16)), 4000), WRAP, self.aside
        )
        return max(look.px(LEAST), max(body.height(), small.height()) + look.px(16))

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """One line."""
        look = theme.current()
        return QSize(look.px(240), look.px(LEAST))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.current().px(200), theme.current().px(LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The body by the sheet; badge, words and the number of the record by us."""
        painter, look = QStylePainter(self), theme.current()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, self._option())
        edge, side = look.px(EDGE), look.px(BADGE)
        badge = QRect(edge, (self.height() - side) // 2, side, side)
        self._paint_badge(painter, badge)
        left = badge.right() + look.px(GAP)
        painter.setFont(look.font(15))
        painter.setPen(look.colour("ink"))
        words = QRect(left, 0, self._words_width(self.width()), self.height())
        painter.drawText(words, WRAP, self.told)
        if self.aside:
            self._paint_aside(painter)

    def _paint_badge(self, painter: QStylePainter, box: QRect) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("brand" if self.isChecked() else "chip"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(look.font(17, QFont.Weight.Bold))
        painter.setPen(look.colour("on_brand" if self.isChecked() else "ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self.grade))

    def _paint_aside(self, painter: QStylePainter) -> None:
        look, edge = theme.current(), theme.current().px(EDGE)
        wide = self._aside_width(self.width())
        box = QRect(self.width() - edge - wide, look.px(7), wide, self.height() - look.px(14))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("chip"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(look.font(13, QFont.Weight.DemiBold))
        painter.setPen(look.colour("ink_2"))
        painter.drawText(box.adjusted(look.px(8), 0, -look.px(8), 0), WRAP, self.aside)


class GradeTiles(QWidget):
    """The grades that exist, and only those. Signal: `chosen(grade)` when a person chose one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """Made once, filled with each term."""
        super().__init__()
        self.tiles = {grade: GradeTile(grade) for grade in range(1, WORST + 1)}
        for grade, tile in self.tiles.items():
            tile.clicked.connect(lambda _on=False, grade=grade: self.choose(grade))
            tile.hide()
        self.setLayout(column(*self.tiles.values(), spacing=6))
        self.setAccessibleName(tr("Grade"))

    def show_term(self, term: Term, suggested: int | None, number: str) -> None:
        """The term's own grades, none chosen; `number` stands beside the one that it suggests."""
        texts = {one.grade: one for one in term.grades}
        for grade, tile in self.tiles.items():
            text = texts.get(grade)
            tile.setChecked(False)
            if text is not None:
                tile.say(text.text, number if grade == suggested else "", text.official)
            tile.setVisible(text is not None)

    def show_grade(self, grade: int | None) -> None:
        """Which grade is chosen."""
        for one, tile in self.tiles.items():
            tile.setChecked(one == grade)

    def choose(self, grade: int) -> None:
        """A person chose a grade, where the term has it."""
        if grade in self.tiles and not self.tiles[grade].isHidden():
            self.show_grade(grade)
            if any(tile.hasFocus() for tile in self.tiles.values()):
                self.tiles[grade].setFocus()
            self.chosen.emit(grade)

    @property
    def grade(self) -> int | None:
        """The grade that is chosen; None for none."""
        return next((one for one, tile in self.tiles.items() if tile.isChecked()), None)

    @property
    def offered(self) -> tuple[int, ...]:
        """The grades in sight."""
        return tuple(one for one, tile in self.tiles.items() if not tile.isHidden())

    def take_focus(self, grade: int | None) -> None:
        """The keyboard goes to this grade, else to the first."""
        wanted = grade if grade in self.offered else next(iter(self.offered), None)
        if wanted is not None:
            self.tiles[wanted].setFocus()
