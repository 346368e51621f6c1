"""The one Qt application of this process."""

import sys

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The application, made at the first call."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("InfuseTrack")
    app.setDesktopFileName("infusetrack")
    return app
