"""The unit at one glance: a card for each chair, and what comes up for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay, DayView, StepView, day_view
from infusetrack.domain.day_record import DayRecord, StepStatus
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_due import HgbAsk, ask_of, with_ask
from infusetrack.domain.hemoglobin_spark import NOTHING, Spark, spark
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.labs import HgbTrend, hgb_trend
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import Finding, Verdict, release_findings
from infusetrack.domain.reminders import LEVELS, Asks, Due, Level, asks_of, due
from infusetrack.domain.site import Seat


class CardPhase(StrEnum):
    """What a chair is busy with."""

    WAITING = "waiting"
    GATE_CLOSED = "gate_closed"
    HYDRATING = "hydrating"
    INFUSING = "infusing"
    PAUSED = "paused"
    ENDED = "ended"
    STOPPED = "stopped"
    FLUSHING = "flushing"
    OBSERVING = "observing"
    SIGNED = "signed"
    NO_INFUSION = "no_infusion"


@dataclass(frozen=True, slots=True)
class Card:
    """One chair at `now`: hemoglobin in g/dL, rate in mL/h, `share` infused from 0 to 1.

    `agent_day` counts this day among the cycle's days with the same agent: (2, 4).
    `closed` holds the limits that keep the gate closed; `phase_until` is the end of what
    goes on (None where nobody can know); `since` is when it began.
    """

    seat: Seat
    initials: str = ""
    arm: str = ""
    cohort: str | None = None
    agent: str = ""
    agent_day: tuple[int, int] = (0, 0)
    phase: CardPhase = CardPhase.WAITING
    since: datetime | None = None
    phase_until: datetime | None = None
    remaining: timedelta | None = None
    share: Decimal = Decimal(0)
    rate_ml_h: Decimal = Decimal(0)
    line_clear_at: datetime | None = None
    hgb: Decimal | None = None
    hgb_change: Decimal | None = None
    spark: Spark = NOTHING
    step: str = ""
    closed: tuple[Finding, ...] = ()
    dues: tuple[Due, ...] = ()
    level: Level = "none"

    @property
    def next_due(self) -> Due | None:
        """What needs a person first: what has come, the most urgent of it; else the nearest."""
        come = [one for one in self.dues if one.has_come]
        if come:
            return min(come, key=lambda one: (-LEVELS.index(one.level), one.at))
        return self.dues[0] if self.dues else None


@dataclass(frozen=True, slots=True)
class Coming:
    """One due thing of one chair."""

    chair: int
    study_id: str
    initials: str
    due: Due


@dataclass(frozen=True, slots=True)
class _Now:
    phase: CardPhase
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a card shows of the record alone: it holds until the chart or the regimen changes.

    Only the age of laboratory values moves on; `since` says as of when they were judged.
    """

    seat: Seat
    chart: Chart
    regimen: Regimen
    since: datetime
    view: DayView
    step: StepView | None
    agent_day: tuple[int, int]
    closed: tuple[Finding, ...]
    trend: HgbTrend
    spark: Spark
    asks: Asks
    reviews: Sequence[Review] = ()
    ask: HgbAsk | None = None

    @property
    def agent(self) -> str:
        """The drug of the day's infusion, empty on a day without one."""
        return (self.step.plan.agent or self.view.agents[0]) if self.step else ""


def standing(
    seat: Seat, chart: Chart, regimen: Regimen, now: datetime, *, reviews: Sequence[Review] = ()
) -> Standing:
    """The lasting part of a card; refuses a day that the regimen does not have.

    `reviews` are the hemoglobin watch's, where it has looked.
    """
    view = day_view(regimen, chart.day(seat.day))
    step = _infusion_step(view)
    agent = (step.plan.agent or view.agents[0]) if step else ""
    return Standing(
        seat=seat,
        chart=chart,
        regimen=regimen,
        since=now,
        view=view,
        step=step,
        agent_day=agent_day(regimen, view.key, agent),
        closed=_closed(chart, regimen, view, now),
        trend=hgb_trend(chart),
        spark=spark(chart),
        asks=asks_of(regimen, view, chart.shelves.get(seat.day, ())),
        reviews=reviews,
        ask=ask_of(chart, reviews),
    )


def card(
    seat: Seat, chart: Chart, regimen: Regimen, now: datetime, *, reviews: Sequence[Review] = ()
) -> Card:
    """The card of a seated patient; refuses a day that the regimen does not have."""
    return card_at(standing(seat, chart, regimen, now, reviews=reviews), now)


def card_at(known: Standing, now: datetime) -> Card:
    """The card at this moment: cheap enough to be asked for every second."""
    patient, record, trend = known.chart.patient, known.view.record, known.trend
    infusion = record.infusions.get(known.step.plan.key, Infusion()) if known.step else Infusion()
    planned = due(known.chart, known.regimen, known.seat.day, now, view=known.view, asks=known.asks)
    dues = with_ask(planned, known.ask, record, now)
    what = _phase(known.view, known.step, infusion, dues, gate_closed=bool(known.closed))
    return Card(
        seat=known.seat,
        initials=patient.initials if patient else "",
        arm=patient.arm if patient else "",
        cohort=patient.cohort if patient else None,
        agent=known.agent,
        agent_day=known.agent_day,
        phase=what.phase,
        since=what.since,
        phase_until=what.until,
        remaining=None if what.until is None else what.until - now,
        share=infusion.delivered_ml(now) / infusion.volume_ml if infusion.volume_ml else Decimal(0),
        rate_ml_h=infusion.rate_ml_h,
        line_clear_at=_flushed_at(record),
        hgb=trend.latest.canonical if trend.latest else None,
        hgb_change=trend.change,
        spark=known.spark,
        step=known.view.in_hand.plan.title if known.view.in_hand else "",
        closed=known.closed,
        dues=dues,
        level=_level(dues),
    )


def coming_up(cards: Iterable[Card]) -> tuple[Coming, ...]:
    """Every due thing of every chair, the earliest first."""
    found = [
        Coming(one.seat.chair, one.seat.study_id, one.initials, thing) for one in cards for thing in one.dues
    ]
    return tuple(sorted(found, key=lambda coming: (coming.due.at, coming.chair, coming.due.key)))


def _infusion_step(view: DayView) -> StepView | None:
    """The infusion in hand: the first that is not closed, else the day's last."""
    steps = view.of_kind("infusion")
    still = [one for one in steps if one.record is None or not one.record.closed]
    return next(iter(still or steps[-1:]), None)


def agent_day(regimen: Regimen, key: CycleDay, agent: str) -> tuple[int, int]:
    """Which of the cycle's days with this drug a day is, and how many there are; zeros without a drug."""
    if not agent:
        return (0, 0)
    length = regimen.length_of(key.cycle)
    days = [day for day in range(1, length + 1) if agent in regimen.agents_on(key.cycle, day)]
    return (days.index(key.day) + 1, len(days))


def _closed(chart: Chart, regimen: Regimen, view: DayView, now: datetime) -> tuple[Finding, ...]:
    """Limits that are broken while the day is not released; a value still to come is none."""
    releases = view.of_kind("release")
    if all(step.record is not None and step.record.closed for step in releases):
        return ()
    findings = release_findings(chart, regimen, view.key.label, now)
    return tuple(one for one in findings if one.closes_gate and one.verdict is Verdict.NOT_MET)


def _phase(
    view: DayView, step: StepView | None, infusion: Infusion, dues: tuple[Due, ...], *, gate_closed: bool
) -> _Now:
    if view.record.is_signed:
        return _Now(CardPhase.SIGNED)
    if step is None:
        return _Now(CardPhase.NO_INFUSION)
    if infusion.phase is Phase.RUNNING:
        return _Now(CardPhase.INFUSING, infusion.started_at, infusion.ends_at())
    if infusion.phase is Phase.PAUSED:
        return _Now(CardPhase.PAUSED, infusion.segments[-1].since)
    if infusion.phase is Phase.ORDERED:
        return _before(view, dues, gate_closed=gate_closed)
    return _after(view, infusion, dues)


def _before(view: DayView, dues: tuple[Due, ...], *, gate_closed: bool) -> _Now:
    if gate_closed:
        return _Now(CardPhase.GATE_CLOSED)
    for step in view.of_kind("hydration"):
        if step.record is not None and step.record.status is StepStatus.STARTED:
            return _Now(CardPhase.HYDRATING, step.record.since, _end_of("hydration_end", dues))
    return _Now(CardPhase.WAITING)


def _after(view: DayView, infusion: Infusion, dues: tuple[Due, ...]) -> _Now:
    flushing = [flush for flush in view.record.flushes.values() if flush.ended_at is None]
    if flushing:
        return _Now(CardPhase.FLUSHING, flushing[-1].started_at, flushing[-1].ends_at())
    until = _end_of("observation_end", dues)
    if until is not None and any(step.record is not None for step in view.of_kind("observation")):
        return _Now(CardPhase.OBSERVING, infusion.ended_at, until)
    stopped = infusion.phase is Phase.STOPPED
    return _Now(CardPhase.STOPPED if stopped else CardPhase.ENDED, infusion.ended_at)


def _end_of(kind: str, dues: tuple[Due, ...]) -> datetime | None:
    return next((one.at for one in dues if one.kind == kind), None)


def _flushed_at(record: DayRecord) -> datetime | None:
    ended = [flush.ended_at for flush in record.flushes.values() if flush.ended_at is not None]
    return max(ended, default=None)


def _level(dues: tuple[Due, ...]) -> Level:
    """The most urgent of all; a closed gate or a pause is no alarm by itself."""
    return max((one.level for one in dues), key=LEVELS.index, default="none")
