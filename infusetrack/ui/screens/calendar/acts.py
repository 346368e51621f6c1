"""The forms that change a calendar: what each asks, the fact it makes, where a refusal belongs."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.calendar_rules import check_decision, check_start_after_surgery
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import CycleDelayed, DayHeld, DayMoved, Event, SurgeryPlanned, TreatmentEnded
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.calendar.words import row_title
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.cycle_day_field import CycleDayField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import DateField
from infusetrack.wording import figures
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr, translated

ACTS: Mapping[str, str] = {
    "move": mark("Move a day"),
    "hold": mark("Hold a day"),
    "delay": mark("Delay a cycle"),
    "surgery": mark("Plan surgery"),
    "end": mark("End treatment"),
}
FIELD_OF: Mapping[str, tuple[str, ...]] = {
    "no_cycle_day": ("day",),
    "no_drug_on_day": ("day",),
    "day_already_given": ("day", "resumes"),
    "day_off_protocol": ("day",),
    "cycle_off_protocol": ("day",),
    "cycle_not_planned": ("day",),
    "already_held": ("day",),
    "move_first_day": ("day",),
    "move_same_date": ("to",),
    "move_before_previous": ("to",),
    "move_past_next": ("to",),
    "delay_before_previous": ("starts", "resumes"),
    "delay_not_later": ("starts",),
    "cycle_begun": ("cycle",),
    "surgery_too_early": ("cycle",),
    "surgery_needs_cycle": ("cycle",),
    "surgery_before_cycle": ("on",),
    "surgery_resumes_early": ("resumes",),
    "surgery_start_late": ("why",),
    "decision_without_reason": ("why",),
    "ended_before_start": ("last_dose",),
}


class ActCard(Card):
    """One decision as an inline card. Signals: `done()` once it stands, `closed()`."""

    done = Signal()
    closed = Signal()

    def __init__(self, bedside: Bedside, act: str, calendar: Calendar) -> None:
        """`act` is one of ACTS."""
        super().__init__(translated(ACTS[act]), large=True)
        self._bedside, self.act, self._calendar = bedside, act, calendar
        self._entry = uuid4().hex
        self.form = Form()
        for key, field in _fields(act, calendar.rows).items():
            self.form.add(key, field, wide=key == "why")
        self.form.changed.connect(self._tell)
        self.save_button = PrimaryButton(tr("Save"), "Ctrl+S", act=self.save)
        self.add(self.form)
        self.body.addLayout(
            row(self.save_button, QuietButton(tr("Cancel"), "Esc", act=self.closed.emit), None)
        )

    def begin(self, label: str) -> None:
        """Fill in the chosen day or its cycle."""
        fields = self.form.fields
        if "day" in fields:
            fields["day"].set_text(label)
        if "cycle" in fields:
            fields["cycle"].set_text(label.rpartition("D")[0])
        self._tell()
        self.form.take_focus()

    def _tell(self) -> None:
        """The date on which the chosen day or cycle stands now."""
        try:
            day = self.form.fields["day"].read() if "day" in self.form.fields else None
            on = self._calendar.date_of(CycleDay.of(day)) if isinstance(day, str) else None
        except Refused:
            on = None
        if on is not None:
            self.form.fields["day"].note(tr("planned for {on}").format(on=figures.weekday(on)))

    def save(self) -> None:
        """Write the decision; what cannot be is refused in its field, and nothing is written."""
        read = self.form.values()
        if read is None:
            return
        try:
            event = self._event(read)
            check_decision(self._calendar, self._bedside.chart, event)
            self._ask_about_late_start(event)
        except Refused as error:
            self._refuse(sentence(error, self._bedside.zone), error.code)
            return
        written = self._bedside.write(event, entry=self._entry)
        if written.stands:
            self.done.emit()
        else:
            self._refuse(written.words, written.code)

    def _refuse(self, words: str, code: str) -> None:
        wanted = (key for key in FIELD_OF.get(code, ()) if key in self.form.fields)
        self.form.refuse(words, next(wanted, next(iter(self.form.fields))))

    def _event(self, read: Mapping[str, Any]) -> Event:
        why = read["why"] or ""
        match self.act:
            case "move":
                return DayMoved(read["day"], read["to"], why)
            case "hold":
                return DayHeld(read["day"], why, read["decided_by"])
            case "delay":
                chosen = self._row(read["cycle"])
                return CycleDelayed(chosen.cycle, read["starts"], why, chosen.post_surgery)
            case "surgery":
                return SurgeryPlanned(read["on"], self._row(read["cycle"]).cycle, read["resumes"], why)
            case _:
                return TreatmentEnded(read["last_dose"], why)

    def _row(self, label: str) -> CycleRow:
        return next(one for one in self._calendar.rows if one.label == label)

    def _ask_about_late_start(self, event: Event) -> None:
        if not isinstance(event, SurgeryPlanned) or event.resumes is None or event.why.strip():
            return
        finding = check_start_after_surgery(self._calendar, event.on, event.resumes)
        if finding is not None:
            raise finding.refusal


def _fields(act: str, rows: Sequence[CycleRow]) -> dict[str, Field]:
    cycles = [(one.label, row_title(one)) for one in rows]
    day = CycleDayField(tr("Cycle day"), required=True, aside=tr("like C1D8"))
    match act:
        case "move":
            made: dict[str, Field] = {"day": day, "to": DateField(tr("New date"), required=True)}
        case "hold":
            made = {
                "day": day,
                "decided_by": TextField(tr("Decided by"), required=True, aside=tr("badge or role")),
            }
        case "delay":
            made = {
                "cycle": ChoiceField(tr("Cycle"), cycles, required=True),
                "starts": DateField(tr("New date of day 1"), required=True),
            }
        case "surgery":
            made = {
                "on": DateField(tr("Date of surgery"), required=True),
                "cycle": ChoiceField(tr("After which cycle"), cycles, required=True),
                "resumes": DateField(tr("Treatment goes on"), aside=tr("leave empty if not known yet")),
            }
        case _:
            made = {"last_dose": DateField(tr("Date of the last dose"), required=True)}
    made["why"] = TextField(tr("Why"), required=act != "surgery", most=400)
    return made
