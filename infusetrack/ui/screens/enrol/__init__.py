"""Enrolling a patient: who, the eligibility checklist, and the investigator's signature."""

from infusetrack.ui.screens.enrol.screen import EnrolScreen

__all__ = ["EnrolScreen"]
