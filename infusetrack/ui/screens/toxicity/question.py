"""The one question where words decide: yes raises the grade, no leaves it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from infusetrack.domain.ctcae import GradeText
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import column, dress, label, row
from infusetrack.wording.translate import tr


class QuestionRow(QFrame):
    """Hidden while nothing is asked. Signal: `answered(grade)`, 0 for no."""

    answered = Signal(int)

    def __init__(self) -> None:
        """Nothing is asked."""
        super().__init__()
        dress(self, "look", "refusal")
        self.words = label("", "strong", wrap=True)
        self.yes = QuietButton(tr("Yes"), "Y", act=self.say_yes)
        self.no = QuietButton(tr("No"), "N", act=self.say_no)
        self._grade = 0
        box = column(self.words, spacing=8)
        box.setContentsMargins(12, 8, 12, 8)
        box.addLayout(row(self.yes, self.no, None))
        self.setLayout(box)
        self.hide()

    def ask(self, text: GradeText | None) -> None:
        """Ask what would reach this grade; None asks nothing."""
        self._grade = text.grade if text else 0
        if text is not None:
            told = tr("{question} Yes is grade {grade}.").format(question=text.question, grade=text.grade)
            self.words.setText(told)
            self.setAccessibleName(told)
        self.setVisible(text is not None)

    def say_yes(self) -> None:
        """It did: that grade."""
        if self._grade:
            self.answered.emit(self._grade)

    def say_no(self) -> None:
        """It did not: the grade stays."""
        if self._grade:
            self.answered.emit(0)
