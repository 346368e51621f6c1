"""How Python tidies its memory while a window is open: on the window's own thread, seldom, never what lives to the end.

Left to itself it tidies on whichever thread happens to ask for memory. A widget that was thrown away
and lies in a circle would then be destroyed on a thread that makes a page or reviews hemoglobin, and Qt
ends the program for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

YOUNG, MIDDLE, OLD = 20_000, 20, 50
"""New objects before a small round of tidying; small rounds before a middle one; middle before a whole."""
LOOKS_MS = 500


def calm_tidying() -> None:
    """Set aside all that was made so far, a whole round over it would hold the window up, and end tidying by itself."""
    gc.collect()
    gc.freeze()
    gc.disable()


def tidy() -> None:
    """The smallest round that is due, on the thread that asks; nothing where none is due."""
    young, middle, old = gc.get_count()
    if young < YOUNG:
        return
    generation = 0 if middle < MIDDLE else 1 if old < OLD else 2
    gc.collect(generation)


class Tidying(QObject):
    """Looks twice a second, on the window's thread, whether a round is due."""

    def __init__(self) -> None:
        """From now on nobody else tidies."""
        super().__init__()
        calm_tidying()
        self._timer = QTimer(self, interval=LOOKS_MS)
        self._timer.timeout.connect(tidy)
        self._timer.start()
