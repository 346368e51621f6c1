"""What ran and what is planned, for the rate plot."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from infusetrack.domain.infusion import Infusion, Phase, hours, span_of
from infusetrack.domain.live import planned_step
from infusetrack.domain.regimen import Agent
from infusetrack.ui.widgets.rate_plot import RateSpan, RateStory


def rate_story(infusion: Infusion, agent: Agent, now: datetime, zone: tzinfo) -> RateStory:
    """Actual stretches up to `now`, and from now the planned steps to the end of the bag."""
    actual = tuple(
        RateSpan(one.since, one.until or max(now, one.since), one.rate_ml_h) for one in infusion.segments
    )
    return RateStory(actual, tuple(_planned(infusion, agent, now)), now, zone)


def _planned(infusion: Infusion, agent: Agent, now: datetime) -> Iterator[RateSpan]:
    if infusion.phase is not Phase.RUNNING:
        return
    left, moment, rate = infusion.remaining_ml(now), now, infusion.rate_ml_h
    number = planned_step(infusion, agent) or len(agent.rate_steps)
    since = infusion.segments[-1].since
    for place in range(number, len(agent.rate_steps) + 1):
        lasts = agent.rate_steps[place - 1].minutes
        ends = moment + span_of(left, rate)
        if lasts is not None and place < len(agent.rate_steps):
            ends = min(ends, max(moment, since + timedelta(minutes=int(lasts.value))))
        if ends > moment:
            yield RateSpan(moment, ends, rate)
        if place == len(agent.rate_steps):
            return
        left -= rate * hours(ends - moment)
        moment = since = ends
        rate = infusion.volume_ml * agent.rate_steps[place].bag_share_per_h.value
