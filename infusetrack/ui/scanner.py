"""A barcode scanner is a keyboard that types fast: its bursts are caught and never land in a field."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from infusetrack.domain.scan_codes import SHORTEST

GAP_MS = 35
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class Scanner(QObject):
    """An event filter for the whole application.

    A typed character is held back until the next key or for 35 ms, its release with it, so that
    a quick tap on Space still presses a button; a burst of 6 or more that ends with Enter or Tab
    is a scan, anything else goes on to where it was typed.

    Signal: `scanned(text)`.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Install it with `app.installEventFilter(scanner)`."""
        super().__init__(parent)
        self._held: list[tuple[QWidget, QKeyEvent]] = []
        self._replaying = False
        self._timer = QTimer(self, singleShot=True, interval=GAP_MS)
        self._timer.timeout.connect(self.release)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the key is held back or was part of a scan."""
        if self._replaying or not isinstance(event, QKeyEvent) or not self._is_target(watched):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._let_up(watched, event)  # type: ignore[arg-type]
        if event.type() is not QEvent.Type.KeyPress:
            return False
        return self._pressed(watched, event)  # type: ignore[arg-type]

    def _is_target(self, watched: QObject) -> bool:
        """Only the widget with the keyboard: an unaccepted key is seen again by each parent."""
        if not isinstance(watched, QWidget):
            return False
        focus = QApplication.focusWidget()
        return watched is focus or (focus is None and watched.isWindow())

    def _pressed(self, target: QWidget, event: QKeyEvent) -> bool:
        if self._held and not self._follows(event):
            self.release()
        if event.key() in ENDS and len(self._presses()) >= SHORTEST:
            self._finish()
            return True
        if self._may_be_scan(event):
            self._held.append((target, event.clone()))
            self._timer.start()
            return True
        self.release()
        return False

    def _let_up(self, target: QWidget, event: QKeyEvent) -> bool:
        """A key that is held back keeps its release behind it."""
        if all(held.key() != event.key() for _, held in self._held):
            return False
        self._held.append((target, event.clone()))
        return True

    def _presses(self) -> list[QKeyEvent]:
        return [event for _, event in self._held if event.type() is QEvent.Type.KeyPress]

    def _may_be_scan(self, event: QKeyEvent) -> bool:
        typed = event.text()
        printable = len(typed) == 1 and typed.isprintable()
        return printable and not event.isAutoRepeat() and event.timestamp() > 0 and event.modifiers() in PLAIN

    def _follows(self, event: QKeyEvent) -> bool:
        return event.timestamp() - self._presses()[-1].timestamp() <= GAP_MS

    def _finish(self) -> None:
        text = "".join(event.text() for event in self._presses())
        self._drop()
        self.scanned.emit(text)

    def _drop(self) -> None:
        self._timer.stop()
        self._held.clear()

    def release(self) -> None:
        """Let the held keys go on to where they were typed; a field that went away takes none."""
        held = list(self._held)
        self._drop()
        self._replaying = True
        try:
            for target, event in held:
                there = QApplication.focusWidget() or target
                if isValid(there):
                    QCoreApplication.sendEvent(there, event)
        finally:
            self._replaying = False
