"""What the record says of a patient, as the parts of a handoff's summary: figures, no sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from operator import attrgetter

from infusetrack.domain.bag_due import bag_of
from infusetrack.domain.baseline import Baseline, baseline_of
from infusetrack.domain.board import CardPhase, agent_day
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.danger_sets import event_of
from infusetrack.domain.events import AdverseEventNoted, BagReceived, VitalsTaken
from infusetrack.domain.fluids import Balance, WeightChange, balance, weight_change
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.infusion import Phase
from infusetrack.domain.labs import HgbTrend, hgb_trend
from infusetrack.domain.live import Live, live
from infusetrack.domain.next_start import projected_end
from infusetrack.domain.opioid import OpioidState, opioid_state
from infusetrack.domain.reactions import Reaction, reactions
from infusetrack.domain.record import Line
from infusetrack.domain.vitals import values_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a set of the day, in its field's unit, with its moment and its set."""

    value: Decimal
    at: datetime
    taken: VitalsTaken


@dataclass(frozen=True, slots=True)
class Running:
    """One infusion of the day at the moment of the handoff; `number` of `of` days with this drug.

    `ends_at` counts planned rises that need no order; None while nothing runs.
    """

    step: str
    agent: str
    number: int
    of: int
    live: Live
    ends_at: datetime | None
    bag: BagReceived | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The parts of the patient summary (clinical facts 4.5); None is not in the record.

    `lowest_sbp` in mmHg, `highest_temperature` in °C and `worst_pain` in points are of this day.
    `reactions` are all of this patient, the oldest first; `noted` those that were only put in words.
    """

    note: str
    key: CycleDay
    agents: tuple[str, ...]
    phase: CardPhase
    phase_since: datetime | None
    phase_until: datetime | None
    running: tuple[Running, ...]
    baseline: Baseline | None
    last_set: Line | None
    lowest_sbp: Figure | None
    highest_temperature: Figure | None
    worst_pain: Figure | None
    hemoglobin: HgbTrend
    fluids: Balance
    weight: WeightChange | None
    reactions: tuple[Reaction, ...]
    noted: tuple[AdverseEventNoted, ...]
    opioid: OpioidState | None


def summary(day: HandoffDay) -> Summary:
    """All parts as of the moment of the handoff."""
    patient, card = day.chart.patient, day.card
    taken = day.record.vitals
    return Summary(
        note=patient.note if patient else "",
        key=day.view.key,
        agents=day.view.agents,
        phase=card.phase,
        phase_since=card.since,
        phase_until=card.phase_until,
        running=tuple(_running(day)),
        baseline=baseline_of(day.chart, day.regimen, day.label),
        last_set=taken[-1] if taken else None,
        lowest_sbp=min(_figures(day, "sbp"), key=_value, default=None),
        highest_temperature=max(_figures(day, "temperature_c"), key=_value, default=None),
        worst_pain=max(_figures(day, "pain"), key=_value, default=None),
        hemoglobin=hgb_trend(day.chart),
        fluids=balance(day.chart, day.now),
        weight=weight_change(day.chart, day.label),
        reactions=reactions(day.chart),
        noted=tuple(_noted(day)),
        opioid=opioid_state(day.chart, day.regimen, day.label, day.now, day.ward.zone),
    )


def _noted(day: HandoffDay) -> Iterator[AdverseEventNoted]:
    for line in day.chart.of_kind(AdverseEventNoted):
        if isinstance(line.event, AdverseEventNoted) and line.event.reaction:
            yield line.event


def _running(day: HandoffDay) -> Iterator[Running]:
    """Each infusion of the day that began."""
    for step in day.view.of_kind("infusion"):
        name = step.plan.agent or day.view.agents[0]
        agent = day.regimen.agents[name]
        now = live(day.record, agent, step.plan.key, day.now, day.lines)
        if now.infusion.phase is not Phase.ORDERED:
            number, of = agent_day(day.regimen, day.view.key, name)
            end = projected_end(day.chart, day.regimen, day.view, step)
            yield Running(step.plan.key, name, number, of, now, end, bag_of(day.record, name))


def _figures(day: HandoffDay, key: str) -> Iterator[Figure]:
    """One number of every set of the day, the latest first: of equal ones it is the one to be told."""
    for line in reversed(day.record.vitals):
        values = values_of(event_of(line))
        if key in values:
            yield Figure(values[key], line.happened_at, event_of(line))


_value = attrgetter("value")
