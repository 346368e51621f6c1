"""Documents on screen: looked at as they would print, sent, and what was printed so far."""

from infusetrack.ui.screens.paper.screen import PaperScreen

__all__ = ["PaperScreen"]
