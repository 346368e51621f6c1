"""Grades as tiles to press: the number large, our words for it below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStylePainter

from infusetrack.ui import theme
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.wording.reactions import grade_words
from infusetrack.wording.translate import tr

WIDE, HIGH, EDGE = 130, 104, 12


class GradeTile(ChoiceButton):
    """One grade; its key is its number."""

    def __init__(self, grade: int) -> None:
        """Unchosen at first."""
        super().__init__(str(grade), str(grade))
        self.grade, self._told = grade, grade_words(grade)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Grade {grade}: {words}").format(grade=grade, words=self._told))

    def sizeHint(self) -> QSize:
        """Room for three or four lines of words."""
        look = theme.current()
        return QSize(look.px(WIDE), look.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The body by the sheet, number, check and words by us."""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, self._option())
        look = theme.current()
        painter.setPen(look.colour("ink" if self.isEnabled() else "ink_3"))
        edge = look.px(EDGE)
        inside = self.rect().adjusted(edge, look.px(8), -edge, -look.px(6))
        painter.setFont(look.font(17, QFont.Weight.Bold))
        mark = "\N{CHECK MARK} " if self.isChecked() else ""
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), mark + str(self.grade)
        )
        painter.setFont(look.font(13))
        below = QRect(
            inside.left(), inside.top() + look.px(26), inside.width(), inside.height() - look.px(26)
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self._told)
