"""The infusion reaction: one press, then what was done, seen, graded, ordered and checked."""

from infusetrack.ui.screens.reaction.screen import PRESS, ReactionScreen

__all__ = ["PRESS", "ReactionScreen"]
