"""For how long a reminder shall wait: five, ten or fifteen minutes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from infusetrack.domain.alarm_answers import PUT_OFF_MINUTES
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import label, row
from infusetrack.wording.translate import tr


class Minutes(QWidget):
    """Five, ten or fifteen."""

    def __init__(self, put_off: Callable[[int], object], forget: Callable[[], object]) -> None:
        """Hidden until asked."""
        super().__init__()
        self.words = label("", "strong")
        self.choices = [
            QuietButton(tr("{minutes} min").format(minutes=minutes), act=partial(put_off, minutes))
            for minutes in PUT_OFF_MINUTES
        ]
        self._forget = forget
        keep = QuietButton(tr("Close"), "Esc", act=forget)
        box = row(self.words, *self.choices, keep, None)
        box.setContentsMargins(16, 6, 12, 6)
        self.setLayout(box)
        self.hide()

    def ask(self, about: str) -> None:
        """Show them for this alarm, in words, and take the keyboard."""
        self.words.setText(tr("{about}: remind again in").format(about=about))
        self.show()
        self.choices[0].setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is ours while the keyboard is in here; the screen's own Esc waits."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; arrows and Enter are the buttons' own."""
        if event.key() == Qt.Key.Key_Escape:
            self._forget()
        else:
            super().keyPressEvent(event)
