"""Grade 3 and more: what is still asked of the investigator, by when. The program gives no verdict."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from infusetrack.domain.toxicity_notices import DltReview
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import dress, label, row
from infusetrack.wording.toxicity_words import review_words


class Notice(QFrame):
    """One review that is owed."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        dress(self, "look", "refusal")
        self.number = 0
        self.words = label("", "strong", wrap=True)
        self.button = QuietButton("", "D")
        box = row(self.words, self.button, spacing=12, stretch=0)
        box.setContentsMargins(12, 8, 12, 8)
        self.setLayout(box)

    def say(self, number: int, words: str, act: str) -> None:
        """The review of this event."""
        self.number = number
        self.words.setText(words)
        self.button.setText(act)
        self.setAccessibleName(words)


class Notices(QWidget):
    """Hidden while nothing is owed. Signal: `review_asked(number)`."""

    review_asked = Signal(int)

    def __init__(self, bedside: Bedside, act: str) -> None:
        """`act` are the words on the button."""
        super().__init__()
        self._bedside, self._act = bedside, act
        self.notices: list[Notice] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.hide()

    def show_reviews(self, reviews: Sequence[DltReview], now: datetime) -> None:
        """All that are owed, the longest waiting first."""
        while len(self.notices) < len(reviews):
            notice = Notice()
            notice.button.clicked.connect(
                lambda _on=False, notice=notice: self.review_asked.emit(notice.number)
            )
            self.notices.append(notice)
            self._box.addWidget(notice)
        for place, notice in enumerate(self.notices):
            if place < len(reviews):
                words = review_words(reviews[place], now, self._bedside.zone)
                notice.say(reviews[place].event.number, words, self._act)
            notice.setVisible(place < len(reviews))
        self.setVisible(bool(reviews))

    def press_first(self) -> None:
        """The review that waits the longest."""
        if not self.isHidden():
            self.review_asked.emit(self.notices[0].number)
