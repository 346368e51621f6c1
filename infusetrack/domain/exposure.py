"""What went in: each bag with its order, its stretches of rate, its interruptions and its flush, and their sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import InfusionStarted, OrderEntered
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.segments import GRAIN, ZERO, RateRow, rate_rows

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class BagGiven:
    """One bag as far as it went by `asked_at`: amounts in mg and mL, None for what nobody ordered.

    `rows` are its stretches of rate and its pauses, oldest first; `flush` is None where none began.
    """

    day: str
    step: str
    agent: str
    infusion: Infusion
    asked_at: datetime
    rows: tuple[RateRow, ...] = ()
    flush: RateRow | None = None
    ordered_mg: Decimal | None = None
    late_because: str = ""

    @property
    def given_mg(self) -> Decimal:
        """Milligrams out of the bag: the sum of all its rows."""
        return self.infusion.delivered_mg(self.asked_at).quantize(GRAIN, ROUND_HALF_UP)

    @property
    def given_ml(self) -> Decimal:
        """Millilitres out of the bag: the sum of all its rows."""
        return self.infusion.delivered_ml(self.asked_at).quantize(GRAIN, ROUND_HALF_UP)

    @property
    def percent(self) -> Decimal | None:
        """What went in of what was ordered; None without an order."""
        return share(self.given_mg, self.ordered_mg)

    @property
    def interruptions(self) -> tuple[RateRow, ...]:
        """The pauses, oldest first."""
        return tuple(row for row in self.rows if row.kind == "pause")

    @property
    def is_over(self) -> bool:
        """Whether the bag was stopped or seen empty."""
        return self.infusion.ended_at is not None

    def lasted(self, row: RateRow) -> timedelta:
        """How long a row lasted; until now, or until the bag is empty, where it goes on."""
        empty = self.infusion.ends_at() or self.asked_at
        until = row.stopped_at or min(self.asked_at, empty)
        return max(until - row.started_at, timedelta(0))


@dataclass(frozen=True, slots=True)
class AgentExposure:
    """All bags of one agent: `ordered_mg` counts those with an order, `of_ordered_mg` what went in of these."""

    agent: str
    bags: int
    given_mg: Decimal
    ordered_mg: Decimal
    of_ordered_mg: Decimal

    @property
    def percent(self) -> Decimal | None:
        """What went in of what was ordered; None without any order."""
        return share(self.of_ordered_mg, self.ordered_mg)


def bags_given(chart: Chart, regimen: Regimen, now: datetime, labels: Iterable[str]) -> tuple[BagGiven, ...]:
    """Every bag that was begun on these cycle days, in the order of their starts."""
    found = [bag for label in labels for bag in _of_day(chart, regimen, now, label)]
    return tuple(sorted(found, key=lambda bag: (bag.infusion.started_at or now, bag.day, bag.step)))


def _of_day(chart: Chart, regimen: Regimen, now: datetime, label: str) -> list[BagGiven]:
    record, rows = chart.day(label), rate_rows(chart, regimen, now, label)
    starts = [e for line in chart.shelves.get(label, ()) if isinstance(e := line.event, InfusionStarted)]
    found = []
    for start in starts:
        flushes = [row for row in rows if row.kind == "flush" and row.agent == start.agent]
        order = record.orders.get(start.agent)
        found.append(
            BagGiven(
                label, start.step, start.agent, record.infusions[start.step], now,
                rows=tuple(row for row in rows if row.step == start.step and row.kind != "flush"),
                flush=flushes[0] if flushes else None,
                ordered_mg=e.ordered_mg if order and isinstance(e := order.event, OrderEntered) else None,
                late_because=start.late_because,
            )
        )  # fmt: skip
    return found


def totals(bags: Iterable[BagGiven]) -> tuple[AgentExposure, ...]:
    """The sums of each agent, in the order in which they first ran."""
    by_agent: dict[str, list[BagGiven]] = {}
    for bag in bags:
        by_agent.setdefault(bag.agent, []).append(bag)
    return tuple(_total(agent, own) for agent, own in by_agent.items())


def _total(agent: str, bags: list[BagGiven]) -> AgentExposure:
    ordered = [(bag.given_mg, bag.ordered_mg) for bag in bags if bag.ordered_mg is not None]
    return AgentExposure(
        agent=agent,
        bags=len(bags),
        given_mg=sum((bag.given_mg for bag in bags), ZERO),
        ordered_mg=sum((mg for _, mg in ordered), ZERO),
        of_ordered_mg=sum((given for given, _ in ordered), ZERO),
    )


def share(given_mg: Decimal, ordered_mg: Decimal | None) -> Decimal | None:
    """One amount in percent of another; None where there is nothing to compare with."""
    return given_mg / ordered_mg * HUNDRED if ordered_mg else None


def days_of_cycle(chart: Chart, cycle: str) -> tuple[str, ...]:
    """The days of a cycle ("C2", "P-C1") that have anything in the record, in the protocol's order."""
    own = [CycleDay.of(label) for label in chart.days if label.rpartition("D")[0] == cycle]
    return tuple(key.label for key in sorted(own))
