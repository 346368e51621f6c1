"""Every alarm of a day, as of one moment: a pure function of the chart and the moment.

It climbs by its ladder, is answered by name, sounds again when what was acknowledged is not done, and
becomes high when nobody answers. Nothing that is overdue clears by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.alarm import (
    ESCALATES_AFTER,
    SOUNDS_AGAIN_AFTER,
    Alarm,
    Condition,
    Rung,
    rank,
    urgency,
)
from infusetrack.domain.alarm_answers import Answers, answers_of
from infusetrack.domain.alarm_conditions import of_chart, of_due
from infusetrack.domain.alarm_hemoglobin import of_reviews, one_voice
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.reminders import Due, due

LOUDER_AFTER = 2
"""A reminder that was put off so often comes back as a medium alarm (LOCAL)."""


@dataclass(frozen=True, slots=True)
class AlarmGround:
    """What of a day's alarms the record alone decides: it holds until the chart or the regimen changes."""

    chart: Chart
    regimen: Regimen
    label: str
    conditions: tuple[Condition, ...]
    answers: Answers
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class _Silence:
    """An answer that holds: whose, when, and until when it silences (None: as long as nothing changes)."""

    by: str
    at: datetime
    until: datetime | None


def alarm_ground(chart: Chart, regimen: Regimen, label: str, reviews: Sequence[Review] = ()) -> AlarmGround:
    """The lasting part of a day's alarms; `reviews` are the hemoglobin watch's, where it has looked."""
    acts = tuple(of_reviews(chart, label, reviews))
    found = one_voice(of_chart(chart, regimen, label), acts)
    return AlarmGround(chart, regimen, label, found, answers_of(chart, label), tuple(reviews))


def alarms(
    chart: Chart, regimen: Regimen, label: str, now: datetime, *, dues: tuple[Due, ...] | None = None
) -> tuple[Alarm, ...]:
    """All alarms of a day, the most urgent first; who has the day's `dues` hands them over."""
    known = due(chart, regimen, label, now) if dues is None else dues
    return alarms_at(alarm_ground(chart, regimen, label), known, now)


def alarms_at(ground: AlarmGround, dues: Iterable[Due], now: datetime) -> tuple[Alarm, ...]:
    """All alarms at this moment: cheap enough to be asked for every second."""
    found = (standing(one, ground.answers, now) for one in conditions(ground, dues))
    return tuple(sorted((one for one in found if one is not None), key=urgency))


def conditions(ground: AlarmGround, dues: Iterable[Due]) -> Iterator[Condition]:
    """What is or will be an alarm: the due things, then what the record alone says."""
    for one in dues:
        condition = of_due(one, ground.label)
        if condition is not None:
            yield condition
    yield from ground.conditions


def standing(condition: Condition, answers: Answers, now: datetime) -> Alarm | None:
    """How a condition stands now; None where it is no alarm (yet, or once it was answered for good)."""
    rung = condition.rung_at(now)
    if rung is None:
        return None
    put_off = answers.put_off(condition.name)
    rung, waits_until = _put_off(rung, put_off, answers, now)
    silence = _silence(condition, rung, answers, now)
    if silence is not None and condition.ends_with_answer:
        return None
    begun = min(rung.at, now)
    if silence is not None and silence.until is not None and silence.until <= now:
        begun, silence = silence.until, None
    silent_until = silence.until if silence is not None else waits_until
    sounds = silence is None and waits_until is None
    late = sounds and rung.priority == "medium" and now - begun >= ESCALATES_AFTER
    return Alarm(
        condition,
        base=rung.priority,
        priority="high" if late else rung.priority,
        begun=begun,
        sounds=sounds,
        answered_by=silence.by if silence is not None else "",
        answered_at=silence.at if silence is not None else None,
        silent_until=silent_until,
        times_put_off=len(put_off),
        raised=answers.raised(condition.name, rung.priority),
        escalation_told=answers.escalated(condition.name),
        waits_since=_waits_since(condition, answers, begun),
    )


def _waits_since(condition: Condition, answers: Answers, begun: datetime) -> datetime:
    """Since the first sound of an alarm, as long as nobody has ever answered it."""
    loud = [rung.at for rung in condition.rungs if rank(rung.priority) > 1]
    if not loud or answers.acknowledged(condition.name, "low") is not None:
        return begun
    return min(loud[0], begun)


def _put_off(
    rung: Rung, put_off: tuple[tuple[object, datetime], ...], answers: Answers, now: datetime
) -> tuple[Rung, datetime | None]:
    """The rung once put-off minutes are counted, and until when they still run; alarms cannot be put off."""
    if rung.priority != "low" or not put_off:
        return rung, None
    line, until = put_off[-1]
    if now < until and answers.holds(line, now):  # type: ignore[arg-type]
        return rung, until
    over = min(until, now)
    return Rung(over, "medium" if len(put_off) >= LOUDER_AFTER else "low"), None


def _silence(condition: Condition, rung: Rung, answers: Answers, now: datetime) -> _Silence | None:
    line = answers.acknowledged(condition.name, rung.priority)
    if line is None:
        return None
    if not condition.nags:
        return _Silence(line.by, line.happened_at, None)
    until = line.happened_at + SOUNDS_AGAIN_AFTER
    return _Silence(line.by, line.happened_at, until if answers.holds(line, now) else min(until, now))


def next_rungs(condition: Condition, answers: Answers, now: datetime) -> Iterator[Rung]:
    """When and how it will sound next if nobody does anything: its rungs, and what follows from silence."""
    for rung in condition.rungs:
        if rung.at > now:
            yield rung
        if rung.priority == "medium" and rung.at + ESCALATES_AFTER > now:
            yield Rung(rung.at + ESCALATES_AFTER, "high")
    now_is = standing(condition, answers, now)
    if now_is is None:
        return
    if now_is.silent_until is not None:
        yield Rung(now_is.silent_until, now_is.base)
    elif now_is.base == "medium" and not now_is.escalated:
        yield Rung(now_is.begun + ESCALATES_AFTER, "high")


def level_of(found: Iterable[Alarm]) -> str:
    """The most urgent priority among alarms; "none" without any."""
    return max((one.priority for one in found), key=rank, default="none")
