"""Vital signs: entry sheet, flowsheet and course of a day."""

from infusetrack.ui.screens.vitals.screen import VitalsScreen

__all__ = ["VitalsScreen"]
