"""A chair's card with an open handoff in it: one line more, until somebody has received it."""

from dataclasses import replace
from datetime import tzinfo

from infusetrack.domain.chart import Chart
from infusetrack.domain.handoff_state import open_handoff
from infusetrack.ui.screens.chairs.words import CardWords
from infusetrack.wording.handoff_stands import short_words


def handed(words: CardWords, chart: Chart, zone: tzinfo) -> CardWords:
    """The words with the open handoff; the same where there is none."""
    state = open_handoff(chart)
    if state is None:
        return words
    told = short_words(state, zone)
    return replace(words, detail=f"{words.detail}\n{told}" if words.detail else told)
