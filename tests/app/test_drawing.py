"""What draws the hemoglobin trend is fetched beside the open window, and no Qt object comes of it."""

import subprocess
import sys

TRIED = """
import gc, sys
from time import perf_counter
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from infusetrack.app.drawing import fetch_ahead
app = QApplication([])
gc.disable()
assert "pyqtgraph" not in sys.modules
before = {id(one) for one in gc.get_objects()}
thread = fetch_ahead()
while thread.is_alive():
    app.processEvents()
assert "pyqtgraph" in sys.modules
made = [one for one in gc.get_objects() if id(one) not in before and issubclass(type(one), QObject)]
assert not made, made
"""


def test_it_is_fetched_beside_the_window_and_makes_no_qt_object():
    told = subprocess.run(
        [sys.executable, "-c", TRIED], capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 0, told.stderr
