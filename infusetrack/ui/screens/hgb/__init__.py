"""Hemoglobin of one patient: the trend, what it is consistent with, and the decision beside the advice."""

from infusetrack.ui.screens.hgb.screen import HgbScreen

__all__ = ["HgbScreen"]
