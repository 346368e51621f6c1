"""Give a drug: the drugs on the side with their waits, and the form of the one in hand."""

from infusetrack.ui.screens.give.screen import GiveScreen

__all__ = ["GiveScreen"]
