"""The entry of a laboratory panel: when, by which laboratory, the values, and what to read again."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import cast

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.lab_checks import Doubt, doubts
from infusetrack.domain.lab_memory import laboratories
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.lab_grid import LabGrid
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

Asked = frozenset[tuple[str, Decimal]]


class LabEntry:
    """The fields of a panel inside a form; the form's owner writes what `event` gives."""

    def __init__(self, form: Form, bedside: Bedside) -> None:
        """Make the fields; the rows come a little later."""
        self._form, self._bedside = form, bedside
        self._asked: Asked = frozenset()
        zone, now = bedside.zone, bedside.now
        drawn = TimeField(tr("Blood drawn at"), zone, now, required=True, empty_is_now=False)
        form.add("drawn", drawn)
        form.add("resulted", TimeField(tr("Result told at"), zone, now, empty_is_now=False))
        self.laboratory = TextField(tr("Laboratory"), most=80)
        form.add("laboratory", self.laboratory)
        self._names = QStringListModel()
        completer = QCompleter(self._names, self.laboratory.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.laboratory.edit.setCompleter(completer)
        note = form.add("note", TextField(tr("Remark of the laboratory")))
        self.grid = LabGrid(form, note)
        form.add_widget(self.grid)
        self.more = QuietButton(tr("More tests"), "Ctrl+Shift+M", act=self.show_more)
        self.take = QuietButton(
            tr("Take over the last limits"), "Ctrl+Shift+L", act=self.grid.take_over_limits
        )
        form.add_widget(self.take)
        form.add_widget(self.more)
        form.changed.connect(self._look)
        self.laboratory.edit.editingFinished.connect(lambda: self.refresh(bedside.chart))

    def show_more(self) -> None:
        """All analytes."""
        self.grid.show_more()
        self.more.hide()

    def refresh(self, chart: Chart) -> None:
        """What is known of earlier panels; nothing that was typed is touched."""
        names = laboratories((chart,))
        self._names.setStringList(list(names))
        self.laboratory.set_aside(tr("last {value}").format(value=names[0]) if names else "")
        self.grid.show_last(chart, self.laboratory.text().strip())

    def _look(self) -> None:
        self.grid.look(self._bedside.guards)

    def event(self, day: str, step: str, amended: Line | None = None) -> LabsReported | None:
        """The panel; None when a field refused, or when doubts were shown that nobody has confirmed."""
        read = self._form.values()
        results = self.grid.results(self._bedside.guards) if read is not None else None
        if read is None or results is None:
            return None
        found = doubts(results, self._last(read["drawn"], results, amended))
        if not self._is_confirmed(found, results):
            return None
        return LabsReported(
            day, step, read["drawn"], results, read["note"] or "", read["resulted"],
            read["laboratory"] or "", tuple(dict.fromkeys(one.name for one in found)),
        )  # fmt: skip

    def _last(
        self, drawn: datetime, results: Iterable[LabValue], amended: Line | None
    ) -> dict[str, LabResult]:
        """The latest earlier result of each analyte, the line that is changed left out."""
        found = {}
        for one in results:
            earlier = [
                result for result in history(self._bedside.chart, one.analyte)
                if (amended is None or result.line != amended.seq) and result.drawn_at <= drawn
            ]  # fmt: skip
            if earlier:
                found[one.analyte] = earlier[-1]
        return found

    def _is_confirmed(self, found: tuple[Doubt, ...], results: Iterable[LabValue]) -> bool:
        values = {one.analyte: one.value for one in results}
        asked: Asked = frozenset((one.name, values[one.analyte]) for one in found)
        if asked <= self._asked:
            return True
        self._asked = asked
        told = [sentence(one.refusal) for one in found]
        for one, words in zip(found, told, strict=True):
            self.grid.rows[one.analyte].value.mark(words, "unusual")
        ask = tr("Is it so on the report? Save once more.")
        self._form.refusal.say(" ".join([*dict.fromkeys(told), ask]))
        self.grid.rows[found[0].analyte].value.take_focus()
        return False

    def fill(self, told: LabsReported) -> None:
        """A written panel, to change it."""
        cast("TimeField", self._form.fields["drawn"]).show_moment(told.drawn_at)
        if told.resulted_at is not None:
            cast("TimeField", self._form.fields["resulted"]).show_moment(told.resulted_at)
        self.laboratory.set_text(told.laboratory)
        self._form.fields["note"].set_text(told.note)
        self.grid.fill(told.results)

    def cleared(self) -> None:
        """The form was emptied: the remembered units stay, nothing is confirmed."""
        self._asked = frozenset()
        self.grid.clear_units()
