"""What may be written now: the gates of the day, asked once before a line is written.

The chart's own replay guards what can never be true; these are the rules of the regimen
at the moment of writing, so that a later regimen file cannot make an old chart unreadable.
"""

from datetime import datetime

from infusetrack.domain.admission_alarms import check_alarms
from infusetrack.domain.admission_amounts import check_amounts
from infusetrack.domain.admission_bedside import check_bedside
from infusetrack.domain.admission_blood import check_blood
from infusetrack.domain.admission_change import check_change, opens_a_step
from infusetrack.domain.admission_handoff import check_handoff
from infusetrack.domain.admission_orders import check_order_road
from infusetrack.domain.admission_pump import check_pump
from infusetrack.domain.admission_start import check_start, check_started_numbers, check_turn
from infusetrack.domain.admission_support import check_support
from infusetrack.domain.admission_toxicity import check_toxicity
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay, StepState, day_view
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    BagReceived,
    DaySigned,
    DrugGiven,
    EligibilitySigned,
    InfusionStarted,
    LabsReported,
    OrderEntered,
    PatientEnrolled,
    PreStartChecked,
    PreStartWitnessed,
    StepEvent,
    StepSkipped,
)
from infusetrack.domain.pump_read import check_pump_read
from infusetrack.domain.reaction_gates import check_reactions
from infusetrack.domain.record import Draft, check_times
from infusetrack.domain.regimen import Regimen

BEFORE_ENROLMENT = (PatientEnrolled, EligibilitySigned, LabsReported)
"""Facts that may be older than the enrolment line."""
OF_AN_AGENT = OrderEntered | BagReceived | PreStartChecked | PreStartWitnessed | InfusionStarted


def admit(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse a draft that the day's gates do not let through; returns nothing when they do.

    An amendment passes the checks of its values, not the gates of the steps: what happened
    has happened. It stays the fact that it was.
    """
    check_times(draft, _clock_was_at(chart, draft))
    check_change(chart, regimen, draft)
    event = draft.event
    if event is None:
        return
    check_amounts(event)
    check_alarms(draft)
    _enrolled_by_then(chart, draft)
    label = str(getattr(event, "day", ""))
    if label:
        key = CycleDay.of(label)
        regimen.agents_on(key.cycle, key.day)
    if isinstance(event, StepEvent) and not _is_extra_dose(event) and opens_a_step(chart, draft):
        _gate(chart, regimen, draft, event)
    elif isinstance(event, InfusionStarted):
        check_started_numbers(chart, event)
    check_bedside(chart, regimen, draft)
    check_support(chart, regimen, draft)
    check_order_road(chart, regimen, draft)
    check_reactions(chart, regimen, draft)
    check_pump(chart, regimen, draft)
    check_toxicity(chart, draft)
    check_blood(chart, draft)
    check_pump_read(chart, draft)
    check_handoff(chart, draft)


def _clock_was_at(chart: Chart, draft: Draft) -> datetime | None:
    day = str(getattr(draft.event, "day", ""))
    return max((line.written_at for line in chart.shelves.get(day, ())), default=None)


def _enrolled_by_then(chart: Chart, draft: Draft) -> None:
    enrolled = chart.last(PatientEnrolled)
    if enrolled is None or isinstance(draft.event, BEFORE_ENROLMENT):
        return
    if draft.happened_at < enrolled.happened_at:
        raise Refused("before_enrolment", at=draft.happened_at, on=enrolled.happened_at)


def _is_extra_dose(event: StepEvent) -> bool:
    """A dose beside the plan belongs to no step, so that no step's gate stands before it."""
    return isinstance(event, DrugGiven) and not event.step


def _gate(chart: Chart, regimen: Regimen, draft: Draft, event: StepEvent) -> None:
    view = day_view(regimen, chart.day(event.day))
    step = view.step(event.step)
    if isinstance(event, StepSkipped):
        _skippable(event, skippable=step.plan.skippable)
        return
    if step.state is StepState.BLOCKED:
        titles = tuple(view.step(key).plan.title for key in step.waits_for)
        raise Refused("step_waits", step=step.plan.title, waits_for=titles)
    if isinstance(event, OF_AN_AGENT) and event.agent not in view.agents:
        raise Refused("agent_not_due", agent=event.agent, day=event.day)
    if isinstance(event, PreStartChecked | PreStartWitnessed):
        check_turn(chart, regimen, draft, event)
    if isinstance(event, InfusionStarted):
        check_start(chart, regimen, draft, event)
    if isinstance(event, DaySigned):
        _ready_to_sign(chart, regimen, event)


def _skippable(event: StepSkipped, *, skippable: bool) -> None:
    if not skippable:
        raise Refused("step_needed", step=event.step)
    if not event.why.strip():
        raise Refused("skip_without_reason")


def _ready_to_sign(chart: Chart, regimen: Regimen, event: DaySigned) -> None:
    if event.shown_hash != chart.tip:
        raise Refused("record_moved_on")
    for view in day_view(regimen, chart.day(event.day)).steps:
        if view.plan.key != event.step and view.state is StepState.RUNNING:
            raise Refused("still_running", step=view.plan.title)
