"""What lies ahead and is easily missed: a change of the clocks while it runs, a short night before the next start."""

from datetime import datetime, timedelta, tzinfo

from infusetrack.domain.next_start import NextStart
from infusetrack.domain.zone_change import ZoneChange
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

MOMENT = timedelta(microseconds=1)


def zone_words(change: ZoneChange, zone: tzinfo) -> str:
    """When the clocks change, and that the infusion counts on."""
    just_before = (change.at - MOMENT).astimezone(zone)
    at = (just_before + MOMENT).time()
    told = tr("forward") if change.by > timedelta(0) else tr("back")
    return tr(
        "The clocks go {way} by {span} at {clock} on {day}. Times count on by what has passed; "
        "where a time comes twice, its offset from UTC stands with it."
    ).format(
        way=told,
        span=figures.long_span(abs(change.by)),
        clock=f"{at.hour:02}:{at.minute:02}",
        day=figures.weekday(just_before.date()),
    )


def next_start_words(found: NextStart, now: datetime, zone: tzinfo) -> str:
    """How short the time is between the end of observation and the next planned start."""
    until = _when(found.observed_until, now, zone)
    planned = _when(found.planned_at, now, zone)
    if found.gap < timedelta(0):
        return tr(
            "Observation ends {until}, after the start that is planned for {day} ({planned}). "
            "Tell the prescriber and the team of tomorrow."
        ).format(until=until, day=found.day, planned=planned)
    return tr(
        "Only {gap} between the end of observation ({until}) and the start that is planned for {day} ({planned}). "
        "Tell the prescriber and the team of tomorrow."
    ).format(gap=figures.long_span(found.gap), until=until, day=found.day, planned=planned)


def _when(at: datetime, now: datetime, zone: tzinfo) -> str:
    clock, on = figures.clock(at, zone), at.astimezone(zone).date()
    return clock if on == now.astimezone(zone).date() else f"{figures.weekday(on)} {clock}"
