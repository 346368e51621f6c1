"""The patient's calendar: all cycles with their days, and the decisions that change them."""

from infusetrack.ui.screens.calendar.screen import CalendarScreen

__all__ = ["CalendarScreen"]
