"""Seating a patient: who, which chair, which cycle day; the calendar proposes, the nurse says."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PatientEnrolled
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.patient_calendar import Proposal, day_today, patient_calendar
from infusetrack.ui.screens.chairs.patients import exact, fitting, patient_name
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.cycle_day_field import CycleDayField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr

MOST_CHAIRS = Decimal(24)
MOST_SHOWN = 8
NO_DAY = Proposal("", "")


class SeatForm(Card):
    """An inline card. Signals: `seated(study_id)`, `closed()`."""

    seated = Signal(str)
    closed = Signal()
    field_of: ClassVar[dict[str, str]] = {
        "chair_taken": "chair",
        "patient_seated": "who",
        "patient_unknown": "who",
        "no_cycle_day": "day",
        "cycle_off_protocol": "day",
        "day_off_protocol": "day",
        "no_day_plan": "day",
    }

    def __init__(self, bedside: Bedside) -> None:
        """Hidden until `begin`."""
        super().__init__(tr("Seat a patient"), large=True)
        self._bedside = bedside
        self._patients: tuple[PatientEnrolled, ...] = ()
        self._shown: tuple[PatientEnrolled, ...] = ()
        self.picked: PatientEnrolled | None = None
        self._proposal = NO_DAY
        self.who = TextField(
            tr("Patient"), required=True, aside=tr("study number, initials, second identifier, or scan")
        )
        self.chair = NumberField(tr("Chair"), limits=Limits(Decimal(1), MOST_CHAIRS, 0), required=True)
        self.day = CycleDayField(tr("Cycle day"), required=True, aside=tr("like C1D3"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Patients that fit"))
        self.list.itemClicked.connect(lambda _item: self._pick_marked())
        self.list.itemActivated.connect(lambda _item: self._pick_marked())
        self.named = label("", "strong", wrap=True)
        self.form = Form(columns=2)
        self.form.add("who", self.who, wide=True)
        self.form.add_widget(self.list)
        self.form.add_widget(self.named)
        self.form.add("chair", self.chair)
        self.form.add("day", self.day)
        self.save_button = PrimaryButton(tr("Seat"), "Ctrl+S", act=self.save)
        self.add(self.form)
        self.body.addLayout(row(self.save_button, QuietButton(tr("Cancel"), "Esc", act=self.close_up), None))
        self.who.edit.installEventFilter(self)
        self.who.edit.textEdited.connect(lambda _text: self._typed())
        for field in (self.chair, self.day):
            field.changed.connect(self._tell)
            field.edit.returnPressed.connect(self.save)
        self.hide()

    # --- opening and closing ---------------------------------------------------------------

    def begin(self, study_id: str = "") -> None:
        """Open, empty or for one patient."""
        self._patients = self._bedside.tools.board.patients()
        self.picked, self._proposal = None, NO_DAY
        self.form.clear()
        self.day.note("")
        self.chair.set_text(str(self.free_chair()))
        self._narrow("")
        self._tell()
        self.show()
        self.who.take_focus()
        wanted = exact(self._patients, study_id) if study_id else None
        if wanted is not None:
            self.pick(wanted)

    def free_chair(self) -> int:
        """The lowest number of a chair in which nobody sits."""
        taken = {seat.chair for seat in self._bedside.tools.board.seats}
        return min(set(range(1, len(taken) + 2)) - taken)

    def close_up(self) -> None:
        """Away; what was typed is forgotten."""
        self.hide()
        self.closed.emit()

    def take_scan(self, text: str) -> bool:
        """A scanned wristband picks its patient; any other code is refused here."""
        if self.isHidden():
            return False
        self.who.set_text(text)
        found = exact(self._patients, text)
        if found is not None:
            self.pick(found)
        else:
            self._typed()
            self.form.refuse(Refused("patient_unknown", study_id=text.strip()[:40]), "who")
        return True

    # --- who ---------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.picked = None
        self._narrow(self.who.text())
        found = exact(self._patients, self.who.text())
        if found is not None:
            self._choose(found)
        self._tell()

    def _narrow(self, typed: str) -> None:
        self._shown = fitting(self._patients, typed)[:MOST_SHOWN]
        self.list.clear()
        self.list.addItems([patient_name(one) for one in self._shown])
        self.list.setCurrentRow(0 if self._shown else -1)
        rows = max(1, len(self._shown))
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) if self._shown else 40) + 8)
        self.list.setVisible(bool(self._shown))
        self.named.setText("" if self._shown else tr("Nobody enrolled fits. Check it, or enrol the patient."))
        self.named.setVisible(not self._shown)

    def _pick_marked(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            self.pick(self._shown[place])

    def pick(self, patient: PatientEnrolled) -> None:
        """Take this patient, and go on to the chair."""
        self.who.set_text(patient.study_id)
        self._choose(patient)
        self._tell()
        self.chair.take_focus()
        self.chair.edit.selectAll()

    def _choose(self, patient: PatientEnrolled) -> None:
        self.picked = patient
        self.list.hide()
        self.named.setText(patient_name(patient))
        self.named.show()
        calendar = patient_calendar(self._bedside, patient.study_id)
        self._proposal = day_today(calendar, self._bedside.today()) if calendar else NO_DAY
        self.day.set_text(self._proposal.day)
        self.day.note(self._proposal.why)

    def _tell(self) -> None:
        self._compare_day()
        if self.picked is None or self.chair.is_empty() or self.day.is_empty():
            self.save_button.setText(tr("Seat"))
            return
        words = tr("Seat {study_id} in chair {chair} for {day}").format(
            study_id=self.picked.study_id,
            chair=self.chair.text().strip()[:4],
            day=self.day.text().strip()[:8].upper(),
        )
        self.save_button.setText(words)

    def _compare_day(self) -> None:
        if self.picked is None:
            return
        try:
            day = self.day.read()
        except Refused:
            return
        if day != self._proposal.day and self._proposal.day:
            self.day.mark(self._proposal.why, "unusual")
        else:
            self.day.note(self._proposal.why)

    # --- writing -------------------------------------------------------------------------------

    def save(self) -> None:
        """Seat the patient; a refusal is shown in its field and nothing is written."""
        if self.picked is None and len(self._shown) == 1 and not self.who.is_empty():
            self._choose(self._shown[0])
        if self.picked is None and not self.who.is_empty():
            self.form.refuse(tr("Choose one patient from the list."), "who")
            return
        read = self.form.values()
        if read is None or self.picked is None:
            return
        study_id = self.picked.study_id
        written = self._bedside.seat(int(read["chair"]), study_id, read["day"])
        if not written.stands:
            self.form.refuse(written.words, self.field_of.get(written.code, "chair"))
            return
        self.hide()
        self.seated.emit(study_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the keyboard stays in the line; Enter picks."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and not self.list.isHidden():
                last = self.list.count() - 1
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self.picked is None:
            self._pick_marked()
        else:
            self.chair.take_focus()
