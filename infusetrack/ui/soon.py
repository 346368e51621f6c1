"""Work in small bites: the next one follows after the keys and paints that wait."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object]) -> None:
    """Do `act` in the next round of events, unless its owner is gone by then.

    `QTimer.singleShot(0)` would follow in the same round, before any key that was pressed meanwhile.
    """
    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
