"""Toxicities of the open patient: picker, log, heat map."""

from infusetrack.ui.screens.toxicity.screen import ToxicityScreen

__all__ = ["ToxicityScreen"]
