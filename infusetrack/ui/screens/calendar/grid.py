"""All cycles as rows of days; arrows walk them, and the keyboard's day is remembered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.calendar_state import DayCell, cells
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.ui import theme
from infusetrack.ui.screens.calendar.cell import DaySquare
from infusetrack.ui.screens.calendar.words import cell_words, row_line, row_title, surgery_lines
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label

NAMES = 124
Shape = tuple[tuple[int, bool, int], ...]


class CycleLine(QWidget):
    """One cycle: its title at the left, its days beside it."""

    def __init__(self, length: int) -> None:
        """Squares for so many days."""
        super().__init__()
        self._title, self._line = label("", "strong"), label("", "caption", wrap=True)
        self.squares = [DaySquare() for _ in range(length)]
        names = QWidget()
        names.setFixedWidth(theme.current().px(NAMES))
        names.setLayout(column(self._title, self._line, spacing=0))
        self._names = names
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(0)
        box.addWidget(names, 0, 0)
        for place, square in enumerate(self.squares, 1):
            box.addWidget(square, 0, place)
            box.setColumnStretch(place, 1)

    def show_cycle(self, calendar: Calendar, row: CycleRow, days: Sequence[DayCell], today: date) -> None:
        """The cycle as it stands."""
        self._title.setText(row_title(row))
        self._line.setText(row_line(row, today))
        self._names.setFixedWidth(max(theme.current().px(NAMES), self._title.sizeHint().width() + 8))
        for square, day in zip(self.squares, days, strict=True):
            agent = calendar.regimen.agents[day.agents[0]] if day.agents else None
            words = cell_words(calendar.regimen, day, today)
            square.show_day(day, agent, words, today=day.on == today)


class CycleGrid(QWidget):
    """Signals: `chosen(label)` when the keyboard's day changed, `opened(label)`."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._shape: Shape = ()
        self.lines: list[CycleLine] = []
        self.between: dict[int, Card] = {}
        self.label = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def show_calendar(self, calendar: Calendar, chart: Chart, today: date) -> None:
        """All cycles; the rows are built anew only when the cycles are others."""
        between = surgery_lines(calendar)
        shape = tuple((row.cycle, row.post_surgery, row.length) for row in calendar.rows)
        places = {
            place: between[row.number] for place, row in enumerate(calendar.rows) if row.number in between
        }
        if shape != self._shape or places.keys() != self.between.keys():
            self._shape = shape
            self._build(calendar.rows, tuple(places))
        for place, words in places.items():
            self.between[place].set_subtitle(words)
        for line, row in zip(self.lines, calendar.rows, strict=True):
            line.show_cycle(calendar, row, cells(calendar, chart, row, today), today)
        self.choose(self.label)

    def _build(self, rows: Sequence[CycleRow], between: Sequence[int]) -> None:
        emptied(self._box)
        self.lines, self.between = [], {}
        for place, row in enumerate(rows):
            line = CycleLine(row.length)
            self.lines.append(line)
            self._box.addWidget(line)
            for square in line.squares:
                square.marked.connect(self.choose)
                square.opened.connect(self.opened)
                square.stepped.connect(self._step)
            if place in between:
                self.between[place] = Card(subtitle="-")
                self._box.addWidget(self.between[place])

    def show_rows(self, first: int, last: int) -> None:
        """Only the rows from `first` to `last`, counted from 0."""
        for place, line in enumerate(self.lines):
            line.setVisible(first <= place <= last)
        for place, card in self.between.items():
            card.setVisible(first <= place <= last)

    # --- the chosen day ------------------------------------------------------------------------

    def square(self, wanted: str) -> DaySquare | None:
        """The square of a day; None where there is none."""
        return next((one for line in self.lines for one in line.squares if one.label == wanted), None)

    def choose(self, wanted: str) -> None:
        """Make this day the keyboard's; an unknown one leaves none."""
        before = self.square(self.label)
        if before is not None:
            before.choose(chosen=False)
        self.label = wanted
        now = self.square(wanted)
        if now is not None:
            now.choose(chosen=True)
        self.chosen.emit(wanted)

    def _step(self, rows: int, days: int) -> None:
        """One day on over the ends of cycles, or the same day of the next cycle."""
        shown = [line for line in self.lines if not line.isHidden()]
        for place, line in enumerate(shown):
            labels = [square.label for square in line.squares]
            if self.label in labels:
                day = labels.index(self.label)
                self._go_to(
                    _day_on(shown, place, day + days) if days else _cycle_on(shown, place + rows, day)
                )
                return

    def _go_to(self, square: DaySquare | None) -> None:
        if square is not None:
            self.choose(square.label)
            square.setFocus()


def _day_on(lines: Sequence[CycleLine], row: int, day: int) -> DaySquare | None:
    if day < 0:
        return lines[row - 1].squares[-1] if row else None
    if day < len(lines[row].squares):
        return lines[row].squares[day]
    return lines[row + 1].squares[0] if row + 1 < len(lines) else None


def _cycle_on(lines: Sequence[CycleLine], row: int, day: int) -> DaySquare | None:
    if not 0 <= row < len(lines):
        return None
    return lines[row].squares[min(day, len(lines[row].squares) - 1)]
