"""What is said while a set is typed: limits and ranges beside the numbers, the score under them."""

from dataclasses import replace

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.next_set import next_set_at
from infusetrack.domain.record import Line
from infusetrack.domain.vitals_limits import bounds
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.screens.forms.vitals_ranges import mark_ranges
from infusetrack.ui.screens.vitals.as_typed import mark_limits
from infusetrack.ui.screens.vitals.score_box import ScoreBox


class LiveMarks:
    """Looks at what stands in the fields; it holds no truth."""

    def __init__(self, bedside: Bedside, entry: VitalsEntry) -> None:
        """The box is hidden until something that counts is typed."""
        self._bedside, self._entry = bedside, entry
        self.box = ScoreBox(bedside)

    def look(self, amending: Line | None) -> None:
        """Mark each number, and show what they come to; a set that is changed keeps its day and moment."""
        bedside, event = self._bedside, self._entry.sketch()
        old = amending.event if amending else None
        if isinstance(old, VitalsTaken):
            event = replace(event, day=old.day, baseline=old.baseline)
        if not event.day:
            self.box.hide()
            return
        at = amending.happened_at if amending else bedside.now()
        local = at.astimezone(bedside.zone)
        mark_limits(self._entry, bounds(bedside.chart, bedside.regimen, event.day, local))
        mark_ranges(bedside, self._entry, at)
        coming = None if amending else next_set_at(bedside.chart, bedside.regimen, event, at)
        self.box.show_typed(event, at, coming)
