"""Changing one line of the pump, a drug or a note: its own values, its time, and the reason."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain import events as e
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events_names import reason_words
from infusetrack.wording.translate import tr

REASONS: tuple[e.RateReason, ...] = ("titration", "reaction", "prescriber", "pump", "other")


def _rate() -> Field:
    return NumberField(tr("Rate"), tr("mL/h"), required=True)


def _why() -> Field:
    return TextField(tr("Why it was done"), required=True)


def _reason() -> Field:
    words = [(key, reason_words(key)) for key in REASONS]
    return ChoiceField(tr("Reason at the pump"), words, required=True, few=0)


CHANGEABLE: Mapping[type[e.Event], Mapping[str, Callable[[], Field]]] = {
    e.InfusionStarted: {"rate_ml_h": _rate},
    e.RateChanged: {"rate_ml_h": _rate, "reason": _reason, "why": lambda: TextField(tr("Note"))},
    e.InfusionPaused: {"why": _why},
    e.InfusionResumed: {
        "rate_ml_h": _rate,
        "ordered_by": lambda: TextField(tr("Ordered by"), required=True),
    },
    e.InfusionStopped: {"why": _why},
    e.InfusionCompleted: {},
    e.FlushStarted: {
        "volume_ml": lambda: NumberField(tr("Flush volume"), tr("mL"), required=True),
        "rate_ml_h": _rate,
    },
    e.FlushEnded: {},
    e.StepStarted: {},
    e.StepDone: {},
    e.DrugGiven: {
        "dose": lambda: NumberField(tr("Dose"), required=True),
        "route": lambda: TextField(tr("Route"), required=True),
        "note": lambda: TextField(tr("Note")),
    },
    e.AdverseEventNoted: {"words": lambda: TextField(tr("What was found"), required=True)},
}
"""What may be changed here by kind of fact; the time always. Other facts are amended in their forms."""


class AmendForm(QWidget):
    """Open with a line's own values. Signals: `written(line)`, `closed()`."""

    written = Signal(object)
    closed = Signal()

    def __init__(self, bedside: Bedside, line: Line) -> None:
        """`line` is a standing one of a kind in `CHANGEABLE`."""
        super().__init__()
        self._bedside, self._line = bedside, line
        self.form, self.moment = Form(columns=1), MomentForm(bedside)
        event: Any = line.event
        for name, make in CHANGEABLE[type(event)].items():
            field = make()
            field.set_text(_as_text(getattr(event, name)))
            self.form.add(name, field)
        self.moment.begin_change(line)
        self.save_button = PrimaryButton(tr("Save the change"), "Ctrl+S", act=self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        box.addWidget(self.moment)
        box.addLayout(row(self.save_button, None, QuietButton(tr("Cancel"), "Esc", act=self.closed.emit)))

    def take_focus(self) -> None:
        """The keyboard goes to the first value, else to the reason."""
        first = next(iter(self.form.fields.values()), self.moment.why)
        first.take_focus()

    def save(self) -> None:
        """Write the new line in place of the old one, which stays readable."""
        values = self.form.values()
        moment = self.moment.moment() if values is not None else None
        if values is None or moment is None or self._line.event is None:
            return
        changed: Any = replace(self._line.event, **{k: "" if v is None else v for k, v in values.items()})
        done = self._bedside.amend(self._line, changed, reason=moment.reason, at=moment.at)
        if done.line is None:
            self.form.refuse(done.words)
        else:
            self.written.emit(done.line)


def _as_text(value: object) -> str:
    return figures.trimmed(value, 6) if isinstance(value, Decimal) else str(value)
