"""What a bag's label says: the order and the bag as they stand on record; refused before both do."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.admission_orders import order_of
from infusetrack.domain.bag_due import bag_of
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.dosing import concentration
from infusetrack.domain.downtime import planned_from
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import BagReceived
from infusetrack.domain.live import bag_ends_at
from infusetrack.domain.rate_plan import PlannedStep
from infusetrack.domain.regimen import Agent, Regimen

OWN_LINE = "dedicated"
"""The field of the day's plan that asks for a line of its own."""


@dataclass(frozen=True, slots=True)
class BagLabel:
    """One bag: dose in mg, volume in mL, concentration in mg/mL, the planned rates in mL/h.

    `own_line` and `look_alike` are the regimen's words, empty where it has none.
    """

    agent: Agent
    bag: BagReceived
    dose_mg: Decimal
    mg_per_ml: Decimal
    steps: tuple[PlannedStep, ...]
    use_by: datetime | None
    own_line: str
    look_alike: str


def bag_label(chart: Chart, regimen: Regimen, label: str, agent_id: str, now: datetime) -> BagLabel:
    """The label of one drug's bag; refuses one without an order or before the bag was received."""
    agent = regimen.agents[agent_id]
    order, bag = order_of(chart, label, agent_id), bag_of(chart.day(label), agent_id)
    if order is None:
        raise Refused("bag_label_no_order", agent=agent.name, day=label)
    if bag is None:
        raise Refused("bag_label_no_bag", agent=agent.name, day=label)
    return BagLabel(
        agent=agent,
        bag=bag,
        dose_mg=order.ordered_mg,
        mg_per_ml=concentration(order.ordered_mg, bag.bag_ml),
        steps=planned_from(chart, label, agent, now).steps,
        use_by=bag_ends_at(chart.day(label), agent),
        own_line=_own_line(regimen, label, agent_id),
        look_alike=agent.look_alike,
    )


def _own_line(regimen: Regimen, label: str, agent_id: str) -> str:
    """The words of the day's step that asks for a lumen of this drug alone."""
    key = CycleDay.of(label)
    steps = (step for step in regimen.steps_of(key.cycle, key.day) if step.agent in {None, agent_id})
    fields = (field for step in steps for field in step.fields)
    return next((field.label for field in fields if field.key == OWN_LINE), "")
