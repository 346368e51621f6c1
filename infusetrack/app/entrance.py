"""The sign-in alone, seen at once; what is typed there goes over to the whole window behind it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from infusetrack.ui.screens.door import Answer
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.soon import soon
from infusetrack.wording.translate import tr

SMALLEST, FIRST = QSize(1024, 640), QSize(1440, 900)


class Entrance(QMainWindow):
    """Stands where the window will stand until the record is open and the screens are made.

    Signal: `seen()` once, after the first paint.
    """

    seen = Signal()

    def __init__(self, *, first_start: bool) -> None:
        """`first_start` asks for the first account, as the sign-in itself will."""
        super().__init__()
        self.asked = self.is_gone = self._is_painted = False
        self.door = SignInScreen(self._wait, first_start=first_start, create_first=self._wait)
        self.setWindowTitle(tr("InfuseTrack"))
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST)
        self.setCentralWidget(self.door)
        self.door.take_focus()

    def _wait(self, _badge: str, _pin: str, _answer: Answer) -> None:
        """The button says that it is checked; the whole window asks once it can."""
        self.asked = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint lets the rest begin."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            soon(self, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes it now wants no window at all."""
        self.is_gone = True
        super().closeEvent(event)

    def hand_over(self, window: QWidget, door: SignInScreen) -> None:
        """Put the window in this one's place, and what was typed into its door."""
        focus = QApplication.focusWidget()
        for key, field in self.door.form.fields.items():
            if field.text():
                door.form.fields[key].set_text(field.text())
        window.setGeometry(self.geometry())
        window.setWindowState(self.windowState())
        window.show()
        for key, field in self.door.form.fields.items():
            if focus is not None and field.isAncestorOf(focus):
                door.form.fields[key].take_focus()
        self.hide()
        self.door.form.clear()
        if self.asked:
            door.submit()
