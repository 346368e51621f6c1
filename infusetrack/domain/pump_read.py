"""The pump's own number beside the record's: when it is asked for, and when it must be explained.

The pump ran on while the program or the computer was away; only a person can read it. Volumes
are millilitres. More than 5 % apart asks for an explanation (requirement of this program, LOCAL;
the generic infusion pump's hazard analysis 1.2.2 asks above 10 %).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ClockGap, InfusionStarted, PumpRead
from infusetrack.domain.infusion import HOUR_US, Infusion, Phase, microseconds
from infusetrack.domain.record import Draft, Line

APART_PERCENT = Decimal(5)
"""Pump and record may differ by so much of the record's volume (LOCAL)."""
APART_ML = Decimal("0.5")
"""Below this a pump's display and a nurse's glance differ anyway (LOCAL)."""
HUNDREDTH = Decimal("0.01")
WORTH_ASKING = timedelta(minutes=1)
"""A sleep or a jump of the clock shorter than this is written down and asks for nothing (LOCAL)."""
LIVE = (Phase.RUNNING, Phase.PAUSED)


@dataclass(frozen=True, slots=True)
class Unreconciled:
    """An infusion that went on unseen, and nobody has compared it with the pump since.

    From `since` to `until` nobody looked, or the clock was set then; `kind` is that of the last gap.
    """

    day: str
    step: str
    since: datetime
    until: datetime
    kind: str


def is_apart(pump_ml: Decimal, record_ml: Decimal) -> bool:
    """Whether pump and record differ by more than 5 % of the record, and by more than half a millilitre."""
    difference = abs(pump_ml - record_ml)
    return difference > APART_ML and difference * 100 > APART_PERCENT * record_ml


def difference_percent(pump_ml: Decimal, record_ml: Decimal) -> Decimal | None:
    """How far the pump is from the record, in percent of the record; None where that is zero."""
    return (pump_ml - record_ml) * 100 / record_ml if record_ml else None


def recorded_ml(infusion: Infusion, at: datetime) -> Decimal:
    """What the record says had gone in at any moment, to a hundredth; also before the last change."""
    return _exact_ml(infusion, at).quantize(HUNDREDTH, ROUND_HALF_UP)


def _exact_ml(infusion: Infusion, at: datetime) -> Decimal:
    if infusion.counted_at is None or at >= infusion.counted_at:
        return infusion.delivered_ml(at)
    flowed = sum(
        (microseconds(min(at, part.until or at) - part.since) * part.rate_ml_h for part in infusion.segments),
        Decimal(0),
    )
    return min(infusion.volume_ml, flowed / HOUR_US)


def unreconciled(chart: Chart) -> tuple[Unreconciled, ...]:
    """Each running or paused infusion that went through a gap after which no pump was read."""
    gaps = [line for line in chart.of_kind(ClockGap) if _asks(line)]
    if not gaps:
        return ()
    read = {
        (line.event.day, line.event.step): line.seq
        for line in sorted(chart.of_kind(PumpRead), key=lambda line: line.seq)
        if isinstance(line.event, PumpRead)
    }
    return tuple(
        _asked(day, step, open_gaps)
        for day, step in _live(chart)
        if (open_gaps := _after(chart, gaps, (day, step), read.get((day, step), 0)))
    )


def gaps_during(chart: Chart, day: str) -> tuple[Line, ...]:
    """The gaps in time that fell into an infusion of this day: they belong to its story and its page."""
    spans = [(one.started_at, one.ended_at) for one in chart.day(day).infusions.values()]
    return tuple(
        line
        for line in chart.of_kind(ClockGap)
        if any(
            start is not None and start <= line.happened_at and (end is None or _began(line) <= end)
            for start, end in spans
        )
    )


def _asks(line: Line) -> bool:
    gap = line.event
    long = isinstance(gap, ClockGap) and timedelta(seconds=gap.seconds) >= WORTH_ASKING
    return long or (isinstance(gap, ClockGap) and gap.kind == "away")


def _live(chart: Chart) -> Iterator[tuple[str, str]]:
    for day, record in chart.days.items():
        for step, infusion in record.infusions.items():
            if infusion.phase in LIVE:
                yield day, step


def came_after_start(chart: Chart, gap: Line, day: str, step: str) -> bool:
    """Whether a gap came after the start: by its moment, or as written where the clock was set back behind it."""
    starts = (
        line
        for line in chart.of_kind(InfusionStarted)
        if isinstance(line.event, InfusionStarted) and (line.event.day, line.event.step) == (day, step)
    )
    return any(gap.happened_at >= start.happened_at or gap.seq > start.seq for start in starts)


def _after(chart: Chart, gaps: list[Line], of: tuple[str, str], seq: int) -> list[Line]:
    return [line for line in gaps if line.seq > seq and came_after_start(chart, line, *of)]


def _asked(day: str, step: str, gaps: list[Line]) -> Unreconciled:
    since, last = min(_began(line) for line in gaps), max(gaps, key=lambda line: line.seq)
    kind = last.event.kind if isinstance(last.event, ClockGap) else ""
    return Unreconciled(day, step, since, last.happened_at, kind)


def _began(line: Line) -> datetime:
    seconds = line.event.seconds if isinstance(line.event, ClockGap) else 0
    return line.happened_at - timedelta(seconds=seconds)


def check_pump_read(chart: Chart, draft: Draft) -> None:
    """Refuse a volume that cannot be, one of no infusion, and a difference that nobody explains."""
    event = draft.event
    if not isinstance(event, PumpRead):
        return
    infusion = chart.day(event.day).infusions.get(event.step)
    if infusion is None:
        raise Refused("pump_read_of_nothing")
    if not (event.volume_ml.is_finite() and event.volume_ml >= 0):
        raise Refused("pump_read_amount")
    record_ml = recorded_ml(infusion, draft.happened_at)
    known = (record_ml, *_shown_before(chart, draft))
    if all(abs(event.computed_ml - one) > APART_ML for one in known):
        raise Refused("pump_read_moved", record_ml=record_ml.quantize(Decimal("0.1")))
    if is_apart(event.volume_ml, event.computed_ml) and not event.explained.strip():
        raise Refused(
            "pump_read_apart", pump_ml=event.volume_ml, record_ml=event.computed_ml.quantize(Decimal("0.1"))
        )


def _shown_before(chart: Chart, draft: Draft) -> Iterator[Decimal]:
    """The record's number that a comparison which is put right was made with."""
    if draft.amends is not None and 1 <= draft.amends <= len(chart.lines):
        old = chart.line(draft.amends).event
        if isinstance(old, PumpRead):
            yield old.computed_ml
