"""What people decided on the hemoglobin watch's advice, and which advice still waits for a person."""

from collections.abc import Sequence
from datetime import datetime

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import HemoglobinAnswered
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_rules import Fired, Tier
from infusetrack.domain.record import Line


def answers(chart: Chart) -> tuple[Line, ...]:
    """The standing decisions, in the order in which they were made."""
    return tuple(sorted(chart.of_kind(HemoglobinAnswered), key=lambda line: (line.happened_at, line.seq)))


def answer_to(chart: Chart, drawn_at: datetime) -> Line | None:
    """The decision on the value drawn at a moment; None while there is none."""
    for line in reversed(answers(chart)):
        if isinstance(line.event, HemoglobinAnswered) and line.event.drawn_at == drawn_at:
            return line
    return None


def waiting(chart: Chart, reviews: Sequence[Review]) -> Review | None:
    """The review whose "act" still waits for a recorded decision; None where none does.

    While the last value still acts, it is the value that newly did; any decision on it or on a later
    one answers it. A value that no longer acts asks for nothing.
    """
    if not reviews or reviews[-1].tier is not Tier.ACT:
        return None
    told = [one for one in reviews if one.news and one.tier is Tier.ACT] or list(reviews[-1:])
    decided = (line.event for line in answers(chart))
    since = told[-1].at
    if any(isinstance(one, HemoglobinAnswered) and one.drawn_at >= since for one in decided):
        return None
    return told[-1]


def met_since(reviews: Sequence[Review]) -> tuple[tuple[Fired, datetime], ...]:
    """The rules that the last value meets, each with the moment since which every value met it."""
    if not reviews:
        return ()
    return tuple((one, _since(reviews, one.rule)) for one in reviews[-1].rules)


def _since(reviews: Sequence[Review], rule: str) -> datetime:
    since = reviews[-1].at
    for one in reversed(reviews):
        if all(met.rule != rule for met in one.rules):
            break
        since = one.at
    return since
