"""The place where a step's form opens; what was typed waits, for the nurse who typed it."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import StepView
from infusetrack.domain.place import Place
from infusetrack.domain.regimen import StepKind
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.keeper import DraftKeeper
from infusetrack.ui.widgets.labels import emptied

Whose = tuple[str, str, str]
"""Badge, patient's stream, cycle day."""


class StepFormHost(QWidget):
    """Shows the form of one step at a time, and keeps the others with their text.

    Signals: `finished(step key)` when the shown step was written; `opened(step key)`.
    """

    finished = Signal(str)
    opened = Signal(str)

    def __init__(self, bedside: Bedside, forms: Mapping[StepKind, type[StepForm]]) -> None:
        """Empty until `open` is called; it listens to the bedside by itself."""
        super().__init__()
        self._bedside, self._kinds = bedside, forms
        self._forms: dict[str, StepForm] = {}
        self._begun: dict[str, StepForm] = {}
        self._texts: dict[Place, dict[str, str]] = {}
        self._whose: Whose = ("", "", "")
        self.keeper = DraftKeeper(bedside.tools.drafts, self)
        self.step_key = self._left_at = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        bedside.chart_changed.connect(self._chart_changed)
        bedside.chart_opened.connect(lambda _session: self._put_away())
        bedside.person_changed.connect(lambda _person: self._person_changed())

    @property
    def form(self) -> StepForm | None:
        """The form in sight; None for none."""
        return self._forms.get(self.step_key)

    def open(self, step_key: str) -> StepForm | None:
        """Bring a step's form into sight; None where no day is open or the day has no such step."""
        view = self._view(step_key)
        if view is None:
            self.close_form()
            return None
        if self._whose != self._now_open():
            self._put_away()
        form = self._forms.get(step_key) or self._made(view)
        self.step_key = step_key
        for key, other in self._forms.items():
            other.setVisible(key == step_key)
        form.show_step(view)
        self.opened.emit(step_key)
        return form

    def prepare(self, step_key: str) -> None:
        """Make a step's fields out of sight, so that opening it takes half as long."""
        view = self._view(step_key)
        if view is not None and self._whose == self._now_open() and step_key not in self._forms:
            self._begun[step_key] = self._begin(view)

    def _begin(self, view: StepView) -> StepForm:
        form = self._kinds[view.plan.kind](self._bedside)
        form.make(view)
        return form

    def close_form(self) -> None:
        """Nothing in sight; what was typed is kept."""
        for form in self._forms.values():
            form.hide()
        self.step_key = ""

    def take_scan(self, text: str) -> bool:
        """Pass a scanned code to the form in sight; True when it had use for it."""
        return self.form is not None and self.form.take_scan(text)

    def show_time(self, now: datetime) -> None:
        """Once a second, to the form in sight."""
        if self.form is not None:
            self.form.show_time(now)

    def _made(self, view: StepView) -> StepForm:
        key = view.plan.key
        form = self._forms[key] = self._begun.pop(key) if key in self._begun else self._begin(view)
        form.hide()
        self._box.addWidget(form)
        form.show_step(view)
        self._put_back(form, place := Place(*self._whose, key))
        self.keeper.watch(place, form)
        form.finished.connect(lambda: self._was_written(place))
        return form

    def _put_back(self, form: StepForm, place: Place) -> None:
        """Put a draft back, from before a restart too; once the step is written it is done with."""
        texts = self._texts.pop(place, None) or self.keeper.kept(place)
        if texts and form.is_done():
            self.keeper.drop(place)
        elif texts:
            form.put_back(texts)

    def _was_written(self, place: Place) -> None:
        self.keeper.drop(place)
        self.finished.emit(place.step)

    def _view(self, step_key: str) -> StepView | None:
        day = self._bedside.view()
        if day is None:
            return None
        return next((view for view in day.steps if view.plan.key == step_key), None)

    def _now_open(self) -> Whose:
        session = self._bedside.session
        return (self._bedside.badge, session.stream if session else "", self._bedside.day_label)

    def _person_changed(self) -> None:
        """Nobody sees what another person typed; the same step opens for whoever comes."""
        if self._whose == self._now_open():
            return
        step = self.step_key or self._left_at
        self._put_away()
        self._left_at = step
        if step and self._bedside.badge:
            self.open(step)

    def _chart_changed(self, _chart: Chart) -> None:
        if self._whose != self._now_open():
            self._put_away()
            return
        self.keeper.soon()
        view, form = self._view(self.step_key), self.form
        if view is not None and form is not None:
            form.show_step(view)

    def _put_away(self) -> None:
        """Keep the texts of the day that is left, and let its forms go."""
        self.keeper.let_go()
        for key, form in self._forms.items():
            texts = form.typed()
            if texts:
                self._texts[Place(*self._whose, key)] = texts
        self._forms.clear()
        self._begun.clear()
        emptied(self._box)
        self.step_key, self._left_at, self._whose = "", "", self._now_open()
