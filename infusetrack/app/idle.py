"""Locks the window when nobody touched it for a while; timers and reminders go on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """An event filter for the application that starts its count anew at every touch."""

    def __init__(self, lock: Callable[[], object], minutes: float) -> None:
        """`lock` is called once the time is over."""
        super().__init__()
        self._timer = QTimer(self, singleShot=True, interval=int(minutes * 60_000))
        self._timer.timeout.connect(lock)
        self._timer.start()

    @property
    def minutes(self) -> float:
        """How long nobody may touch the window before it locks."""
        return self._timer.interval() / 60_000

    def set_minutes(self, minutes: float) -> None:
        """Another length; the count starts anew."""
        self._timer.setInterval(int(minutes * 60_000))
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, never hold anything back."""
        if event.type() in TOUCHES:
            self._timer.start()
        return super().eventFilter(watched, event)
