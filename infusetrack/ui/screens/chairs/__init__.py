"""The unit: who sits where, what each chair needs next, seating and finding patients."""

from infusetrack.ui.screens.chairs.patients import patient_finder
from infusetrack.ui.screens.chairs.screen import ChairsScreen

__all__ = ["ChairsScreen", "patient_finder"]
