"""After a time in which nobody looked: what does the pump show? Asked on every screen until it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PumpRead
from infusetrack.domain.pump_read import Unreconciled, is_apart, recorded_ml, unreconciled
from infusetrack.domain.site import Seat
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.banner import Banner, BannerArea
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.pump import compared_words, unseen_words
from infusetrack.wording.translate import tr

KEY = "pump"
SHORTCUT = "Ctrl+U"
MOST_ML = Limits(Decimal(0), Decimal(5000), 2)
"""No pump at a child's chair shows more (LOCAL)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One infusion that somebody must compare, and where it runs."""

    seat: Seat
    gap: Unreconciled


class PumpQuestion(Banner):
    """The strip with its field; its urgency is the alarm's, not its own. Signal: `answered()` once the number stands."""

    answered = Signal()

    def __init__(self, bedside: Bedside, asked: Asked) -> None:
        """Empty until somebody reads the pump."""
        super().__init__(asked.seat.study_id)
        self._bedside, self.asked, self._entry = bedside, asked, uuid4().hex
        self.form = Form()
        self.volume = NumberField(tr("Volume infused"), tr("mL"), limits=MOST_ML, required=True)
        self.explained = TextField(tr("Why they differ"), required=True)
        for key, field in (("volume", self.volume), ("explained", self.explained)):
            self.form.add(key, field)
            field.edit.returnPressed.connect(self.save)
        self.explained.hide()
        self.form.changed.connect(self._look)
        self.save_button = PrimaryButton(tr("Compare"), SHORTCUT, act=self.save)
        self._lay_out()

    def _lay_out(self) -> None:
        card, inside = Card(), QHBoxLayout()
        inside.setSpacing(12)
        inside.addWidget(self.form, 1)
        inside.addWidget(self.save_button)
        card.body.addLayout(inside)
        self._box.addWidget(card, 2)

    def count(self, left: int) -> None:
        """Say what is asked, and how many pumps are still to be read, this one among them."""
        seat, gap = self.asked.seat, self.asked.gap
        seen = unseen_words(gap, self._bedside.zone)
        ask = tr("{seen} What does the pump show?").format(seen=seen)
        more = tr("({left} pumps to read)").format(left=left) if left > 1 else ""
        self.say(f"{seat.chair} · {seat.study_id} · {gap.day}", f"{ask} {more}".strip())

    def take_focus(self) -> None:
        """Put the keyboard into the field; once something is typed, save."""
        if self.volume.is_empty():
            self.volume.take_focus()
        else:
            self.save()

    def _record_ml(self) -> Decimal:
        gap, now = self.asked.gap, self._bedside.now()
        chart = self._bedside.tools.board.session(self.asked.seat.study_id).chart
        return recorded_ml(chart.day(gap.day).infusions[gap.step], now)

    def _typed(self) -> Decimal | None:
        try:
            return self.volume.read()
        except Refused:
            return None

    def _look(self) -> None:
        """Ask for the reason as soon as the typed number lies too far from the record's."""
        typed = self._typed()
        apart = typed is not None and is_apart(typed, self._record_ml())
        self.explained.setVisible(apart)
        if typed is not None and apart:
            self.volume.mark(compared_words(typed, self._record_ml()), "unusual")

    def save(self) -> None:
        """Write both numbers; a refusal stays in sight with what was typed."""
        self._look()
        read = self.form.values()
        if read is None:
            return
        gap, record_ml = self.asked.gap, self._record_ml()
        fact = PumpRead(gap.day, gap.step, read["volume"], record_ml, read["explained"] or "")
        written = self._bedside.write_for(self.asked.seat.study_id, fact, entry=self._entry)
        if written.stands:
            self._bedside.told.emit(compared_words(read["volume"], record_ml), "info")
            self.answered.emit()
        else:
            self.form.refuse(written.words)


class PumpQuestions(QObject):
    """Puts the question below the header, chair by chair, as long as one is open."""

    def __init__(self, bedside: Bedside, banners: BannerArea) -> None:
        """Look at once, and whenever a chart or a chair changes."""
        super().__init__()
        self._bedside, self._banners = bedside, banners
        self.banner: PumpQuestion | None = None
        board = bedside.tools.board
        board.chart_changed.connect(lambda _study_id: self.look())
        board.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask for the first chair that waits; a question in hand stays as it is."""
        waiting = list(self._waiting())
        if self.banner is not None and self.banner.asked in waiting:
            self.banner.count(len(waiting))
            return
        if self.banner is not None:
            self._banners.drop(KEY)
            self.banner = None
        if waiting:
            self.banner = PumpQuestion(self._bedside, waiting[0])
            self.banner.count(len(waiting))
            self._banners.put(KEY, self.banner)

    def _waiting(self) -> Iterator[Asked]:
        board = self._bedside.tools.board
        for seat in board.seats:
            for gap in unreconciled(board.session(seat.study_id).chart):
                yield Asked(seat, gap)

    def take_focus(self) -> None:
        """The key from every screen: to the field, or save what is typed."""
        if self.banner is not None:
            self.banner.take_focus()
