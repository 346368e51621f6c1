"""One drug of the list: its button, its dose for this weight, its wait and its last 24 hours."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.side_drugs import DrugStanding
from infusetrack.ui import theme
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import label, say
from infusetrack.wording.support_words import again_words, day_words, group_words, wait_words, window_words
from infusetrack.wording.translate import tr

WIDE = 250
"""All buttons of the list are as wide as the longest name, pixels at scale 1."""


class DrugLine(QWidget):
    """What a nurse must know before choosing. A wait counts down; nothing here is filled into a form."""

    def __init__(self, key: str, choose: Callable[[], object]) -> None:
        """`key` presses the button."""
        super().__init__()
        self.seen: DrugStanding | None = None
        self.button = ChoiceButton("", key)
        self.button.clicked.connect(lambda _on=False: choose())
        self.dose, self.again = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.wait = Chip("", parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.button, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.dose, 0, 1)
        grid.addWidget(self.again, 1, 1)
        grid.addWidget(self.wait, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        grid.setColumnMinimumWidth(0, 1)
        grid.setColumnStretch(1, 1)

    def show_drug(self, seen: DrugStanding, zone: tzinfo) -> None:
        """The drug as the record has it."""
        self.seen = seen
        if self.button.text() != seen.drug.drug:
            self.button.setText(seen.drug.drug)
        self.button.setMinimumWidth(theme.current().px(WIDE))
        words = tr("{group} · {dose}").format(group=group_words(seen.drug), dose=window_words(seen))
        say(self.dose, words)
        say(self.again, tr("{again} · {day}").format(again=again_words(seen, zone), day=day_words(seen)))
        self.button.setAccessibleDescription(f"{words}, {self.again.text()}")
        self.show_time(seen.now)

    def show_time(self, now: datetime) -> None:
        """Only the wait counts."""
        if self.seen is not None:
            words = wait_words(self.seen, now)
            self.wait.set_text(tr("wait {span}").format(span=words) if ":" in words else words)
