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


IN_HAND_MINUTES = 15
"""So long the window stays open while an open reaction is in front: its doses are read, not touched (LOCAL)."""


class IdleLock(QObject):
    """An event filter for the application that starts its count anew at every touch."""

    def __init__(
        self, lock: Callable[[], object], minutes: float, in_hand: Callable[[], bool] = lambda: False
    ) -> None:
        """`lock` is called once the time is over, `IN_HAND_MINUTES` while `in_hand()`."""
        super().__init__()
        self._lock, self._in_hand, self._waited = lock, in_hand, 0.0
        self._timer = QTimer(self, singleShot=True, interval=int(minutes * 60_000))
        self._timer.timeout.connect(self._over)
        self._timer.start()

    @property
    def minutes(self) -> float:
        """How long nobody may touch the window before it locks."""
        return self._timer.interval() / 60_000

    def set_minutes(self, minutes: float) -> None:
        """Another length; the count starts anew."""
        self._timer.setInterval(int(minutes * 60_000))
        self._timer.start()

    def rest(self) -> None:
        """Count no more: the window is gone."""
        self._timer.stop()

    def _over(self) -> None:
        self._waited += self.minutes
        if self._in_hand() and self._waited < IN_HAND_MINUTES:
            self._timer.start()
        else:
            self._waited = 0.0
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, never hold anything back."""
        if event.type() in TOUCHES:
            self._waited = 0.0
            self._timer.start()
        return super().eventFilter(watched, event)
