"""What happened on one cycle day: its steps, orders, bags, checks, infusions and vitals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from infusetrack.domain.day_fold import DayFold
from infusetrack.domain.day_parts import Flush, PreStartCheck, StepRecord, StepStatus
from infusetrack.domain.errors import Refused
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.mappings import copied, nothing
from infusetrack.domain.record import Line

__all__ = ["DayRecord", "Flush", "PreStartCheck", "StepRecord", "StepStatus"]


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

        `touched` is the number of the last line that took one away from this day. A refusal
        tells in `at_line` which line makes no sense.
        """
        fold = DayFold(last_seq=touched)
        for line in lines:
            try:
                fold.lay(line)
            except Refused as error:
                error.facts["at_line"] = line
                raise
        return cls._sealed(label, fold)

    @classmethod
    def _sealed(cls, label: str, fold: DayFold) -> "DayRecord":
        return cls(
            label=label,
            steps=MappingProxyType(fold.steps),
            infusions=MappingProxyType(fold.infusions),
            flushes=MappingProxyType(fold.flushes),
            checks=MappingProxyType(fold.checks),
            orders=MappingProxyType(fold.orders),
            bags=MappingProxyType(fold.bags),
            vitals=tuple(fold.vitals),
            drugs=tuple(fold.drugs),
            last_seq=fold.last_seq,
            signed_seq=fold.signed_seq,
        )

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
        fold = self._opened()
        fold.lay(line)
        return self._sealed(self.label, fold)

    def _opened(self) -> DayFold:
        """The same facts, to lay more upon them."""
        return DayFold(
            steps=copied(self.steps),
            infusions=copied(self.infusions),
            flushes=copied(self.flushes),
            checks=copied(self.checks),
            orders=copied(self.orders),
            bags=copied(self.bags),
            vitals=[*self.vitals],
            drugs=[*self.drugs],
            last_seq=self.last_seq,
            signed_seq=self.signed_seq,
        )
