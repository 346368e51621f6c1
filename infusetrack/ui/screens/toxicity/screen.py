"""The toxicity screen: log, heat map and conditions at the left; picker or one event at the right."""

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.adverse_events import adverse_event, adverse_events
from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import WORST
from infusetrack.domain.toxicity_notices import reviews_owed
from infusetrack.ui.bedside import ADD_TOXICITY, BEFORE_TRIAL, Bedside
from infusetrack.ui.patient_calendar import patient_calendar, site_values
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.toxicity.before_card import BeforeCard
from infusetrack.ui.screens.toxicity.detail import DetailCard
from infusetrack.ui.screens.toxicity.log_card import LogCard
from infusetrack.ui.screens.toxicity.map_card import MapCard
from infusetrack.ui.screens.toxicity.notices import Notices
from infusetrack.ui.screens.toxicity.picker import PickerCard
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.toxicity_words import log_words
from infusetrack.wording.translate import mark, tr

FOLD_BELOW = 1080


class ToxicityScreen(Screen):
    """It holds no truth but what is typed in the picker and the event in hand."""

    key: ClassVar[str] = "toxicity"
    title: ClassVar[str] = mark("Toxicity")
    icon: ClassVar[str] = "toxicity"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once."""
        super().__init__()
        self.bedside = bedside
        self.notices = Notices(bedside, tr("Record the review"))
        self.log, self.map, self.before = LogCard(bedside), MapCard(bedside), BeforeCard()
        self.picker, self.detail = PickerCard(bedside), DetailCard(bedside)
        self.detail.hide()
        self._has_told = False
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self.detail.prepare)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        main, side = QWidget(), QWidget()
        for of, parts in (
            (main, (self.notices, self.log, self.map, self.before)),
            (side, (self.picker, self.detail)),
        ):
            box = QVBoxLayout(of)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(14)
            for part in parts:
                box.addWidget(part)
            box.addStretch(1)
        self._main, self._side = main, side
        self.columns = Columns(main, side, shares=(5, 3), fold_below=FOLD_BELOW)
        self.setLayout(column(self.columns, spacing=0))

    def _wire(self) -> None:
        self.bedside.asked_for.connect(self._asked)
        self.bedside.chart_opened.connect(lambda _session: self._another_chart())
        self.log.add_asked.connect(self.pick)
        self.log.opened.connect(self.open_event)
        self.before.add_asked.connect(self.pick_condition)
        self.notices.review_asked.connect(partial(self.open_event, at="dlt"))
        self.picker.written.connect(self._written)
        self.picker.put_away.connect(self.leave)
        self.detail.closed.connect(self.pick)
        self.detail.grade_asked.connect(self.change_grade)

    # --- showing ----------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Redraw from the record; what is typed stays."""
        now, calendar = self.bedside.now(), patient_calendar(self.bedside)
        events = adverse_events(chart)
        worst = self.map.show_events(events, calendar)
        self.log.show_events(events, log_words(events, worst), calendar)
        self.log.mark(self.detail.number)
        self.before.show_chart(chart)
        self.notices.show_reviews(reviews_owed(events, site_values(self.bedside)), now)
        self.detail.show_chart(chart)

    def show_time(self, now: datetime) -> None:
        """Nothing here counts seconds."""

    def _another_chart(self) -> None:
        self.picker.start_over()
        self.log.start_over()
        self._show(self.picker)

    def _show(self, card: QWidget) -> None:
        if card is self.picker:
            self.detail.put_away()
        self.picker.setVisible(card is self.picker)
        self.detail.setVisible(card is self.detail)
        self.log.mark(self.detail.number)

    # --- acts -------------------------------------------------------------------------------

    def _asked(self, what: str) -> None:
        """From another screen: this one, with the picker ready."""
        pick = {ADD_TOXICITY: self.pick, BEFORE_TRIAL: self.pick_condition}.get(what)
        if pick is None:
            return
        if self.bedside.session is None:
            self.bedside.told.emit(tr("Open a patient first: Ctrl+K finds one."), "info")
            return
        self.bedside.asked_for.emit(self.key)
        pick()

    def pick(self) -> None:
        """The picker, empty unless a term is in hand, with the keyboard in its search."""
        if not self.picker.isVisible() or self.picker.purpose != "event":
            self.picker.start_over()
        self._show(self.picker)
        self.picker.search.take_focus()

    def pick_condition(self) -> None:
        """The same picker for what was there before the trial."""
        self.picker.start_over("baseline")
        self._show(self.picker)
        self.picker.search.take_focus()

    def change_grade(self) -> None:
        """Another grade of the event in hand."""
        number = self.detail.number
        if number:
            event = adverse_event(self.bedside.chart, number)
            self._show(self.picker)
            self.picker.take_event(event)

    def open_event(self, number: int, *, at: str = "") -> None:
        """All fields of one event, with the keyboard on one of them."""
        self.detail.open_event(number)
        self._show(self.detail)
        self.detail.take_focus(at)

    def _written(self, number: int) -> None:
        if number:
            row = next((one for one in self.log.rows if one.number == number), None)
            if row is not None:
                row.setFocus()
        else:
            self.picker.start_over()

    def save(self) -> None:
        """The card in sight."""
        if self.detail.number:
            self.detail.save()
        else:
            self.picker.save()

    def step_back(self) -> None:
        """From the event to the picker, from the grades to the list, then to the screen before."""
        if self.detail.number:
            self.pick()
        else:
            self.picker.step_back()

    def leave(self) -> None:
        """Back to where the nurse came from."""
        self.bedside.asked_for.emit(self.came_from or "today")

    def _grade(self, grade: int) -> None:
        if not self.detail.number:
            self.picker.tiles.choose(grade)

    def shortcuts(self) -> list[Shortcut]:
        """Letters act outside of fields, numbers grade."""
        grades = [
            Shortcut(str(grade), tr("grade {grade}").format(grade=grade), partial(self._grade, grade))
            for grade in range(1, WORST + 1)
        ]
        question = self.picker.question
        return [
            Shortcut("T", tr("add a toxicity"), self.pick),
            *grades,
            Shortcut("Y", tr("yes to the question"), question.say_yes),
            Shortcut("N", tr("no to the question"), question.say_no),
            Shortcut("C", tr("change the grade of the event in hand"), self.change_grade),
            Shortcut("D", tr("record the review that waits the longest"), self.notices.press_first),
            Shortcut("B", tr("add a condition before the trial"), self.pick_condition),
            Shortcut("O", tr("all events that are over"), self.log.show_all),
            Shortcut("Ctrl+S", tr("save what is in hand"), self.save),
            Shortcut("Esc", tr("back"), self.step_back),
        ]

    def _tell_problem(self) -> None:
        """Once: why the official text of the site is not in the picker."""
        problem = self.bedside.tools.terms().problem
        if problem is not None and not self._has_told:
            self._has_told = True
            self.bedside.told.emit(self.bedside.words_of(problem), "refused")

    def came_into_sight(self) -> None:
        """Letters act: the keyboard stands on the screen, unless a term is in hand."""
        self._idle.start()
        self._tell_problem()
        if self.picker.term is None and not self.detail.number:
            self.setFocus()
