"""A chair's card with its alarms: the edge takes the most urgent, the foot says it where it is worse than what is due."""

from collections.abc import Sequence
from dataclasses import replace

from infusetrack.domain.alarm import Alarm, rank
from infusetrack.domain.board import Card
from infusetrack.ui.screens.chairs.words import CardWords
from infusetrack.wording.alarms import alarm_title, priority_label
from infusetrack.wording.events_names import Names
from infusetrack.wording.translate import tr


def alarmed(card: Card, words: CardWords, alarms: Sequence[Alarm], names: Names) -> tuple[Card, CardWords]:
    """Card and words with the chair's alarms in them; the same where nothing is worse than what is due."""
    worst = max(alarms, key=lambda one: rank(one.priority), default=None)
    if worst is None or rank(worst.priority) <= rank(words.level):
        return card, words
    told = tr("{priority}: {what}").format(
        priority=priority_label(worst.priority), what=alarm_title(worst.condition, names)
    )
    return replace(card, level=worst.priority), replace(words, strip=told, level=worst.priority)
