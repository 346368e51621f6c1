"""A day's facts laid one upon the other: the only place where a day's record grows.

A fold is changed in place while lines are laid on it, and then sealed into a `DayRecord`;
nobody else holds it. A refused line spoils the fold: throw it away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from infusetrack.domain.day_parts import Flush, PreStartCheck, StepRecord, StepStatus
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    HANDOFF_FACTS,
    BagReceived,
    DaySigned,
    DocumentPrinted,
    DrugGiven,
    Event,
    FlushEnded,
    FlushStarted,
    IdentityConfirmed,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    LabsReported,
    Measured,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    RateChanged,
    Released,
    StepDone,
    StepSkipped,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.infusion import Infusion, InfusionEvent, check_rate, is_amount
from infusetrack.domain.record import Line
from infusetrack.domain.striking import ALARM_LOG

ASIDE: tuple[type[Event], ...] = (DocumentPrinted, *HANDOFF_FACTS, *ALARM_LOG)
"""What stands beside the day: no signature has to be made again for it."""


@dataclass(slots=True)
class DayFold:
    """What is known of a day so far; the fields are those of `DayRecord`."""

    steps: dict[str, StepRecord] = field(default_factory=dict)
    infusions: dict[str, Infusion] = field(default_factory=dict)
    flushes: dict[str, Flush] = field(default_factory=dict)
    checks: dict[str, PreStartCheck] = field(default_factory=dict)
    orders: dict[str, Line] = field(default_factory=dict)
    bags: dict[str, Line] = field(default_factory=dict)
    vitals: list[Line] = field(default_factory=list)
    drugs: list[Line] = field(default_factory=list)
    last_seq: int = 0
    signed_seq: int = 0

    def lay(self, line: Line) -> None:
        """One more fact; refuses one that makes no sense."""
        event = line.event
        if event is None or isinstance(event, ASIDE):
            return
        self.last_seq = max(self.last_seq, line.seq)
        laid = _LAYS.get(type(event))
        if laid is not None:
            laid(self, event, line)

    def _mark(self, key: str, status: StepStatus, line: Line, why: str = "") -> None:
        if key:
            old = self.steps.get(key)
            since = old.since if old else line.happened_at
            self.steps[key] = StepRecord(status, since, line.happened_at, line.by, line.seq, why)

    def _infuse(self, event: InfusionEvent, line: Line) -> None:
        key = event.step
        self.infusions[key] = self.infusions.get(key, Infusion()).after(event, line.happened_at)
        over = isinstance(event, InfusionStopped | InfusionCompleted)
        self._mark(key, StepStatus.DONE if over else StepStatus.STARTED, line)

    def _check(self, event: PreStartChecked, line: Line) -> None:
        self.checks[event.step] = PreStartCheck(event, line.by, line.happened_at)
        self._mark(event.step, StepStatus.STARTED, line)

    def _witness(self, event: PreStartWitnessed, line: Line) -> None:
        check = self.checks.get(event.step)
        if check is None or check.second is not None:
            raise Refused("no_first_check")
        if check.first_by == line.by:
            raise Refused("same_person", badge=line.by)
        both = replace(check, second=event, second_by=line.by, second_at=line.happened_at)
        self.checks[event.step] = both
        self._mark(event.step, StepStatus.DONE if both.agrees else StepStatus.STARTED, line)

    def _skip(self, event: StepSkipped, line: Line) -> None:
        if event.step in self.infusions:
            raise Refused("skip_after_start", step=event.step)
        self._mark(event.step, StepStatus.SKIPPED, line, event.why)

    def _start_flush(self, event: FlushStarted, line: Line) -> None:
        if not (is_amount(event.rate_ml_h) and is_amount(event.volume_ml)):
            raise Refused("flush_amount")
        check_rate(event.rate_ml_h, event.volume_ml)
        running = self.flushes.get(event.step)
        if running is not None and running.ended_at is None:
            raise Refused("flush_running")
        self.flushes[event.step] = Flush(event.volume_ml, event.rate_ml_h, line.happened_at)
        self._mark(event.step, StepStatus.STARTED, line)

    def _end_flush(self, event: FlushEnded, line: Line) -> None:
        flush = self.flushes.get(event.step)
        if flush is None or flush.ended_at is not None:
            raise Refused("no_flush_running")
        if line.happened_at < flush.started_at:
            raise Refused("flush_before_start")
        self.flushes[event.step] = replace(flush, ended_at=line.happened_at)
        self._mark(event.step, StepStatus.DONE, line)

    def _order(self, event: OrderEntered, line: Line) -> None:
        self.orders[event.agent] = line
        self._mark(event.step, StepStatus.DONE, line)

    def _bag(self, event: BagReceived, line: Line) -> None:
        self.bags[event.agent] = line
        self._mark(event.step, StepStatus.DONE, line)

    def _take_vitals(self, event: VitalsTaken, line: Line) -> None:
        self.vitals.append(line)
        self._mark(event.step, StepStatus.DONE, line)

    def _give_drug(self, event: DrugGiven, line: Line) -> None:
        self.drugs.append(line)
        step = self.steps.get(event.step)
        if step is None or not step.closed:
            self._mark(event.step, StepStatus.STARTED, line)

    def _sign(self, event: DaySigned, line: Line) -> None:
        self.signed_seq = max(self.signed_seq, line.seq)
        self._mark(event.step, StepStatus.DONE, line)

    def _finish(
        self, event: StepDone | IdentityConfirmed | Measured | LabsReported | Released, line: Line
    ) -> None:
        self._mark(event.step, StepStatus.DONE, line)

    def _begin(self, event: StepStarted, line: Line) -> None:
        self._mark(event.step, StepStatus.STARTED, line)


_LAYS: Mapping[type[Event], Callable[[DayFold, Any, Line], None]] = MappingProxyType(
    {
        VitalsTaken: DayFold._take_vitals,
        InfusionStarted: DayFold._infuse,
        RateChanged: DayFold._infuse,
        InfusionPaused: DayFold._infuse,
        InfusionResumed: DayFold._infuse,
        InfusionStopped: DayFold._infuse,
        InfusionCompleted: DayFold._infuse,
        StepDone: DayFold._finish,
        IdentityConfirmed: DayFold._finish,
        Measured: DayFold._finish,
        LabsReported: DayFold._finish,
        Released: DayFold._finish,
        StepStarted: DayFold._begin,
        DrugGiven: DayFold._give_drug,
        PreStartChecked: DayFold._check,
        PreStartWitnessed: DayFold._witness,
        StepSkipped: DayFold._skip,
        FlushStarted: DayFold._start_flush,
        FlushEnded: DayFold._end_flush,
        OrderEntered: DayFold._order,
        BagReceived: DayFold._bag,
        DaySigned: DayFold._sign,
    }
)
