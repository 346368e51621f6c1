"""What comes up in all chairs today, the nearest first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.board import Coming
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import MARKS
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.dues import due_when
from infusetrack.wording.translate import tr

WORDS = 2
MINUTE = timedelta(minutes=1)
COLUMNS = ("strong", "body", "body", "body", "subtitle")


class ComingCard(Card):
    """One line a due thing; lines are used again, so that a tick builds nothing."""

    def __init__(self, words: Callable[[Coming], str]) -> None:
        """`words` says what to do, with the names of that patient's regimen."""
        super().__init__(tr("Coming up today"))
        self._words = words
        self._none = label(tr("Nothing is due in any chair."), "subtitle")
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(4, 0, 4, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(WORDS, 1)
        self._cells: list[tuple[QLabel, ...]] = []
        self._told: dict[int, tuple[tuple[int, bool, tzinfo], Coming, tuple[str, ...]]] = {}
        self.add(self._none, self._lines)

    def show_coming(self, coming: Sequence[Coming], now: datetime, zone: tzinfo) -> None:
        """What is due now and later."""
        self._none.setVisible(not coming)
        self._lines.setVisible(bool(coming))
        while len(self._cells) < len(coming):
            self._add_line()
        for place, cells in enumerate(self._cells):
            one = coming[place] if place < len(coming) else None
            texts = self._known(place, one, now, zone) if one is not None else ("",) * len(COLUMNS)
            for cell, text in zip(cells, texts, strict=True):
                if cell.text() != text:
                    cell.setText(text)
                if cell.isHidden() is not (one is None):
                    cell.setVisible(one is not None)

    def _known(self, place: int, one: Coming, now: datetime, zone: tzinfo) -> tuple[str, ...]:
        """The texts of a line, made anew when another thing or another minute stands there."""
        minute = (one.due.at - now) // MINUTE, one.due.at > now, zone
        old = self._told.get(place)
        if old is None or old[0] != minute or old[1] != one:
            old = self._told[place] = minute, one, self._texts(one, now, zone)
        return old[2]

    def _add_line(self) -> None:
        place = len(self._cells)
        cells = tuple(label("", role, wrap=column == WORDS) for column, role in enumerate(COLUMNS))
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignVCenter)
        self._cells.append(cells)

    def _texts(self, one: Coming, now: datetime, zone: tzinfo) -> tuple[str, ...]:
        due = one.due
        when = MARKS.get(due.level, "") + due_when(due, now, zone)
        chair = tr("Chair {chair}").format(chair=one.chair)
        return figures.clock(due.at, zone), one.initials, self._words(one), when, chair

    def texts(self) -> list[tuple[str, ...]]:
        """The lines as shown."""
        return [tuple(cell.text() for cell in cells) for cells in self._cells if not cells[0].isHidden()]
