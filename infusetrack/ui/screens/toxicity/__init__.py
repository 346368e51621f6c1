"""Toxicities of the open patient: picker, log, heat map."""

from infusetrack.ui.screens.toxicity.screen import ADD_TOXICITY, ToxicityScreen

__all__ = ["ADD_TOXICITY", "ToxicityScreen"]
