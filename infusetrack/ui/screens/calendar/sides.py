"""Beside the calendar: the next days, what was given so far, the visits after treatment."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.calendar_state import DayState, dose_counts, state_of
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.follow_up import follow_up
from infusetrack.ui.screens.calendar.words import agent_names
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

NEXT = 5
Line = tuple[str, str]


class LinesCard(Card):
    """Two columns of words."""

    def show_lines(self, lines: Iterable[Line], note: str = "") -> None:
        """Other lines, and a remark below them."""
        emptied(self.body)
        self.lines = list(lines)
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, (left, right) in enumerate(self.lines):
            grid.addWidget(label(left), place, 0)
            grid.addWidget(label(right, wrap=True), place, 1)
        if self.lines:
            self.body.addWidget(made)
        if note:
            self.body.addWidget(label(note, "subtitle", wrap=True))


class Sides(QWidget):
    """Three cards, one below the other."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.next, self.given = LinesCard(tr("Next")), LinesCard(tr("Given so far"))
        self.after = LinesCard(tr("After treatment"))
        self.setLayout(column(self.next, self.given, self.after, None, spacing=16))

    def show_calendar(self, calendar: Calendar, chart: Chart, today: date) -> None:
        """All three as they stand."""
        coming = list(next_days(calendar, chart, today))
        ended = tr("Treatment has ended.") if calendar.ended else tr("No day with study drug is planned.")
        self.next.show_lines(coming[:NEXT], "" if coming else ended)
        self.given.show_lines(given_so_far(calendar, chart))
        self._show_after(calendar)

    def _show_after(self, calendar: Calendar) -> None:
        if calendar.ended is not None:
            visits = follow_up(calendar.regimen, calendar.ended.last_dose)
            told = tr("Last dose {on}.").format(on=figures.day(calendar.ended.last_dose))
            self.after.show_lines(((visit.label, figures.day(visit.on)) for visit in visits), told)
            return
        labels = " · ".join(rule.label for rule in calendar.regimen.follow_up)
        words = tr("{visits}. Dates appear when the last dose is known.").format(visits=labels)
        self.after.show_lines((), words)


def next_days(calendar: Calendar, chart: Chart, today: date) -> Iterable[Line]:
    """Days with study drug after today, by date: when, and which day and drug with its count."""
    if calendar.ended is not None:
        return
    for key, on, agents in sorted(calendar.infusion_days(), key=lambda found: found[1]):
        open_states = {DayState.PLANNED, DayState.MOVED}
        if on > today and state_of(calendar, chart, key, today) in open_states:
            names = agent_names(calendar.regimen, agents)
            yield figures.weekday(on), f"{key.label} {names} {_counted(calendar, key, agents)}".strip()


def _counted(calendar: Calendar, key: CycleDay, agents: tuple[str, ...]) -> str:
    row = calendar.row(key.cycle, post_surgery=key.post_surgery)
    days = [one.day for one in row.days() if set(agents) & set(calendar.agents_on(one))]
    return f"{days.index(key.day) + 1}/{len(days)}" if len(days) > 1 else ""


def given_so_far(calendar: Calendar, chart: Chart) -> Iterable[Line]:
    """Doses of each drug, then how many days were moved or held."""
    for count in dose_counts(calendar, chart):
        name = calendar.regimen.agents[count.agent].name
        told = tr("{given} of {planned}").format(given=count.given, planned=count.planned)
        yield name[:1].upper() + name[1:], told
    yield tr("Moved, held"), f"{len(calendar.moved)}, {len(calendar.held)}"
