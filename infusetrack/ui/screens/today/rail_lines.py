"""The day's steps as the rail shows them: title, and one line of what is known."""

from datetime import tzinfo

from infusetrack.domain.cycle_day import DayView, StepState, StepView
from infusetrack.ui.widgets.step_rail import RailStep
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def rail_lines(view: DayView, zone: tzinfo) -> tuple[RailStep, ...]:
    """One line a step, in their order."""
    return tuple(
        RailStep(one.plan.key, one.plan.part, one.plan.title, _subline(view, one, zone), one.state)
        for one in view.steps
    )


def _subline(view: DayView, step: StepView, zone: tzinfo) -> str:
    known = step.record
    if known is not None and step.state is StepState.SKIPPED:
        return tr("left out: {why}").format(why=known.why)
    if known is not None and step.state is StepState.DONE:
        return f"{figures.clock(known.at, zone)} · {known.by}"
    if known is not None:
        return _since(view, step, zone)
    if step.state is StepState.BLOCKED:
        waits = view.step(step.waits_for[0]).plan.title
        return tr("waits for {title}").format(title=waits)
    return tr("to do now") if step.state is StepState.IN_HAND else tr("open")


def _since(view: DayView, step: StepView, zone: tzinfo) -> str:
    words = tr("since {clock}").format(clock=figures.clock(step.record.since, zone)) if step.record else ""
    infusion = view.record.infusions.get(step.plan.key)
    ends = infusion.ends_at() if infusion is not None else None
    if ends is not None:
        return words + " · " + tr("ends {clock}").format(clock=figures.clock(ends, zone))
    return words
