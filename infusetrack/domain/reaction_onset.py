"""The first press of a reaction: what ran at that moment, at which rate, and how much was in by then."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import ReactionBegan
from infusetrack.domain.infusion import Infusion, hours

ML, MG = Decimal("0.01"), Decimal("0.001")
"""How finely the amounts at the onset are kept."""


def infused_ml_at(infusion: Infusion, at: datetime) -> Decimal:
    """Millilitres out of the bag at a moment that may lie in the past."""
    flowed = sum(
        (
            hours(min(segment.until or at, at) - segment.since) * segment.rate_ml_h
            for segment in infusion.segments
            if segment.since < at
        ),
        Decimal(0),
    )
    return min(infusion.volume_ml, flowed)


def rate_at(infusion: Infusion, at: datetime) -> Decimal:
    """The pump's rate in mL/h at a moment; during a pause the rate before it. 0 before the start."""
    flowing = [one.rate_ml_h for one in infusion.segments if one.since <= at and one.rate_ml_h > 0]
    return flowing[-1] if flowing else Decimal(0)


def ran_at(infusion: Infusion, at: datetime) -> bool:
    """Whether it had begun and was not over at this moment."""
    started, ended = infusion.started_at, infusion.ended_at
    return started is not None and started <= at and (ended is None or at < ended)


def first_press(chart: Chart, label: str, agents: Mapping[str, str], at: datetime) -> ReactionBegan:
    """The fact of one press: what ran at this moment, at which rate, and how much was in by then.

    `agents` gives the drug of each infusion step of the day. Minutes count from the infusion's first start.
    """
    for step, infusion in chart.day(label).infusions.items():
        started = infusion.started_at
        if started is None or not ran_at(infusion, at):
            continue
        infused = infused_ml_at(infusion, at)
        return ReactionBegan(
            label, step, agents.get(step, ""), rate_at(infusion, at), infused.quantize(ML),
            (infused * infusion.dose_mg / infusion.volume_ml).quantize(MG),
            int((at - started) / timedelta(minutes=1)),
        )  # fmt: skip
    return ReactionBegan(label, *_last_given(chart, label, agents, at))


def _last_given(chart: Chart, label: str, agents: Mapping[str, str], at: datetime) -> tuple[str, str]:
    """The step and drug that ended last before this moment: a reaction may come in the observation."""
    over = [
        (infusion.ended_at, step)
        for step, infusion in chart.day(label).infusions.items()
        if infusion.ended_at is not None and infusion.ended_at <= at
    ]
    step = max(over)[1] if over else ""
    return step, agents.get(step, "")
