"""The acts at the pump: change the rate, pause, resume, stop, bag empty."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    RateReason,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.live import Live
from infusetrack.domain.pump_read import LIVE
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.today.act_form import Act, ActForm
from infusetrack.ui.screens.today.outlook_words import outlook_words
from infusetrack.ui.screens.today.pump_fields import PumpFields
from infusetrack.ui.widgets.buttons import Button, DangerOutlineButton, QuietButton, offer
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import emptied
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events_names import reason_words
from infusetrack.wording.translate import tr

REASONS: tuple[RateReason, ...] = ("titration", "reaction", "prescriber", "pump", "other")


class PumpActs(QWidget):
    """Buttons by phase, and the form of the act in hand. Signal: `reaction_asked()`."""

    reaction_asked = Signal()

    def __init__(self, bedside: Bedside, above: QHBoxLayout) -> None:
        """No infusion yet. `above` is a row of the card with room for one more button."""
        super().__init__()
        self._bedside = bedside
        self._day, self._step = "", ""
        self._seen: Live | None = None
        self.form: ActForm | None = None
        self.rate = QuietButton(tr("Change rate"), "R", act=self.change_rate)
        self.pause = QuietButton(tr("Pause"), "P", act=self.pause_or_resume)
        self.empty = QuietButton(tr("Bag empty"), "E", act=self.complete)
        self.stop = QuietButton(tr("Stop"), "S", act=self.stop_for_good)
        self.compare = QuietButton(tr("Compare"), "U", act=self.compare_pump)
        self.reaction = DangerOutlineButton(tr("Note a reaction"), "F9", act=self.reaction_asked.emit)
        self._place = QVBoxLayout()
        self._flow = Flow(across=10, down=8)
        for button in (self.rate, self.pause, self.compare, self.empty, self.stop):
            self._flow.addWidget(button)
        self._row, self._above = QHBoxLayout(), above
        self._row.setSpacing(10)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self.reaction, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.addLayout(self._row)
        box.addLayout(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where not all fit in one row, the reaction stands above the others."""
        super().resizeEvent(event)
        needed = self._flow.sizeHint().width() + self.reaction.sizeHint().width() + 20
        fitting = self._row if needed <= event.size().width() else self._above
        if fitting.indexOf(self.reaction) < 0:
            fitting.addWidget(self.reaction, 0, Qt.AlignmentFlag.AlignTop)

    def allow(self, *, allowed: bool) -> None:
        """Whether there is a pump to act on: all buttons, wherever they stand."""
        self.setVisible(allowed)
        self.reaction.setVisible(allowed)

    def show_live(self, day: str, step: str, seen: Live) -> None:
        """Offer what this phase accepts."""
        if (day, step) != (self._day, self._step):
            self._close()
        self._day, self._step, self._seen = day, step, seen
        infusion = seen.infusion
        self._allow(self.rate, allowed=infusion.accepts(RateChanged))
        self._allow(self.empty, allowed=infusion.accepts(InfusionCompleted))
        self._allow(self.stop, allowed=infusion.accepts(InfusionStopped))
        resumes = infusion.accepts(InfusionResumed)
        self._allow(self.pause, allowed=resumes or infusion.accepts(InfusionPaused))
        words = tr("Resume") if resumes else tr("Pause")
        if self.pause.text() != words:
            self.pause.setText(words)

    def _allow(self, button: Button, *, allowed: bool) -> None:
        offer(button, self, allowed=allowed)

    def shortcuts(self) -> list[Shortcut]:
        """The keys on the buttons."""
        return [
            Shortcut("R", tr("change the rate"), self.change_rate),
            Shortcut("P", tr("pause or resume"), self.pause_or_resume),
            Shortcut("E", tr("bag empty"), self.complete),
            Shortcut("S", tr("stop the infusion"), self.stop_for_good),
            Shortcut("U", tr("compare with the pump"), self.compare_pump),
        ]

    # --- the acts ------------------------------------------------------------------

    def change_rate(self) -> None:
        """Ask for another rate and why; the planned next one is shown, never filled in."""
        if self._seen is None or not self._seen.infusion.accepts(RateChanged):
            return
        last = figures.fixed(self._seen.infusion.rate_ml_h)
        planned = self._seen.next_rate_ml_h
        note = "" if planned is None else tr("Planned next: {rate} mL/h").format(rate=figures.fixed(planned))
        rate = NumberField(tr("New rate"), tr("mL/h"), last=last, required=True)
        fields = {
            "rate": rate,
            "reason": ChoiceField(
                tr("Reason"), [(key, reason_words(key)) for key in REASONS], required=True, few=6
            ),
            "why": TextField(tr("Note")),
        }

        def make(values: Mapping[str, Any]) -> RateChanged:
            return RateChanged(self._day, self._step, values["rate"], values["reason"], values["why"] or "")

        self._open(Act(tr("Change the rate"), make, fields, note, self._outlook(rate)))

    def pause_or_resume(self) -> None:
        """Halt the pump, or go on at the rate that the prescriber ordered."""
        if self._seen is None:
            return
        if self._seen.infusion.phase is Phase.PAUSED:
            self._resume()
        elif self._seen.infusion.accepts(InfusionPaused):
            self._halt(tr("Pause the infusion"), lambda why: InfusionPaused(self._day, self._step, why))

    def _resume(self) -> None:
        seen = self._seen
        before = figures.fixed(seen.infusion.last_rate_ml_h()) if seen else ""
        rate = NumberField(tr("Rate ordered"), tr("mL/h"), last=before, required=True)
        fields = {
            "rate": rate,
            "ordered_by": TextField(tr("Ordered by"), required=True),
        }

        def make(values: Mapping[str, Any]) -> InfusionResumed:
            return InfusionResumed(self._day, self._step, values["rate"], values["ordered_by"])

        note = tr("The prescriber orders the rate; the program never proposes one.")
        self._open(Act(tr("Resume the infusion"), make, fields, note, self._outlook(rate)))

    def _outlook(self, rate: NumberField) -> Callable[[], str]:
        return lambda: outlook_words(self._bedside, self._step, rate)

    def stop_for_good(self) -> None:
        """End the infusion before the volume is in."""
        if self._seen is not None and self._seen.infusion.accepts(InfusionStopped):
            note = tr("A stopped infusion cannot go on. To halt it for a while, pause it.")
            self._halt(tr("Stop the infusion"), lambda why: InfusionStopped(self._day, self._step, why), note)

    def complete(self) -> None:
        """The bag was seen empty."""
        if self._seen is not None and self._seen.infusion.accepts(InfusionCompleted):
            note = tr("By the record {ml} mL are left.").format(ml=figures.fixed(self._seen.left_ml))
            self._open(
                Act(tr("Bag is empty"), lambda _v: InfusionCompleted(self._day, self._step), note=note)
            )

    def compare_pump(self) -> None:
        """Enter the volume that the pump shows; a difference of more than 5 % is explained."""
        if self._seen is None or self._seen.infusion.phase not in LIVE:
            return
        asked = PumpFields(self._bedside, self._day, self._step, self._moment)
        self._open(
            Act(
                tr("Compare with the pump"), asked.fact, asked.fields, asked.note(), asked.preview, asked.fits
            )
        )

    def _moment(self) -> datetime | None:
        """When the pump showed it, as the form in hand says; None for now."""
        return self.form.moment.happened_at() if self.form is not None else None

    def _halt(
        self, words: str, event: Callable[[str], InfusionPaused | InfusionStopped], note: str = ""
    ) -> None:
        fields = {"why": TextField(tr("Why"), required=True)}
        self._open(Act(words, lambda values: event(values["why"]), fields, note))

    # --- the form in hand -------------------------------------------------------------

    def _open(self, act: Act) -> None:
        self._close()
        self.form = ActForm(self._bedside, act, tr("Cancel"))
        self.form.closed.connect(self._close)
        self._place.addWidget(self.form)
        self.form.show()
        self.form.take_focus()

    def _close(self) -> None:
        self.form = None
        emptied(self._place)
