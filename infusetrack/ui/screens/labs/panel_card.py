"""The entry of a panel on the labs screen: a new one, or the correction of one that stands."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Signal

from infusetrack.domain.events import LabsReported
from infusetrack.domain.lab_due import step_it_fills
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.lab_entry import LabEntry
from infusetrack.ui.screens.forms.labs import LabsForm
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.forms.settling import refuse, settle
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import row
from infusetrack.wording.translate import tr


class PanelCard(Card):
    """It holds what was typed. Signals: `written()` once a panel stands, `closed()`."""

    written = Signal()
    closed = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """The fields come with `make`, which takes a moment."""
        super().__init__(tr("New panel"), large=True)
        self._bedside = bedside
        self.amended: Line | None = None
        self._entry = uuid4().hex
        self.form, self.moment = Form(), MomentForm(bedside)
        self.entry: LabEntry | None = None
        self.add(self.form)
        self.add(self.moment)
        save = PrimaryButton(tr("Save the results"), "Ctrl+S", act=self.save)
        self.body.addLayout(row(save, None, QuietButton(tr("Back to the results"), "Esc", act=self.leave)))

    def make(self) -> LabEntry:
        """The fields, made once."""
        if self.entry is None:
            self.entry = LabEntry(self.form, self._bedside)
        return self.entry

    def open(self) -> None:
        """For a new panel; what was typed before stays."""
        if self.amended is not None:
            self._start_over()
        self.make().refresh(self._bedside.chart)
        soon(self, self.form.take_focus)

    def correct(self, line: Line) -> None:
        """Open with a panel's own values, to change them with a reason."""
        if not isinstance(line.event, LabsReported):
            return
        self._start_over()
        self.amended = line
        self.set_title(tr("Correct a panel"))
        entry = self.make()
        entry.refresh(self._bedside.chart)
        entry.fill(line.event)
        self.moment.begin_change(line)
        soon(self, self.form.take_focus)

    def _start_over(self) -> None:
        self.amended, self._entry = None, uuid4().hex
        self.set_title(tr("New panel"))
        self.form.clear()
        self.moment.end_change()
        if self.entry is not None:
            self.entry.cleared()

    def put_away(self) -> None:
        """Another patient: nothing typed may follow to the next one."""
        self._start_over()

    def leave(self) -> None:
        """Back to the results; a correction is dropped, what was typed anew stays."""
        if self.amended is not None:
            self._start_over()
        self.closed.emit()

    def save(self) -> None:
        """Write the panel, or its correction."""
        told = self._told()
        moment = self.moment.moment() if told is not None else None
        if told is None or moment is None:
            return
        done = settle(self._bedside, told, moment, amended=self.amended, entry=self._entry)
        if done.stands:
            self._start_over()
            self._bedside.told.emit(tr("The results are saved."), "info")
            self.written.emit()
        else:
            refuse(done, self.form, self.moment, LabsForm.field_of)

    def _told(self) -> LabsReported | None:
        """What is typed, with the day and the step that it belongs to."""
        before = self.amended.event if self.amended is not None else None
        known = before if isinstance(before, LabsReported) else None
        day, step = (known.day, known.step) if known else (self._bedside.day_label, "")
        told = self.make().event(day, step, self.amended)
        if told is None:
            return None
        if known is not None:
            return replace(
                told, imported=known.imported, report_number=known.report_number, matched=known.matched,
                override_by=known.override_by, override_reason=known.override_reason,
            )  # fmt: skip
        view = self._bedside.view()
        filled = step_it_fills(view, (one.analyte for one in told.results)) if view is not None else ""
        return replace(told, step=filled)
