"""How Python tidies its memory while a window is open: seldom, and never what lives to the end."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 50
"""New objects before a small round of tidying; small rounds before a middle one; middle before a whole."""


def calm_tidying() -> None:
    """Set aside all that was made so far: a whole round over it would hold the window up for 50 ms."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
