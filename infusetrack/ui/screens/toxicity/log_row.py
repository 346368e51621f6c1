"""One adverse event on one line of the log, painted: a press opens all its fields."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStylePainter

from infusetrack.ui import theme
from infusetrack.ui.screens.toxicity.bands import paint_grade
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.painted import Painted

HIGH, EDGE, GAP = 64, 10, 8
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
SHARES = {"name": 24, "grade": 10, "onset": 11, "end": 11, "cause": 15, "more": 22}


class LogWords(NamedTuple):
    """What a row says: cells from left to right."""

    name: str
    soc: str
    grade: int
    history: str
    onset: str
    end: str
    causes: tuple[str, ...]
    more: str


def boxes(width: int, causes: int, high: int) -> list[QRect]:
    """The cells of a row: name, grade, onset, end, each cause, the rest."""
    look = theme.current()
    shares = [SHARES["name"], SHARES["grade"], SHARES["onset"], SHARES["end"]]
    shares += [SHARES["cause"]] * causes + [SHARES["more"]]
    room, left, made = width - 2 * look.px(EDGE), look.px(EDGE), []
    for share in shares:
        wide = room * share // sum(shares)
        made.append(QRect(left, 0, wide - look.px(GAP), high))
        left += wide
    return made


def fitted(told: str, letters: QFontMetrics, box: QRect) -> str:
    """As many whole words as the cell holds, and a sign where there are more; never half a line."""

    def over(many: int) -> bool:
        """Whether so many words and the sign are too high."""
        return letters.boundingRect(box, LEFT, f"{' '.join(words[:many])} …").height() > box.height()

    if letters.boundingRect(box, LEFT, told).height() <= box.height():
        return told
    words = told.split()
    return f"{' '.join(words[: bisect_left(range(1, len(words)), True, key=over)])} …"


class LogRow(ChoiceButton):
    """Pressed, it is the event in hand."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__("")
        self.number = 0
        self.words = LogWords("", "", 0, "", "", "", (), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, number: int, words: LogWords) -> None:
        """Another event, or the same with other words."""
        self.number = number
        if words != self.words:
            self.words = words
            parts = (words.name, words.history, words.onset, words.end, *words.causes, words.more)
            self.setAccessibleName(", ".join(part for part in parts if part))
            self.setToolTip(words.more)
            self.update()

    def sizeHint(self) -> QSize:
        """Up to three lines of words."""
        return QSize(theme.current().px(560), theme.current().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Narrower, as high."""
        return QSize(theme.current().px(420), theme.current().px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The body by the sheet, the cells by us."""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, self._option())
        name, grade, onset, end, *causes, more = boxes(self.width(), len(self.words.causes), self.height())
        self._paint_name(painter, name)
        self._paint_grade(painter, grade)
        for box, told in ((onset, self.words.onset), (end, self.words.end), (more, self.words.more)):
            self._cell(painter, box, told, "ink_2" if box is more else "ink")
        for box, told in zip(causes, self.words.causes, strict=True):
            self._cell(painter, box, told, "ink")

    def _paint_name(self, painter: QPainter, box: QRect) -> None:
        look, words = theme.current(), self.words
        bold, small = look.font(15, QFont.Weight.Bold), look.font(13)
        high = min(
            QFontMetrics(bold).boundingRect(box, LEFT, words.name).height(), 2 * QFontMetrics(bold).height()
        )
        line = QFontMetrics(small).height()
        top = max(look.px(2), (self.height() - high - line) // 2)
        painter.setFont(bold)
        painter.setPen(look.colour("ink"))
        painter.drawText(QRect(box.left(), top, box.width(), high), LEFT, words.name)
        painter.setFont(small)
        painter.setPen(look.colour("ink_2"))
        soc = QFontMetrics(small).elidedText(words.soc, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), top + high, box.width(), line), LEFT, soc)

    def _paint_grade(self, painter: QPainter, box: QRect) -> None:
        look, words = theme.current(), self.words
        told = bool(words.history)
        chip = QRectF(box.left(), (self.height() - look.px(26)) / 2 - (look.px(9) if told else 0),
                      look.px(40), look.px(26))  # fmt: skip
        paint_grade(painter, chip, words.grade, f"G{words.grade}")
        if told:
            below = QRect(box.left(), round(chip.bottom()) + 1, box.width() + look.px(GAP), look.px(18))
            painter.setFont(look.font(13))
            painter.setPen(look.colour("ink_2"))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), words.history)

    def _cell(self, painter: QPainter, box: QRect, told: str, ink: str) -> None:
        look = theme.current()
        painter.setFont(look.font(13))
        painter.setPen(look.colour(ink))
        inside = box.adjusted(0, look.px(3), 0, -look.px(3))
        painter.drawText(inside, LEFT, fitted(told, painter.fontMetrics(), inside))


class LogHead(Painted):
    """The names of the columns, at the same places as the cells."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, heads: Sequence[str]) -> None:
        """Other columns."""
        self.heads = tuple(heads)
        self.setAccessibleName(", ".join(heads))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.current().px(420), theme.current().px(24))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words only."""
        painter, look = self.painter(), self.look
        painter.setFont(look.font(13, QFont.Weight.DemiBold))
        painter.setPen(look.colour("ink_3"))
        causes = len(self.heads) - 5
        for box, told in zip(boxes(self.width(), causes, self.height()), self.heads, strict=True):
            shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
