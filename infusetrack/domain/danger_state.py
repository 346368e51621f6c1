"""Dangers by the patient's state: too sedated, too few breaths, less than alert, a high score."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from infusetrack.domain.danger_found import Danger
from infusetrack.domain.danger_sets import BREATHS, DaySets, event_of, number_of
from infusetrack.domain.events_alarms import Priority
from infusetrack.domain.record import Line
from infusetrack.domain.scores import Score, score

OF_SCORE: Mapping[str, Priority] = {
    "low-medium": "low", "medium": "medium", "high": "high", "emergency": "high",
}  # fmt: skip
"""Priority by the level of a score; a low level is no alarm (LOCAL)."""
ALERT = "A"


def sedation(day: DaySets) -> Iterator[Danger]:
    """POSS 3 is too sedated, 4 hard to rouse; "S", asleep and easy to rouse, is a normal value."""
    line = day.latest(lambda event: bool(event.sedation))
    numbers = day.regimen.reference
    medium, high = numbers.number("danger.poss_too_sedated"), numbers.number("danger.poss_somnolent")
    value = None if line is None else _poss(line)
    if line is None or value is None or medium is None or high is None or value < medium:
        return
    grave = value >= high
    limit = high if grave else medium
    yield day.danger(
        line,
        day.first_of(line, lambda one: _sedated(one, medium if not grave else high)),
        key="sedation-hard-to-rouse" if grave else "sedation-too-deep",
        kind="sedation",
        priority="high" if grave else "medium",
        code="sedation",
        source=day.source("danger.poss_somnolent" if grave else "danger.poss_too_sedated"),
        number="sedation",
        value=value,
        limit=limit,
        unit="POSS",
    )


def _poss(line: Line) -> Decimal | None:
    """The scale's number; 0 for asleep and easy to rouse; None where it was not taken."""
    told = event_of(line).sedation
    if told.isdigit():
        return Decimal(told)
    return Decimal(0) if told else None


def _sedated(line: Line, limit: Decimal) -> bool | None:
    value = _poss(line)
    return None if value is None else value >= limit


def breathing(day: DaySets) -> Iterator[Danger]:
    """Breaths under the 1st centile for the age; where no range is known under the adult chart's limit."""
    line = day.latest_with(BREATHS)
    if line is None or not _slow(day, line):
        return
    limit, source = day.slowest_breaths(line)
    yield day.danger(
        line,
        day.first_of(line, lambda one: _slow(day, one)),
        key="breathing-slow",
        kind="breathing",
        priority="high",
        code="breathing",
        source=source,
        number=BREATHS,
        value=number_of(line, BREATHS),
        limit=limit,
        unit="/min",
        facts={"years": day.years(line)},
    )


def _slow(day: DaySets, line: Line) -> bool | None:
    value, limit = number_of(line, BREATHS), day.slowest_breaths(line)[0]
    return None if value is None else limit is not None and value < limit


def consciousness(day: DaySets) -> Iterator[Danger]:
    """Less than alert, high: National PEWS escalates V to high, P and U to emergency."""
    line = day.latest(lambda event: event.consciousness is not None)
    word = event_of(line).consciousness if line else None
    if line is None or word in {None, ALERT}:
        return
    chart = day.regimen.reference.pews
    yield day.danger(
        line,
        day.first_of(line, _less_than_alert),
        key="less-than-alert",
        kind="consciousness",
        priority="high",
        code="consciousness",
        source=chart.source if chart else "",
        number="consciousness",
        facts={"consciousness": word},
    )


def _less_than_alert(line: Line) -> bool | None:
    word = event_of(line).consciousness
    return None if word is None else word != ALERT


def early_warning(day: DaySets) -> Iterator[Danger]:
    """The level of the latest set that has a score; a partial set still has a lowest total."""
    line = next((one for one in reversed(day.lines) if _score(day, one) is not None), None)
    told = _score(day, line) if line else None
    level = _level(line, told) if line and told else ""
    if line is None or told is None or level not in OF_SCORE:
        return
    yield day.danger(
        line,
        day.first_of(line, lambda one: _same_level(day, one, level)),
        key=f"{told.chart}-{level}",
        kind="score",
        priority=OF_SCORE[level],
        code="score",
        source=told.source,
        value=Decimal(told.total),
        unit="points",
        facts={"chart": told.name, "level": level, "missing": told.missing},
    )


def _score(day: DaySets, line: Line) -> Score | None:
    return score(day.regimen.reference, day.years(line), event_of(line))


def _level(line: Line, told: Score) -> str:
    """The level by the total and by worry; less than alert is a danger of its own and told once."""
    return told.level if _less_than_alert(line) else told.escalation


def _same_level(day: DaySets, line: Line, level: str) -> bool | None:
    other = _score(day, line)
    return None if other is None else _level(line, other) == level
