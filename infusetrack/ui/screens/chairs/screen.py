"""The chairs: a card for each patient who sits here, and what comes up for all of them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.domain.board import Coming, coming_up
from infusetrack.domain.chart import Chart
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.chairs.alarmed import alarmed
from infusetrack.ui.screens.chairs.card import ChairCard
from infusetrack.ui.screens.chairs.coming import ComingCard
from infusetrack.ui.screens.chairs.grid import CardGrid
from infusetrack.ui.screens.chairs.handed import handed
from infusetrack.ui.screens.chairs.patients import open_patient, seated_day
from infusetrack.ui.screens.chairs.seat import SeatForm
from infusetrack.ui.screens.chairs.words import card_words
from infusetrack.ui.widgets.buttons import Button, QuietButton
from infusetrack.wording.dues import due_words
from infusetrack.wording.events_names import names_of
from infusetrack.wording.translate import mark, tr

NUMBERED = 9
"""Chairs that a number key opens."""


class ChairsScreen(Screen):
    """The first screen of the day."""

    key, title, icon, needs_chart = "chairs", mark("Chairs"), "chairs", False

    def __init__(self, bedside: Bedside) -> None:
        """Cards for those who sit here now."""
        super().__init__()
        self._bedside = bedside
        self.cards: dict[int, ChairCard] = {}
        self.find_button = QuietButton(
            tr("Find or scan"), "Ctrl+K", icon="search", act=bedside.find_asked.emit
        )
        self.enrol_button = QuietButton(tr("Enrol"), "E", icon="plus", act=self._enrol)
        self.empty = EmptyChair(self.begin_seat)
        self.seat_form = SeatForm(bedside)
        self.grid, self.coming = CardGrid(), ComingCard(self._coming_words)
        self._lay_out()
        self.seat_form.seated.connect(self._seated)
        self.seat_form.closed.connect(self._seat_closed)
        bedside.seat_asked.connect(self.begin_seat)
        bedside.tools.board.changed.connect(self._seats_changed)
        bedside.tools.board.chart_changed.connect(lambda _study_id: self.show_time(bedside.now()))
        self._seats_changed()

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(18, 18, 18, 18)
        box.setSpacing(16)
        for part in (self.seat_form, self.grid, self.coming):
            box.addWidget(part)
        box.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def top_widgets(self) -> list[QWidget]:
        """Find, and enrol."""
        return [self.find_button, self.enrol_button]

    def shortcuts(self) -> list[Shortcut]:
        """Number keys open chairs."""
        numbers = [
            Shortcut(
                str(chair), tr("Open chair {chair}").format(chair=chair), partial(self.open_chair, chair)
            )
            for chair in range(1, NUMBERED + 1)
        ]
        return [
            *numbers,
            Shortcut("S", tr("Seat a patient"), self.begin_seat),
            Shortcut("E", tr("Enrol a patient"), self._enrol),
            Shortcut("Ctrl+S", tr("Save the seat"), self._save_seat),
            Shortcut("Esc", tr("Close the form"), self._close_seat),
        ]

    # --- what it shows -----------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:  # noqa: ARG002 (all charts are shown here)
        """Redraw all cards: any chart may have grown."""
        self.show_time(self._bedside.now())

    def show_time(self, now: datetime) -> None:
        """All cards and all that comes up, as of now; nothing is built anew."""
        board, zone = self._bedside.tools.board, self._bedside.zone
        cards = board.cards(now)
        for card in cards:
            session = board.session(card.seat.study_id)
            regimen = session.regimen
            words, found = (
                handed(card_words(card, regimen, now, zone), session.chart, zone),
                self._bedside.alarms.of_chair(card.seat.chair),
            )
            dressed, told = alarmed(card, words, found, names_of(regimen))
            self.cards[card.seat.chair].show_card(dressed, told, regimen)
        self.coming.show_coming(coming_up(cards), now, zone)

    def _coming_words(self, one: Coming) -> str:
        names = names_of(self._bedside.tools.board.session(one.study_id).regimen)
        words = due_words(one.due, seated_day(self._bedside, one.study_id), names)
        return words[:1].upper() + words[1:]

    def _seats_changed(self) -> None:
        wanted = {seat.chair for seat in self._bedside.tools.board.seats}
        for chair in tuple(self.cards):
            if chair not in wanted:
                gone = self.cards.pop(chair)
                gone.hide()
                gone.deleteLater()
        for chair in wanted - self.cards.keys():
            self.cards[chair] = self._new_card(chair)
        self.grid.show_cards([*(self.cards[chair] for chair in sorted(self.cards)), self.empty])
        self.show_time(self._bedside.now())

    def _new_card(self, chair: int) -> ChairCard:
        card = ChairCard(chair)
        card.clicked.connect(lambda _on=False: self.open_chair(chair))
        card.leave_asked.connect(self._leave)
        return card

    def came_into_sight(self) -> None:
        """The keyboard goes to the chair in front, else to the first one."""
        if not self.seat_form.isHidden():
            self.seat_form.who.take_focus()
            return
        session = self._bedside.session
        open_id = session.stream.partition("/")[2] if session is not None else ""
        seats = self._bedside.tools.board.seats
        chair = next((seat.chair for seat in seats if seat.study_id == open_id), min(self.cards, default=0))
        self.cards.get(chair, self.empty).setFocus()

    # --- acts ------------------------------------------------------------------------------------

    def open_chair(self, chair: int) -> None:
        """Open the day of the patient in a chair."""
        for seat in self._bedside.tools.board.seats:
            if seat.chair == chair:
                open_patient(self._bedside, seat.study_id)

    def begin_seat(self, study_id: str = "") -> None:
        """Open the form that seats a patient."""
        self.empty.hide()
        self.seat_form.begin(study_id)
        self.area.ensureVisible(0, 0)

    def _seated(self, study_id: str) -> None:
        self.empty.show()
        seats = self._bedside.tools.board.seats
        chair = next(seat.chair for seat in seats if seat.study_id == study_id)
        self.cards[chair].setFocus()

    def _seat_closed(self) -> None:
        self.empty.show()
        self.empty.setFocus()

    def _save_seat(self) -> None:
        if not self.seat_form.isHidden():
            self.seat_form.save()

    def _close_seat(self) -> None:
        if not self.seat_form.isHidden():
            self.seat_form.close_up()

    def _leave(self, chair: int) -> None:
        written = self._bedside.leave(chair)
        if not written.stands and chair in self.cards:
            self.cards[chair].refuse_leave(written.words)

    def _enrol(self) -> None:
        self._bedside.asked_for.emit("enrol")

    def take_scan(self, text: str) -> bool:
        """A wristband fills the seat form while it is open."""
        return self.seat_form.take_scan(text)


class EmptyChair(Button):
    """The dashed place that seats a patient."""

    look, ink = "empty", "ink_2"

    def __init__(self, act: Callable[[], object]) -> None:
        """`act` opens the form."""
        super().__init__(tr("Seat a patient"), "S", icon="plus", act=act)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """High enough to be seen as a place."""
        return QSize(super().sizeHint().width(), theme.current().px(120))
