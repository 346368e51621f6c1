"""Entering downtime paper: a fast grid for what was written while the computer was gone."""

from infusetrack.ui.screens.downtime.screen import DowntimeScreen

__all__ = ["DowntimeScreen"]
