"""What may be written at the pump: reasons, who ordered the resume, and the longest time."""

from datetime import timedelta

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionPaused, InfusionResumed, InfusionStopped, RateChanged
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Regimen


def check_pump(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse an unexplained pause or stop, a resume nobody ordered, a rate that takes too long."""
    match draft.event:
        case InfusionPaused(why=why) | InfusionStopped(why=why) if not why.strip():
            raise Refused("pump_without_reason")
        case RateChanged(reason="other", why=why) if not why.strip():
            raise Refused("pump_without_reason")
        case InfusionResumed(ordered_by=who) if not who.strip():
            raise Refused("resume_without_order")
        case InfusionResumed():
            _check_length(chart, regimen, draft, draft.event)
        case RateChanged(why=why) if not why.strip():
            _check_length(chart, regimen, draft, draft.event)
        case _:
            return


def _check_length(chart: Chart, regimen: Regimen, draft: Draft, event: InfusionResumed | RateChanged) -> None:
    """Clinical facts 5.9, example 4. A slower rate with a reason may be meant for a while only."""
    record = chart.day(event.day)
    infusion = record.infusions.get(event.step)
    if draft.amends is not None or infusion is None or infusion.counted_at is None:
        return
    if draft.happened_at < infusion.counted_at:
        return  # a late entry between others: what came after it is known
    whole = infusion.after(event, draft.happened_at).infusing_at_end()
    view = day_view(regimen, record)
    agent = regimen.agents[view.step(event.step).plan.agent or view.agents[0]]
    if whole is None or agent.longest_minutes is None:
        return
    longest = timedelta(minutes=int(agent.longest_minutes.value))
    if whole > longest:
        raise Refused("infusion_too_long", whole=whole, longest=longest)
