"""Sentences about the pump's own number beside the record's."""

from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.pump_read import Unreconciled, difference_percent
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def unseen_words(gap: Unreconciled, zone: tzinfo) -> str:
    """From when to when nobody looked, and why."""
    since, until = _clock(gap.since, gap.until, zone), figures.clock(gap.until, zone)
    if gap.kind == "away":
        return tr("The program was away from {since} to {until}.").format(since=since, until=until)
    if gap.kind != "slept":
        return tr("The computer's clock was set at {until}.").format(until=until)
    return tr("The computer did not look from {since} to {until}.").format(since=since, until=until)


def _clock(since: datetime, until: datetime, zone: tzinfo) -> str:
    same = since.astimezone(zone).date() == until.astimezone(zone).date()
    return figures.clock(since, zone) if same else figures.moment(since, zone)


def compared_words(pump_ml: Decimal, record_ml: Decimal) -> str:
    """Both numbers, and how far they are apart."""
    percent = difference_percent(pump_ml, record_ml)
    apart = tr("{percent} % apart").format(percent=figures.change(percent, 1)) if percent is not None else ""
    both = tr("Pump {pump} mL, record {record} mL").format(
        pump=figures.fixed(pump_ml), record=figures.fixed(record_ml)
    )
    return ", ".join(part for part in (both, apart) if part)
