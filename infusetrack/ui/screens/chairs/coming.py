"""What comes up in all chairs today, the nearest first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.board import Coming
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import MARKS
from infusetrack.ui.widgets.labels import SteadyLabel, label, say
from infusetrack.wording import figures
from infusetrack.wording.dues import due_when, overdue_words
from infusetrack.wording.translate import tr

WORDS, FAR = 2, 99
MINUTE = timedelta(minutes=1)
COLUMNS = ("strong", "body", "body", "body", "subtitle")
NOTHING, UNSEEN = ("",) * len(COLUMNS), ()
"""A line that is not needed, and one that was never filled."""


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
        self._shown: list[tuple[str, ...]] = []
        self._told: dict[int, tuple[tuple[int, bool, tzinfo], Coming, tuple[str, ...]]] = {}
        self.add(self._none, self._lines)

    def show_coming(self, coming: Sequence[Coming], now: datetime, zone: tzinfo) -> None:
        """What is due now and later."""
        self._none.setVisible(not coming)
        self._lines.setVisible(bool(coming))
        while len(self._cells) < len(coming):
            self._add_line()
        for place in range(len(self._cells)):
            one = coming[place] if place < len(coming) else None
            texts = self._known(place, one, now, zone) if one is not None else NOTHING
            if texts is not self._shown[place]:
                self._shown[place] = texts
                self._fill(self._cells[place], texts)

    def _fill(self, cells: tuple[QLabel, ...], texts: tuple[str, ...]) -> None:
        for cell, text in zip(cells, texts, strict=True):
            if isinstance(cell, SteadyLabel):
                cell.say(text)
            else:
                say(cell, text)
            cell.setVisible(texts is not NOTHING)

    def _known(self, place: int, one: Coming, now: datetime, zone: tzinfo) -> tuple[str, ...]:
        """The texts of a line, made anew when another thing or another minute stands there."""
        minute = (one.due.at - now) // MINUTE, one.due.at > now, zone
        old = self._told.get(place)
        if old is None or old[0] != minute or old[1] != one:
            old = self._told[place] = minute, one, self._texts(one, now, zone)
        return old[2]

    def _add_line(self) -> None:
        place = len(self._cells)
        widest = "00:00", "", "", MARKS["medium"] + overdue_words(FAR), tr("Chair {chair}").format(chair=FAR)
        cells = tuple(
            label("", role, wrap=True) if column == WORDS else SteadyLabel(role, words)
            for column, (role, words) in enumerate(zip(COLUMNS, widest, strict=True))
        )
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignVCenter)
        self._cells.append(cells)
        self._shown.append(UNSEEN)

    def _texts(self, one: Coming, now: datetime, zone: tzinfo) -> tuple[str, ...]:
        due = one.due
        when = MARKS.get(due.level, "") + due_when(due, now, zone)
        chair = tr("Chair {chair}").format(chair=one.chair)
        return figures.clock(due.at, zone), one.initials, self._words(one), when, chair

    def texts(self) -> list[tuple[str, ...]]:
        """The lines as shown."""
        return [tuple(cell.text() for cell in cells) for cells in self._cells if not cells[0].isHidden()]
