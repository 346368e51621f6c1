"""The grid of a laboratory panel: a row for each analyte, the usual ones at once, the others on a press."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_analytes import ANALYTES, MORE, USUAL
from infusetrack.domain.lab_memory import remembered
from infusetrack.domain.labs import latest
from infusetrack.domain.quantities import Guard
from infusetrack.ui.screens.forms.lab_row import LabRow, heads
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import column, label

AT_ONCE = 4


class LabGrid(QWidget):
    """Rows of fields that belong to a form; `after` is the field before them in the order of Tab."""

    def __init__(self, form: Form, after: Field) -> None:
        """The usual rows come a few at a time while the form waits out of sight."""
        super().__init__()
        self._form = form
        self._before = stops(after)[-1]
        self._made: dict[str, LabRow] = {}
        self._coming = list(USUAL)
        self.heads: dict[str, QLabel] = {}
        self._seen: tuple[Chart, str] | None = None
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for place, (words, share) in enumerate(zip(heads(), (6, 5, 3, 4, 4), strict=True)):
            grid.addWidget(label(words, "section"), 0, place)
            grid.setColumnStretch(place, share)
        soon(self, self._make_some)

    @property
    def rows(self) -> dict[str, LabRow]:
        """All rows by analyte; those that are still to come are made now."""
        self._make_rows(len(self._coming))
        return self._made

    @property
    def is_whole(self) -> bool:
        """Whether every analyte has its row."""
        return not set(MORE) - {*self._made, *self._coming}

    def show_more(self) -> None:
        """The rows that are not on every panel, a few at a time."""
        if self.is_whole:
            return
        self._coming += [key for key in MORE if key not in self._made]
        soon(self, self._make_some)

    def need(self, keys: Iterable[str]) -> None:
        """Make all rows now if one of these analytes has none yet."""
        if set(keys) & set(MORE) - set(self._made):
            self.show_more()
            self._make_rows(len(self._coming))

    def _make_some(self) -> None:
        self._make_rows(AT_ONCE)
        if self._coming:
            soon(self, self._make_some)

    def _make_rows(self, count: int) -> None:
        coming, self._coming = self._coming[:count], self._coming[count:]
        for key in coming:
            row = self._made[key] = LabRow.made(ANALYTES[key])
            for name, field in row.fields().items():
                self._form.hold(name, field)
            self._place(key, row)
            if self._seen is not None:
                self._show_last(key, row, *self._seen)

    def _place(self, key: str, row: LabRow) -> None:
        number = len(self._made)
        head = self.heads[key] = label("", "caption", wrap=True)
        head.hide()
        name = label(row.value.label, "strong")
        self._grid.addLayout(column(None, name, head, None, spacing=0), number, 0)
        for place, field in enumerate(row.fields().values(), 1):
            self._grid.addWidget(field, number, place)
            for part in stops(field):
                self.setTabOrder(self._before, part)
                self._before = part

    def show_last(self, chart: Chart, laboratory: str) -> None:
        """Last values in grey, and the units and limits that this laboratory used."""
        self._seen = (chart, laboratory)
        for key, row in self.rows.items():
            self._show_last(key, row, chart, laboratory)

    def _show_last(self, key: str, row: LabRow, chart: Chart, laboratory: str) -> None:
        row.show_last(latest(chart, key), remembered(chart, key, laboratory))
        self.heads[key].setText(row.last_words())
        self.heads[key].setVisible(bool(row.last_words()))

    def take_over_limits(self) -> None:
        """The last limits, for the rows that have a value."""
        for row in self.rows.values():
            row.take_over_limits()

    def look(self, guards: Mapping[str, Guard]) -> None:
        """Mark what looks like a slip or is unusual."""
        for row in self._made.values():
            row.look(guards)

    def results(self, guards: Mapping[str, Guard]) -> tuple[LabValue, ...] | None:
        """The panel; None where a row refused, and said so."""
        found: list[LabValue] = []
        for key, row in self.rows.items():
            try:
                result = row.read(guards)
            except Refused as error:
                row.value.clear_mark()
                self._form.refuse(error, key)
                return None
            if result is not None:
                found.append(result)
            elif not (row.lln.is_empty() and row.uln.is_empty()):
                self._form.refuse(Refused("field_empty", field=row.value.label), key)
                return None
        return tuple(found)

    def fill(self, results: Iterable[LabValue]) -> None:
        """Written results, to change them."""
        told = tuple(results)
        self.need(one.analyte for one in told)
        for one in told:
            self.rows[one.analyte].fill(one)

    def clear_units(self) -> None:
        """After the fields were emptied: the units that are remembered."""
        for row in self.rows.values():
            row.clear_unit()


def stops(field: Field) -> list[QWidget]:
    """Where the Tab key stops in a field; a list that drops down from it is a window of its own."""
    parts = [part for part in field.findChildren(QWidget) if part.window() is field.window()]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
