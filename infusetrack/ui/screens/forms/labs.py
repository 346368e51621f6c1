"""A laboratory panel: what the laboratory reported, in its own units, with its own limits."""

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event, LabsReported, LabValue
from infusetrack.domain.labs import ANALYTES, latest
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.lab_row import LabRow, heads
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import column, label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.translate import mark, tr


class LabsForm(StepForm):
    """Any part of the panel; the drawn time is always needed."""

    act_words: ClassVar[str] = mark("Save the results")
    field_of: ClassVar[dict[str, str]] = {"drawn_to_come": "drawn", "labs_empty": "hemoglobin"}

    def build(self) -> None:
        """The grid, then when the blood was drawn."""
        self.rows = {key: LabRow.made(analyte) for key, analyte in ANALYTES.items()}
        self.heads: dict[str, QLabel] = {}
        drawn = TimeField(
            tr("Blood drawn at"), self.bedside.zone, self.bedside.now, required=True, empty_is_now=False
        )
        self.form.add("drawn", drawn)
        self.form.add("note", TextField(tr("Remark of the laboratory")))
        for row in self.rows.values():
            for key, field in row.fields().items():
                self.form.hold(key, field)
        self.form.add_widget(self._grid())
        take = QuietButton(tr("Take over the last limits"), "Ctrl+Shift+L", act=self.take_over_limits)
        self.form.add_widget(take)
        self.form.changed.connect(self._look)

    def _grid(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for place, (words, share) in enumerate(zip(heads(), (6, 5, 3, 4, 4), strict=True)):
            grid.addWidget(label(words, "section"), 0, place)
            grid.setColumnStretch(place, share)
        for number, (key, row) in enumerate(self.rows.items(), 1):
            self.heads[key] = label("", "caption", wrap=True)
            grid.addLayout(
                column(None, label(row.value.label, "strong"), self.heads[key], None, spacing=0), number, 0
            )
            for place, field in enumerate(row.fields().values(), 1):
                grid.addWidget(field, number, place)
        return made

    def keys(self) -> Keys:
        """One more key."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return {(Qt.Key.Key_L, both): self.take_over_limits}

    def refresh(self) -> None:
        """Last values, units and limits in grey."""
        for key, row in self.rows.items():
            row.show_last(latest(self.bedside.chart, key))
            self.heads[key].setText(row.last_words())
            self.heads[key].setVisible(bool(row.last_words()))

    def take_over_limits(self) -> None:
        """The last limits, for the rows that have a value."""
        for row in self.rows.values():
            row.take_over_limits()

    def _look(self) -> None:
        for row in self.rows.values():
            row.look(self.bedside.guards)

    def event_to_write(self) -> Event | None:
        """The panel."""
        read = self.form.values()
        if read is None:
            return None
        results = self._results()
        if results is None:
            return None
        return LabsReported(self.day, self.plan.key, read["drawn"], results, read["note"] or "")

    def _results(self) -> tuple[LabValue, ...] | None:
        found: list[LabValue] = []
        for key, row in self.rows.items():
            try:
                result = row.read(self.bedside.guards)
            except Refused as error:
                row.value.clear_mark()
                self.form.refuse(error, key)
                return None
            if result is not None:
                found.append(result)
            elif not (row.lln.is_empty() and row.uln.is_empty()):
                self.form.refuse(Refused("field_empty", field=row.value.label), key)
                return None
        return tuple(found)

    def fill(self, event: Event) -> None:
        """The panel as it was written."""
        told = cast("LabsReported", event)
        cast("TimeField", self.form.fields["drawn"]).show_moment(told.drawn_at)
        self.form.fields["note"].set_text(told.note)
        for one in told.results:
            row = self.rows[one.analyte]
            texts = (one.value, one.unit, one.lln, one.uln)
            for field, text in zip(row.fields().values(), texts, strict=True):
                field.set_text("" if text is None else str(text))

    def clear(self) -> None:
        """Empty all but the units."""
        super().clear()
        for row in self.rows.values():
            row.unit.choose(row.last.unit if row.last else None)
            if len(row.analyte.units) == 1:
                row.unit.choose(row.analyte.unit)
