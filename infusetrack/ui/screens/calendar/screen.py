"""The calendar of one patient: every cycle, what is next, and the decisions that change it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.chart import Chart
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.patient_calendar import patient_calendar
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.calendar.acts import ACTS, ActCard
from infusetrack.ui.screens.calendar.grid import CycleGrid
from infusetrack.ui.screens.calendar.sides import Sides
from infusetrack.ui.screens.calendar.words import head_line
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, label
from infusetrack.wording.translate import mark, tr, translated

KEYS = {"move": "M", "hold": "H", "delay": "D", "surgery": "U", "end": "T"}
PAGE = 6
"""Cycles shown at a time."""


class CalendarScreen(Screen):
    """Cycles as rows; arrows move the chosen day, Enter opens it in Today."""

    key, title, icon, needs_chart = "calendar", mark("Calendar"), "calendar", True

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a chart is open."""
        super().__init__()
        self._bedside = bedside
        self.calendar: Calendar | None = None
        self._of = ""
        self._page = 0
        self.form: ActCard | None = None
        self.card = Card(tr("Calendar"), large=True)
        self.grid, self.sides = CycleGrid(), Sides()
        self.buttons = {
            act: QuietButton(translated(words), KEYS[act], act=partial(self.begin, act))
            for act, words in ACTS.items()
        }
        self.pages = QuietButton(tr("Other cycles"), "O", act=self._turn)
        self.chips: dict[str, Chip] = {}
        self._lay_out()
        self.grid.opened.connect(self._open_day)

    def _lay_out(self) -> None:
        acts, legend = QWidget(), QWidget()
        self._acts, self._legend = Flow(acts, across=8), Flow(legend, across=8)
        for flow in (self._acts, self._legend):
            flow.setContentsMargins(0, 0, 0, 0)
        for button in (*self.buttons.values(), self.pages):
            self._acts.addWidget(button)
        filled = label(
            tr("filled is done · crossed is held · an arrow is moved · a dash was not given"), "caption"
        )
        filled.setWordWrap(True)
        self.card.add(acts, legend, filled, self.grid)
        left = QWidget()
        self._left = column(self.card, None, spacing=16)
        left.setLayout(self._left)
        self.setLayout(column(Columns(left, self.sides, shares=(7, 2), fold_below=1150)))

    def shortcuts(self) -> list[Shortcut]:
        """A letter for each decision."""
        acts = [
            Shortcut(KEYS[act], translated(words), partial(self.begin, act)) for act, words in ACTS.items()
        ]
        return [
            *acts,
            Shortcut("O", tr("Show the other cycles"), self._turn),
            Shortcut("Ctrl+S", tr("Save the decision"), self._save),
            Shortcut("Esc", tr("Close the form"), self.close_form),
        ]

    # --- what it shows -------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Draw the calendar as the record makes it."""
        calendar = self.calendar = patient_calendar(self._bedside)
        for button in self.buttons.values():
            button.setEnabled(calendar is not None)
        if calendar is None:
            return
        today = self._bedside.today()
        self._show_legend(calendar)
        self.card.set_subtitle(head_line(calendar, today))
        self.grid.show_calendar(calendar, chart, today)
        self.sides.show_calendar(calendar, chart, today)
        rule = calendar.regimen.surgery
        self.buttons["surgery"].setVisible(rule is not None and calendar.patient.cohort in rule.cohorts)
        if calendar.patient.study_id != self._of:
            self._of = calendar.patient.study_id
            self.close_form()
            self._start(calendar)
        self._show_page()

    def _start(self, calendar: Calendar) -> None:
        """Choose the open day, else today's, else the first."""
        on = calendar.day_on(self._bedside.today())
        wanted = self._bedside.day_label or (on.label if on else "")
        self.grid.choose(wanted if self.grid.square(wanted) else calendar.rows[0].key(1).label)
        rows = [
            place for place, one in enumerate(calendar.rows) if self.grid.label.startswith(f"{one.label}D")
        ]
        self._page = rows[0] // PAGE if rows else 0

    def _show_legend(self, calendar: Calendar) -> None:
        for agent in calendar.regimen.agents.values():
            if agent.id not in self.chips:
                self.chips[agent.id] = Chip(agent.name)
                self._legend.addWidget(self.chips[agent.id])
            self.chips[agent.id].set_colours(*theme.current().agent_colours(agent))
        for key, chip in self.chips.items():
            chip.setVisible(key in calendar.regimen.agents)

    def _show_page(self) -> None:
        rows = self.calendar.rows if self.calendar else ()
        pages = max(1, -(-len(rows) // PAGE))
        self._page %= pages
        first = self._page * PAGE
        self.grid.show_rows(first, first + PAGE - 1)
        self.pages.setVisible(pages > 1)
        if pages > 1:
            other = (self._page + 1) % pages * PAGE
            last = min(other + PAGE, len(rows))
            self.pages.setText(tr("Cycles {first} to {last}").format(first=other + 1, last=last))

    def _turn(self) -> None:
        self._page += 1
        self._show_page()

    def came_into_sight(self) -> None:
        """The keyboard goes to the chosen day."""
        square = self.grid.square(self.grid.label)
        if square is not None and self.form is None:
            square.setFocus()

    # --- acts ----------------------------------------------------------------------------------------

    def _open_day(self, day: str) -> None:
        self._bedside.open_patient(self._of, day)
        self._bedside.asked_for.emit("today")

    def begin(self, act: str) -> None:
        """Open the form of a decision for the chosen day."""
        if self.calendar is None or self.buttons[act].isHidden():
            return
        self.close_form()
        form = self.form = ActCard(self._bedside, act, self.calendar)
        form.done.connect(self._done)
        form.closed.connect(self.close_form)
        self._left.insertWidget(0, form)
        form.show()
        form.begin(self.grid.label)

    def _done(self) -> None:
        self._bedside.told.emit(tr("The calendar is changed."), "info")
        self.close_form()

    def _save(self) -> None:
        if self.form is not None:
            self.form.save()

    def close_form(self) -> None:
        """Put the open form away; what was typed is forgotten."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self._left.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.came_into_sight()
