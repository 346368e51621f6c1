"""Blood products: what a blood request must say, what went in, and the form of one product."""

from decimal import Decimal
from typing import cast, get_args
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.blood_bank import Given, blood_bank, products
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import BloodProduct, Transfused
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.forms.settling import refuse, settle
from infusetrack.ui.widgets.banner import Banner
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import emptied, label, row, say
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording import figures
from infusetrack.wording.blood_bank import anti_cd47_words, baseline_set_words, given_words
from infusetrack.wording.events_blood import product_words
from infusetrack.wording.translate import tr

VOLUME = Limits(Decimal(1), Decimal(3000), 1)
BLAMES = {"transfused_amount": "volume", "transfused_unusual": "note", "transfused_times": "started"}


class BloodCard(QWidget):
    """It holds what was typed. Signals: `written()` once a product stands, `closed()`."""

    written = Signal()
    closed = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Empty at first."""
        super().__init__()
        self._bedside = bedside
        self.amended: Line | None = None
        self._entry = uuid4().hex
        self.form, self.moment = Form(), MomentForm(bedside)
        self.banner = Banner("", level="info")
        self.set_words = label("", "subtitle", wrap=True)
        self.by_weight = label("", "strong", wrap=True)
        self.entry, self.list = Card(tr("Blood product"), large=True), Card(tr("Given so far"))
        self._list = QVBoxLayout()
        self._fields()
        self._lay_out()
        self.form.changed.connect(self._tell_weight)

    def _fields(self) -> None:
        zone, now = self._bedside.zone, self._bedside.now
        kinds = [(kind, product_words(kind)) for kind in get_args(BloodProduct)]
        self.form.add("product", ChoiceField(tr("Product"), kinds, required=True), wide=True)
        self.form.add("volume", NumberField(tr("Volume"), "mL", limits=VOLUME, required=True))
        self.form.add("unit", TextField(tr("Unit number"), most=40))
        self.form.add("started", TimeField(tr("Started at"), zone, now, required=True, empty_is_now=False))
        self.form.add("stopped", TimeField(tr("Stopped at"), zone, now, empty_is_now=False))
        self.form.add("reaction", TextField(tr("Reaction"), aside=tr("empty: none seen")))
        self.form.add("note", TextField(tr("Note"), aside=tr("irradiated, why, remark")))

    def _lay_out(self) -> None:
        for part in (self.set_words, self.form, self.by_weight, self.moment):
            self.entry.add(part)
        save = PrimaryButton(tr("Save the product"), "Ctrl+S", act=self.save)
        back = QuietButton(tr("Back to the results"), "Esc", act=self.leave)
        self.entry.body.addLayout(row(save, None, back))
        self.list.body.addLayout(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for card in (self.banner, self.entry, self.list):
            box.addWidget(card)
        box.addStretch(1)

    def show_chart(self, chart: Chart) -> None:
        """The banner and the list; what is typed stays."""
        bank = blood_bank(chart)
        words, detail = anti_cd47_words(bank, self._bedside.zone)
        self.banner.say(words, detail)
        self.banner.setVisible(bool(words))
        say(self.set_words, baseline_set_words(bank, self._bedside.zone))
        emptied(self._list)
        given = products(chart)
        for one in given:
            self._list.addLayout(self._row(one))
        if not given:
            self._list.addWidget(label(tr("No blood product is recorded."), "subtitle"))
        self._tell_weight()

    def _row(self, given: Given) -> QVBoxLayout:
        words = label(given_words(given, self._bedside.zone), wrap=True)
        change = QuietButton(tr("Correct"), act=lambda: self.correct(given.line))
        change.setAccessibleName(tr("Correct: {words}").format(words=words.text()))
        box = QVBoxLayout()
        box.addLayout(row(words, None, change))
        return box

    def _tell_weight(self) -> None:
        """Millilitres by weight, while they are typed."""
        weight, volume = weight_on(self._bedside.chart, self._bedside.day_label), None
        try:
            volume = cast("NumberField", self.form.fields["volume"]).read()
        except Refused:
            volume = None
        if volume is None or weight is None:
            say(self.by_weight, "")
            return
        say(
            self.by_weight,
            tr("{per_kg} mL/kg at {weight} kg").format(
                per_kg=figures.trimmed(volume / weight, 1), weight=figures.trimmed(weight, 1)
            ),
        )

    def open(self) -> None:
        """For a new product; what was typed before stays."""
        if self.amended is not None:
            self.put_away()
        self.form.take_focus()

    def correct(self, line: Line) -> None:
        """Open with a product's own values, to change them with a reason."""
        told = line.event
        if not isinstance(told, Transfused):
            return
        self.put_away()
        self.amended = line
        self.entry.set_title(tr("Correct a blood product"))
        fields = self.form.fields
        cast("ChoiceField", fields["product"]).choose(told.product)
        fields["volume"].set_text(str(told.volume_ml))
        cast("TimeField", fields["started"]).show_moment(told.started_at)
        if told.stopped_at is not None:
            cast("TimeField", fields["stopped"]).show_moment(told.stopped_at)
        for key, text in (("reaction", told.reaction), ("unit", told.unit_number), ("note", told.note)):
            fields[key].set_text(text)
        self.moment.begin_change(line)
        self.form.take_focus()

    def put_away(self) -> None:
        """Empty; another patient or another product."""
        self.amended, self._entry = None, uuid4().hex
        self.entry.set_title(tr("Blood product"))
        self.form.clear()
        self.moment.end_change()

    def leave(self) -> None:
        """Back to the results; a correction is dropped, what was typed anew stays."""
        if self.amended is not None:
            self.put_away()
        self.closed.emit()

    def save(self) -> None:
        """Write the product, or its correction."""
        told = self._told()
        moment = self.moment.moment() if told is not None else None
        if told is None or moment is None:
            return
        done = settle(self._bedside, told, moment, amended=self.amended, entry=self._entry)
        if done.stands:
            self.put_away()
            self._bedside.told.emit(tr("The blood product is saved."), "info")
            self.written.emit()
        else:
            refuse(done, self.form, self.moment, BLAMES)

    def _told(self) -> Transfused | None:
        read = self.form.values()
        if read is None:
            return None
        before = self.amended.event if self.amended is not None else None
        day = before.day if isinstance(before, Transfused) else self._bedside.day_label
        return Transfused(
            day, cast("BloodProduct", read["product"]), read["volume"], read["started"], read["stopped"],
            read["reaction"] or "", read["unit"] or "", read["note"] or "",
        )  # fmt: skip
