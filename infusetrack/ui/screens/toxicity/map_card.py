"""Grade by day of the open cycle, and the worst grade of each cycle so far."""

from collections.abc import Sequence

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.calendar import Calendar
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.toxicity_map import HeatRow, Span, heat_map
from infusetrack.domain.toxicity_spans import cycle_spans, day_spans
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.toxicity.heat_map import HeatMap
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.translate import tr


class MapCard(Card):
    """Hidden while nothing is graded."""

    def __init__(self, bedside: Bedside) -> None:
        """Both maps are made once."""
        super().__init__()
        self._bedside = bedside
        self.days, self.cycles = HeatMap(), HeatMap()
        self.empty = label(tr("No grade in this cycle so far."), "subtitle")
        self.cycle_words = label(tr("Worst grade by cycle"), "title")
        self.add(self.days, self.empty, self.cycle_words, self.cycles)

    def show_events(self, events: Sequence[AdverseEvent], calendar: Calendar | None) -> int:
        """Both maps; returns the worst grade of the open cycle, 0 for none."""
        self.setVisible(bool(events) and calendar is not None)
        if calendar is None:
            return 0
        worst = self._show_days(events, calendar)
        self._show_cycles(events, calendar)
        return worst

    def _show_days(self, events: Sequence[AdverseEvent], calendar: Calendar) -> int:
        bedside = self._bedside
        try:
            key = CycleDay.of(bedside.day_label)
            row = calendar.row(key.cycle, post_surgery=key.post_surgery)
        except Refused:
            self.days.show_rows((), (), 0)
            return 0
        spans = day_spans(row, bedside.zone, bedside.today())
        rows = heat_map(events, spans)
        heads = tuple(f"D{number}" for number in range(1, row.length + 1))
        self.set_title(tr("Grade by day, cycle {cycle}").format(cycle=row.label.removeprefix("C")))
        self.days.show_rows(_filled(rows, len(heads)), heads, len(spans))
        self.days.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        return max((one.worst for one in rows), default=0)

    def _show_cycles(self, events: Sequence[AdverseEvent], calendar: Calendar) -> None:
        spans: tuple[Span, ...] = cycle_spans(calendar, self._bedside.zone, self._bedside.today())
        several = len(spans) > 1
        for part in (self.cycle_words, self.cycles):
            part.setVisible(several)
        if several:
            heads = tuple(span.label for span in spans)
            self.cycles.show_rows(heat_map(events, spans), heads, len(heads))


def _filled(rows: Sequence[HeatRow], many: int) -> tuple[HeatRow, ...]:
    """The days to come have no grade."""
    return tuple(HeatRow(row.term, row.grades + (None,) * (many - len(row.grades))) for row in rows)
