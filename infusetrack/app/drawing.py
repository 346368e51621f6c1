"""pyqtgraph, fetched in a thread once the window is there: the hemoglobin trend then opens without a halt."""

from importlib import import_module
from threading import Thread

AHEAD_MS = 1500
"""So long after the window was shown: the sign-in is painted, nobody can have opened a trend yet."""
CANVAS = "infusetrack.ui.plots.hgb_canvas"


def fetch_ahead() -> Thread:
    """Fetch it beside the window; the thread makes and holds no Qt object, and nobody waits for it."""
    thread = Thread(target=import_module, args=(CANVAS,), name="plots", daemon=True)
    thread.start()
    return thread
