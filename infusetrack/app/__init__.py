"""The program put together: the only place that knows every class."""

from infusetrack.app.pictures import render_screens
from infusetrack.app.station import run, run_demo

__all__ = ["render_screens", "run", "run_demo"]
