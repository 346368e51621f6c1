"""One line of the chart in full: values, times, hashes, and the way to strike it out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from infusetrack.domain.events import Event, PreStartChecked
from infusetrack.domain.record import Line
from infusetrack.domain.striking import may_strike
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.chart_query import is_late_entry
from infusetrack.ui.screens.chart.amend import CHANGEABLE, AmendForm
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.buttons import DangerOutlineButton, LinkButton, PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import emptied, label, row, rule
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events_names import spaced, yes_no
from infusetrack.wording.translate import mark, tr, translated

UNITS = (
    ("_mg_m2_h", "mg/m²/h"), ("_ml_h", "mL/h"), ("_ml", "mL"), ("_mg", "mg"), ("_kg", "kg"), ("_cm", "cm"),
    ("_m2", "m²"), ("_g_dl", "g/dL"), ("_minutes", "min"),
)  # fmt: skip
"""Units at the end of a field's name, the longest first."""
NAMES = {
    "sbp": mark("Systolic, mmHg"),
    "dbp": mark("Diastolic, mmHg"),
    "heart_rate": mark("Heart rate, /min"),
    "respiratory_rate": mark("Resp. rate, /min"),
    "temperature_c": mark("Temperature, °C"),
    "spo2": mark("SpO₂, %"),
    "bsa_m2": mark("Body surface, m²"),
    "study_id": mark("Study ID"),
    "c1d1": mark("C1D1"),
}


class DetailCard(Card):
    """Shows a line. Signals: `jumped(seq)` to another line; `written(line)` after a strike-out."""

    jumped = Signal(int)
    written = Signal(object)

    def __init__(self, bedside: Bedside) -> None:
        """Nothing chosen at first."""
        super().__init__(tr("Entry"))
        self.bedside = bedside
        self._line: Line | None = None
        self._past = False
        self.words, self.rows = label("", "strong", wrap=True), Rows()
        self.jump = LinkButton("", act=self._jump)
        self.open_step = LinkButton(tr("Open the step"), act=self._open_step)
        self.hint = label("", "caption", wrap=True)
        self.form = Form(columns=1)
        self.form.add("why", TextField(tr("Why it is struck out"), required=True))
        self.amend_button = QuietButton(tr("Amend"), "Ctrl+E", act=self.begin_amend)
        self.amending: AmendForm | None = None
        self.strike = DangerOutlineButton(tr("Strike out"), "Ctrl+Del", act=self.begin)
        self.confirm = PrimaryButton(tr("Strike out"), "Ctrl+S", act=self.strike_out)
        self.cancel_button = QuietButton(tr("Cancel"), "Esc", act=self.cancel)
        self._lay_out()
        self.show_line(None, None, "")

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 10, 0)
        for part in (self.words, self.rows):
            box.addWidget(part)
        box.addLayout(row(self.jump, self.open_step, None))
        box.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.body.addWidget(self.area, 1)
        self._amend_place = QVBoxLayout()
        self.add(rule(), self.hint, self.form)
        self.body.addLayout(self._amend_place)
        self.body.addLayout(row(self.amend_button, self.strike, self.confirm, None, self.cancel_button))

    def show_whole(self, *, whole: bool) -> None:
        """Higher, where the page scrolls."""
        self.area.setMinimumHeight(theme.current().px(260) if whole else 0)

    # --- showing ------------------------------------------------------------------------

    @property
    def line(self) -> Line | None:
        """The line shown."""
        return self._line

    def show_line(self, line: Line | None, other: Line | None, words: str, *, past: bool = False) -> None:
        """Show a line; `other` replaced it; in the `past` nothing can be struck out."""
        if line is None or self._line is None or line.seq != self._line.seq:
            self.form.clear()
            self.form.hide()
            self._put_amend_away()
        self._line, self._past = line, past
        self._target = other.seq if other else (line.amends if line else None)
        self.set_title(tr("Entry {seq}").format(seq=line.seq) if line else tr("Entry"))
        self.words.setText(words or tr("Choose a line to see all of it."))
        self.rows.show_rows(self._rows_of(line) if line else ())
        self.jump.setVisible(self._target is not None)
        self.jump.setText(tr("Show entry {seq}").format(seq=self._target) if self._target else "")
        self.open_step.setVisible(bool(line and self._step()))
        self._offer()

    def _rows_of(self, line: Line) -> Iterator[Row]:
        if self._must_stay_blind(line):
            return iter(((tr("Numbers"), tr("hidden until the second person has entered theirs")),))
        return _rows(line, self.bedside.zone)

    def _must_stay_blind(self, line: Line) -> bool:
        """The first person's numbers, while the second one has still to enter."""
        event = line.event
        if not isinstance(event, PreStartChecked):
            return False
        check = self.bedside.chart.day(event.day).checks.get(event.step)
        return check is not None and check.second is None

    def _step(self) -> str:
        event = self._line.event if self._line else None
        here = getattr(event, "day", "") == self.bedside.day_label
        return str(getattr(event, "step", "")) if here else ""

    def _offer(self) -> None:
        line, person, asking = self._line, self.bedside.person, not self.form.isHidden()
        standing = line is not None and self.bedside.chart.is_standing(line)
        mine = line is not None and person is not None and may_strike(person, line)
        allowed = standing and mine and not self._past
        changing = self.amending is not None
        self.strike.setVisible(allowed and not asking and not changing)
        changeable = line is not None and type(line.event) in CHANGEABLE
        self.amend_button.setVisible(allowed and changeable and not asking and not changing)
        self.confirm.setVisible(allowed and asking)
        self.cancel_button.setVisible(allowed and asking)
        if not allowed:
            self.form.hide()
        self.hint.setText(self._hint(standing=standing, mine=mine))
        self.hint.setVisible(bool(self.hint.text()))

    def _hint(self, *, standing: bool, mine: bool) -> str:
        if not standing or self._line is None:
            return ""
        if self._past:
            return tr("Nothing can be changed while an earlier time is shown.")
        return "" if mine else tr("This line cannot be struck out by you.")

    # --- acts ---------------------------------------------------------------------------

    def _jump(self) -> None:
        if self._target is not None:
            self.jumped.emit(self._target)

    def _open_step(self) -> None:
        step = self._step()
        if step:
            self.bedside.asked_for.emit("today")
            self.bedside.step_asked.emit(step)

    def begin(self) -> None:
        """Ask why."""
        if self.strike.isHidden():
            return
        self.form.show()
        self._offer()
        self.form.take_focus()

    def cancel(self) -> None:
        """Put the question away; nothing is written."""
        self.form.clear()
        self.form.hide()
        self._put_amend_away()
        self._offer()

    def begin_amend(self) -> None:
        """Open the line's own values, to change them with a reason."""
        if self._line is None or self.amend_button.isHidden():
            return
        self.amending = AmendForm(self.bedside, self._line)
        self.amending.closed.connect(self.cancel)
        self.amending.written.connect(self._amended)
        self._amend_place.addWidget(self.amending)
        self._offer()
        self.amending.take_focus()

    def _amended(self, line: Line) -> None:
        self.cancel()
        self.bedside.told.emit(tr("Changed. The old entry stays readable."), "info")
        self.written.emit(line)

    def _put_amend_away(self) -> None:
        self.amending = None
        emptied(self._amend_place)

    def save(self) -> None:
        """What is in hand: the change, or the strike-out."""
        if self.amending is not None:
            self.amending.save()
        else:
            self.strike_out()

    def strike_out(self) -> None:
        """Take the line away with its reason; it stays readable."""
        if self._line is None or self.confirm.isHidden():
            return
        read = self.form.values()
        if read is None:
            return
        written = self.bedside.amend(self._line, None, reason=read["why"])
        if written.line is None:
            self.form.refuse(written.words, "why")
            return
        self.cancel()
        self.bedside.told.emit(tr("Struck out."), "info")
        self.written.emit(written.line)


def _rows(line: Line, zone: tzinfo) -> Iterator[Row]:
    yield tr("Happened"), figures.moment(line.happened_at, zone)
    yield tr("Written"), figures.moment(line.written_at, zone)
    if is_late_entry(line):
        yield tr("Late by"), figures.long_span(line.written_at - line.happened_at)
    yield tr("Who"), line.by
    if line.reason:
        yield tr("Reason"), line.reason
    if line.event is not None:
        yield tr("Kind"), _apart(type(line.event).__name__)
        yield from _values(line.event, zone)
    yield tr("Hash"), _blocks(line.hash)
    yield tr("Previous hash"), _blocks(line.previous_hash) or tr("first entry")
    yield tr("Entry key"), _blocks(line.entry)


def _values(event: Event, zone: tzinfo) -> Iterator[Row]:
    for one in fields(event):
        shown = _shown(getattr(event, one.name), zone)
        if shown:
            yield field_name(one.name), shown


def _shown(value: object, zone: tzinfo) -> str:
    match value:
        case None:
            return ""
        case bool():
            return yes_no(value)
        case Decimal():
            return figures.trimmed(value, 6)
        case datetime():
            return figures.moment(value, zone)
        case date():
            return figures.day(value)
        case tuple():
            return "; ".join(filter(None, (_shown(part, zone) for part in value)))
        case _ if is_dataclass(value):
            return " ".join(filter(None, (_shown(getattr(value, one.name), zone) for one in fields(value))))
        case _:
            return str(value)


def field_name(name: str) -> str:
    """A field's name as words with its unit: dose_mg becomes "Dose, mg"."""
    known = NAMES.get(name)
    if known is not None:
        return translated(known)
    for suffix, unit in UNITS:
        if name.endswith(suffix):
            return f"{spaced(name.removesuffix(suffix))}, {unit}"
    return spaced(name)


def _apart(name: str) -> str:
    """A kind's name as words: InfusionStarted becomes "Infusion started"."""
    parts = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return parts[:1].upper() + parts[1:]


def _blocks(digits: str) -> str:
    """A long key in blocks of eight, so that it wraps and can be compared aloud."""
    return " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))
