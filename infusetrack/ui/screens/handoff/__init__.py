"""The handoff between shifts: the I-PASS sheet, given, read back, received; and all seated patients."""

from infusetrack.ui.screens.handoff.all_screen import PRINT_ALL, AllHandoffsScreen
from infusetrack.ui.screens.handoff.screen import ALL, PRINT, HandoffScreen

__all__ = ["ALL", "PRINT", "PRINT_ALL", "AllHandoffsScreen", "HandoffScreen"]
