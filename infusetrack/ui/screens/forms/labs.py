"""A laboratory panel: what the laboratory reported, in its own units, with its own limits."""

from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event, LabsReported, LabValue
from infusetrack.domain.labs import ANALYTES, latest
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.lab_row import LabRow, heads
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import column, label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.translate import mark, tr

AT_ONCE = 4


class LabsForm(StepForm):
    """Any part of the panel; the drawn time is always needed."""

    act_words: ClassVar[str] = mark("Save the results")
    field_of: ClassVar[dict[str, str]] = {"drawn_to_come": "drawn", "labs_empty": "hemoglobin"}

    def build(self) -> None:
        """The grid, then when the blood was drawn."""
        self._made: dict[str, LabRow] = {}
        self._coming = list(ANALYTES)
        self.heads: dict[str, QLabel] = {}
        drawn = TimeField(
            tr("Blood drawn at"), self.bedside.zone, self.bedside.now, required=True, empty_is_now=False
        )
        self.form.add("drawn", drawn)
        self._before = _stops(self.form.add("note", TextField(tr("Remark of the laboratory"))))[-1]
        self.form.add_widget(self._panel())
        take = QuietButton(tr("Take over the last limits"), "Ctrl+Shift+L", act=self.take_over_limits)
        self.form.add_widget(take)
        self.form.changed.connect(self._look)
        soon(self, self._make_some)

    @property
    def rows(self) -> dict[str, LabRow]:
        """All rows by analyte; those that are still to come are made now."""
        self._make_rows(len(self._coming))
        return self._made

    def _make_some(self) -> None:
        """A few rows at a time while the form waits out of sight: all of them take longer than a blink."""
        self._make_rows(AT_ONCE)
        if self._coming:
            soon(self, self._make_some)

    def _make_rows(self, count: int) -> None:
        coming, self._coming = self._coming[:count], self._coming[count:]
        for key in coming:
            row = self._made[key] = LabRow.made(ANALYTES[key])
            for name, field in row.fields().items():
                self.form.hold(name, field)
            self._place(key, row)

    def _panel(self) -> QWidget:
        made = QWidget()
        grid = self._grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for place, (words, share) in enumerate(zip(heads(), (6, 5, 3, 4, 4), strict=True)):
            grid.addWidget(label(words, "section"), 0, place)
            grid.setColumnStretch(place, share)
        return made

    def _place(self, key: str, row: LabRow) -> None:
        number = len(self._made)
        head = self.heads[key] = label("", "caption", wrap=True)
        name = label(row.value.label, "strong")
        self._grid.addLayout(column(None, name, head, None, spacing=0), number, 0)
        for place, field in enumerate(row.fields().values(), 1):
            self._grid.addWidget(field, number, place)
            for part in _stops(field):
                self.setTabOrder(self._before, part)
                self._before = part

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


def _stops(field: Field) -> list[QWidget]:
    """Where the Tab key stops in a field; a list that drops down from it is a window of its own."""
    parts = [part for part in field.findChildren(QWidget) if part.window() is field.window()]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
