"""One window on one record: a second start brings the first window forward."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleWindow(QObject):
    """Holds the lock of a data folder while the program runs."""

    def __init__(self, folder: Path) -> None:
        """Nothing is locked yet."""
        super().__init__()
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._name = f"infusetrack-{sha256(str(folder).encode()).hexdigest()[:16]}"
        self._server = QLocalServer(self)

    def claim(self) -> bool:
        """True when this is the only window; else the other one was asked to come forward."""
        if self._lock.tryLock(100):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return True
        self._knock()
        return False

    def when_knocked(self, act: Callable[[], object]) -> None:
        """Call `act` when somebody starts the program again."""
        self._server.newConnection.connect(lambda: self._answer(act))

    def _answer(self, act: Callable[[], object]) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.disconnectFromServer()
        act()

    def _knock(self) -> None:
        caller = QLocalSocket()
        caller.connectToServer(self._name)
        caller.waitForConnected(WAIT_MS)
        caller.disconnectFromServer()

    def let_go(self) -> None:
        """Free the folder for the next start."""
        self._server.close()
        self._lock.unlock()
