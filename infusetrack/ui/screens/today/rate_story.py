"""What ran and what is planned, for the rate plot."""

from collections.abc import Iterator
from datetime import tzinfo

from infusetrack.domain.infusion import Phase, hours, span_of
from infusetrack.domain.live import Live
from infusetrack.ui.widgets.rate_plot import RateSpan, RateStory


def rate_story(seen: Live, zone: tzinfo) -> RateStory:
    """Actual stretches up to now, and from now the planned rises to the end of the bag."""
    now = seen.now
    actual = tuple(
        RateSpan(one.since, one.until or max(now, one.since), one.rate_ml_h) for one in seen.infusion.segments
    )
    return RateStory(actual, tuple(_planned(seen)), now, zone)


def _planned(seen: Live) -> Iterator[RateSpan]:
    if seen.infusion.phase is not Phase.RUNNING:
        return
    left, moment, rate = seen.left_ml, seen.now, seen.infusion.rate_ml_h
    for rise in seen.rises:
        ends = min(moment + span_of(left, rate), max(moment, rise.at))
        if ends > moment:
            yield RateSpan(moment, ends, rate)
        left -= rate * hours(ends - moment)
        moment, rate = ends, rise.rate_ml_h
    ends = moment + span_of(left, rate)
    if ends > moment:
        yield RateSpan(moment, ends, rate)
