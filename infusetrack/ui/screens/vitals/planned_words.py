"""How many planned checks of a day came on time, and which were not taken, in one line."""

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.lapses import charted, shares, windows
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.lapses import lapsed_words, share_total


def planned_words(bedside: Bedside, day: str) -> str:
    """What stands for this day as of now; empty where nothing was planned yet."""
    chart, now = bedside.chart, bedside.now()
    view = day_view(bedside.regimen, chart.day(day))
    found = windows(bedside.regimen, view, chart.shelves.get(day, ()), now)
    told = (
        share_total(shares(bedside.regimen, found, now)),
        lapsed_words(charted(chart, day), bedside.zone),
    )
    return " · ".join(part for part in told if part)
