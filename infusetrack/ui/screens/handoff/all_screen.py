"""All seated patients at the change of shift: severity, and whether the handoff is given and received."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from infusetrack.domain.chart import Chart
from infusetrack.domain.handoff import handoff
from infusetrack.domain.site import Seat
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.handoff.all_row import PatientRow, RowWords
from infusetrack.ui.screens.handoff.ground import ward_of
from infusetrack.ui.screens.handoff.row_words import row_words
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.page import Page
from infusetrack.wording.events_names import names_of
from infusetrack.wording.translate import mark, tr

PRINT_ALL = "print-handoff-all"
"""Asked for with a list page and a page for each seated patient."""
AGES_AFTER = 60
"""Seconds after which the severities are proposed anew though no record grew."""


class AllHandoffsScreen(Screen):
    """A line for each chair; Enter opens that patient's handoff. It holds no truth."""

    key: ClassVar[str] = "handoffs"
    title: ClassVar[str] = mark("Handoff of all seated")

    def __init__(self, bedside: Bedside) -> None:
        """Lines for those who sit here now; they are filled when the screen is in sight."""
        super().__init__()
        self.bedside = bedside
        self.rows: dict[str, PatientRow] = {}
        self._seen_at: datetime | None = None
        self._waiting: list[Seat] = []
        self.none = label(tr("Nobody is seated."), "subtitle")
        self.print = PrimaryButton(
            tr("Print all"), "P", icon="print", act=lambda: bedside.asked_for.emit(PRINT_ALL)
        )
        self.back = QuietButton(tr("Back"), "Esc", act=self.step_back)
        self._lay_out()
        bedside.tools.board.changed.connect(self._seats_changed)
        bedside.tools.board.chart_changed.connect(self._grown)
        self._seats_changed()

    def _lay_out(self) -> None:
        self.card = Card(tr("Handoff of all seated patients"), large=True)
        self.card.set_subtitle(tr("Printed: a list by chair, then each patient's own pages."))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.card.add(self.none)
        self.card.body.addLayout(self._list)
        self.card.body.addLayout(row(self.back, None, self.print))
        inner = Page()
        box = column(self.card, None)
        box.setContentsMargins(16, 16, 16, 16)
        inner.setLayout(box)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.setLayout(column(self.area, spacing=0))

    # --- who sits here ------------------------------------------------------------------

    def _seats_changed(self) -> None:
        """One line a chair, by chair number."""
        for gone in self.rows.values():
            gone.hide()
            gone.deleteLater()
        self.rows = {}
        for seat in self.bedside.tools.board.seats:
            made = self.rows[seat.study_id] = PatientRow(seat)
            made.chosen.connect(self.open)
            self._list.addWidget(made)
        self.none.setVisible(not self.rows)
        self.print.setEnabled(bool(self.rows))
        self._seen_at = None

    def _grown(self, study_id: str) -> None:
        """A chart grew: its line is told anew, now or when the screen comes into sight."""
        seats = [seat for seat in self.bedside.tools.board.seats if seat.study_id == study_id]
        if self.isVisible():
            self._look(seats)
        elif seats:
            self._seen_at = None

    # --- showing ----------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:  # noqa: ARG002 (all charts are shown here)
        """Tell every line anew, one after the other: keys and alarms come between."""
        self._seen_at = self.bedside.now()
        self._look(self.bedside.tools.board.seats)

    def show_time(self, now: datetime) -> None:
        """Now and then all lines anew."""
        if self._seen_at is None or abs((now - self._seen_at).total_seconds()) >= AGES_AFTER:
            self.show_chart(self.bedside.chart)

    def _look(self, seats: Sequence[Seat]) -> None:
        begun = bool(self._waiting)
        self._waiting.extend(seat for seat in seats if seat not in self._waiting)
        if self._waiting and not begun:
            soon(self, self._look_at_next)

    def _look_at_next(self) -> None:
        """One patient, then the next one in the next round of events."""
        if not self._waiting:
            return
        seat = self._waiting.pop(0)
        if seat.study_id in self.rows:
            self.rows[seat.study_id].show_words(self._words(seat))
        if self._waiting:
            soon(self, self._look_at_next)

    def _words(self, seat: Seat) -> RowWords:
        session, now = self.bedside.tools.board.session(seat.study_id), self.bedside.now()
        ward = ward_of(self.bedside, session.chart)
        sheet = handoff(session.chart, session.regimen, seat.day, now, ward)
        return row_words(session.chart, sheet, names_of(session.regimen), self.bedside.zone)

    # --- acts -------------------------------------------------------------------------------

    def open(self, study_id: str) -> None:
        """That patient's own handoff."""
        seat = next((one for one in self.bedside.tools.board.seats if one.study_id == study_id), None)
        if seat is not None:
            self.bedside.open_patient(study_id, seat.day)
            self.bedside.asked_for.emit("handoff")

    def step_back(self) -> None:
        """The screen before."""
        self.bedside.asked_for.emit(self.came_from or "chairs")

    def shortcuts(self) -> list[Shortcut]:
        """Print, back."""
        return [
            Shortcut("P", tr("print the list and a page for each patient"), self.print.click),
            Shortcut("Esc", tr("back"), self.step_back),
        ]

    def came_into_sight(self) -> None:
        """The keyboard goes to the first line."""
        first = next(iter(self.rows.values()), None)
        (first.button if first is not None else self).setFocus()
