"""The labs screen: all results with their grades, fast entry, blood products, and files of the laboratory."""

from infusetrack.ui.screens.labs.screen import LabsScreen

__all__ = ["LabsScreen"]
