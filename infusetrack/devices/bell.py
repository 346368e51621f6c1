"""The bell: the system's own short sound, which waits for nobody."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


class SystemBell:
    """Rings through the window system, as loud as the computer is set (a `Bell`)."""

    def ring(self) -> None:
        """Sound once; without a window system there is nothing to sound, and nothing happens."""
        if QGuiApplication.instance() is not None:
            QApplication.beep()
