"""What happened on one cycle day: its steps, orders, bags, checks, infusions and vitals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    BagReceived,
    DaySigned,
    DocumentPrinted,
    DrugGiven,
    Event,
    FlushEnded,
    FlushStarted,
    IdentityConfirmed,
    InfusionCompleted,
    InfusionStopped,
    LabsReported,
    Measured,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    Released,
    StepDone,
    StepSkipped,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.infusion import Infusion, InfusionEvent, check_rate, is_amount, span_of
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line


class StepStatus(StrEnum):
    """How far a step has come; a step that never happened has no record."""

    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """The last word on one step: `since` is its first line, `at` and `by` its latest."""

    status: StepStatus
    since: datetime
    at: datetime
    by: str
    seq: int
    why: str = ""

    @property
    def closed(self) -> bool:
        """Done, or skipped with a reason."""
        return self.status is not StepStatus.STARTED


@dataclass(frozen=True, slots=True)
class PreStartCheck:
    """Two people's numbers for one start. `second` is None until the second has entered."""

    first: PreStartChecked
    first_by: str
    first_at: datetime
    second: PreStartWitnessed | None = None
    second_by: str = ""
    second_at: datetime | None = None

    @property
    def agrees(self) -> bool:
        """True when the second person came to the same dose, volume and rate."""
        one, two = self.first, self.second
        return two is not None and (one.dose_mg, one.volume_ml, one.rate_ml_h) == (
            two.dose_mg,
            two.volume_ml,
            two.rate_ml_h,
        )


@dataclass(frozen=True, slots=True)
class Flush:
    """Saline through the line after the bag, at the last rate."""

    volume_ml: Decimal
    rate_ml_h: Decimal
    started_at: datetime
    ended_at: datetime | None = None

    def ends_at(self) -> datetime:
        """When the flush volume is in."""
        return self.ended_at or self.started_at + span_of(self.volume_ml, self.rate_ml_h)


@dataclass(frozen=True, slots=True)
class DayRecord:
    """The standing facts of one cycle day, folded in the order in which they happened.

    `infusions`, `flushes` and `checks` are keyed by the infusion step's key, `orders` and
    `bags` by agent.
    """

    label: str
    steps: Mapping[str, StepRecord] = field(default_factory=nothing)
    infusions: Mapping[str, Infusion] = field(default_factory=nothing)
    flushes: Mapping[str, Flush] = field(default_factory=nothing)
    checks: Mapping[str, PreStartCheck] = field(default_factory=nothing)
    orders: Mapping[str, Line] = field(default_factory=nothing)
    bags: Mapping[str, Line] = field(default_factory=nothing)
    vitals: tuple[Line, ...] = ()
    drugs: tuple[Line, ...] = ()
    last_seq: int = 0
    signed_seq: int = 0

    @classmethod
    def of(cls, label: str, lines: Iterable[Line], touched: int = 0) -> "DayRecord":
        """Fold the standing lines of one day, sorted by the time they happened.

        `touched` is the number of the last line that took one away from this day.
        """
        record = cls(label, last_seq=touched)
        for line in lines:
            record = record.after(line)
        return record

    @property
    def is_signed(self) -> bool:
        """True while nothing was written to the day after its signature."""
        return self.signed_seq > 0 and self.signed_seq >= self.last_seq

    @property
    def was_changed_after_signing(self) -> bool:
        """True when a line came after the signature: the day must be signed again."""
        return 0 < self.signed_seq < self.last_seq

    def step(self, key: str) -> StepRecord | None:
        """What is known of a step; None when it was not begun."""
        return self.steps.get(key)

    def closed(self, key: str) -> bool:
        """Whether a step is done or skipped."""
        found = self.steps.get(key)
        return found is not None and found.closed

    def after(self, line: Line) -> "DayRecord":
        """The day with one more fact; refuses one that makes no sense."""
        event = line.event
        if event is None or isinstance(event, DocumentPrinted):
            return self
        record = replace(self, last_seq=max(self.last_seq, line.seq))
        if isinstance(event, InfusionEvent):
            return record._infused(event, line)
        fold = _FOLDS.get(type(event))
        return record if fold is None else fold(record, event, line)

    def _marked(self, key: str, status: StepStatus, line: Line, why: str = "") -> "DayRecord":
        if not key:
            return self
        old = self.steps.get(key)
        since = old.since if old else line.happened_at
        mark = StepRecord(status, since, line.happened_at, line.by, line.seq, why)
        return replace(self, steps=MappingProxyType({**self.steps, key: mark}))

    def _infused(self, event: InfusionEvent, line: Line) -> "DayRecord":
        key = event.step
        now = self.infusions.get(key, Infusion()).after(event, line.happened_at)
        over = isinstance(event, InfusionStopped | InfusionCompleted)
        grown = replace(self, infusions=MappingProxyType({**self.infusions, key: now}))
        return grown._marked(key, StepStatus.DONE if over else StepStatus.STARTED, line)

    def _checked(self, event: PreStartChecked, line: Line) -> "DayRecord":
        check = PreStartCheck(event, line.by, line.happened_at)
        grown = replace(self, checks=MappingProxyType({**self.checks, event.step: check}))
        return grown._marked(event.step, StepStatus.STARTED, line)

    def _witnessed(self, event: PreStartWitnessed, line: Line) -> "DayRecord":
        check = self.checks.get(event.step)
        if check is None or check.second is not None:
            raise Refused("no_first_check")
        if check.first_by == line.by:
            raise Refused("same_person", badge=line.by)
        both = replace(check, second=event, second_by=line.by, second_at=line.happened_at)
        grown = replace(self, checks=MappingProxyType({**self.checks, event.step: both}))
        status = StepStatus.DONE if both.agrees else StepStatus.STARTED
        return grown._marked(event.step, status, line)

    def _skipped(self, event: StepSkipped, line: Line) -> "DayRecord":
        if event.step in self.infusions:
            raise Refused("skip_after_start", step=event.step)
        return self._marked(event.step, StepStatus.SKIPPED, line, event.why)

    def _flush_started(self, event: FlushStarted, line: Line) -> "DayRecord":
        if not (is_amount(event.rate_ml_h) and is_amount(event.volume_ml)):
            raise Refused("flush_amount")
        check_rate(event.rate_ml_h, event.volume_ml)
        running = self.flushes.get(event.step)
        if running is not None and running.ended_at is None:
            raise Refused("flush_running")
        flush = Flush(event.volume_ml, event.rate_ml_h, line.happened_at)
        grown = replace(self, flushes=MappingProxyType({**self.flushes, event.step: flush}))
        return grown._marked(event.step, StepStatus.STARTED, line)

    def _flush_ended(self, event: FlushEnded, line: Line) -> "DayRecord":
        flush = self.flushes.get(event.step)
        if flush is None or flush.ended_at is not None:
            raise Refused("no_flush_running")
        if line.happened_at < flush.started_at:
            raise Refused("flush_before_start")
        ended = replace(flush, ended_at=line.happened_at)
        grown = replace(self, flushes=MappingProxyType({**self.flushes, event.step: ended}))
        return grown._marked(event.step, StepStatus.DONE, line)

    def _ordered(self, event: OrderEntered, line: Line) -> "DayRecord":
        orders = MappingProxyType({**self.orders, event.agent: line})
        return replace(self, orders=orders)._marked(event.step, StepStatus.DONE, line)

    def _bagged(self, event: BagReceived, line: Line) -> "DayRecord":
        bags = MappingProxyType({**self.bags, event.agent: line})
        return replace(self, bags=bags)._marked(event.step, StepStatus.DONE, line)

    def _vitals(self, event: VitalsTaken, line: Line) -> "DayRecord":
        grown = replace(self, vitals=(*self.vitals, line))
        return grown._marked(event.step, StepStatus.DONE, line)

    def _drug(self, event: DrugGiven, line: Line) -> "DayRecord":
        grown = replace(self, drugs=(*self.drugs, line))
        return grown if self.closed(event.step) else grown._marked(event.step, StepStatus.STARTED, line)

    def _signed(self, event: DaySigned, line: Line) -> "DayRecord":
        grown = replace(self, signed_seq=max(self.signed_seq, line.seq))
        return grown._marked(event.step, StepStatus.DONE, line)

    def _done(
        self, event: StepDone | IdentityConfirmed | Measured | LabsReported | Released, line: Line
    ) -> "DayRecord":
        return self._marked(event.step, StepStatus.DONE, line)

    def _begun(self, event: StepStarted, line: Line) -> "DayRecord":
        return self._marked(event.step, StepStatus.STARTED, line)


_FOLDS: Mapping[type[Event], Callable[[DayRecord, Any, Line], DayRecord]] = MappingProxyType(
    {
        VitalsTaken: DayRecord._vitals,
        StepDone: DayRecord._done,
        IdentityConfirmed: DayRecord._done,
        Measured: DayRecord._done,
        LabsReported: DayRecord._done,
        Released: DayRecord._done,
        StepStarted: DayRecord._begun,
        DrugGiven: DayRecord._drug,
        PreStartChecked: DayRecord._checked,
        PreStartWitnessed: DayRecord._witnessed,
        StepSkipped: DayRecord._skipped,
        FlushStarted: DayRecord._flush_started,
        FlushEnded: DayRecord._flush_ended,
        OrderEntered: DayRecord._ordered,
        BagReceived: DayRecord._bagged,
        DaySigned: DayRecord._signed,
    }
)
