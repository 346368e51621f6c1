"""The commands that need Qt: the window, the demo and its pictures."""

import gc
import os
import sys
from argparse import Namespace

from infusetrack.cli.display import why_no_window


def open_window(words: Namespace) -> int:
    """Open the program on the real record; returns when its window is closed."""
    if not _can_open():
        return 2
    gc.disable()  # until the window stands: nothing that is made on the way is thrown away
    from infusetrack.app.start import run

    return run(words.data)


def show_demo(words: Namespace) -> int:
    """Open the practice file, or draw every screen of it into a folder without a display."""
    if words.screens is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from infusetrack.app.pictures import Canvas, render_screens

        return render_screens(words.screens, Canvas(words.size, words.scale, tuple(words.looks)))
    if not _can_open():
        return 2
    from infusetrack.app.station import run_demo

    return run_demo(words.speed)


def _can_open() -> bool:
    why = why_no_window(os.environ)
    if why:
        print(why, file=sys.stderr)
    return why is None
