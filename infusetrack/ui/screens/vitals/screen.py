"""Vital signs of the open patient: course and flowsheet at the left, the entry sheet at the right."""

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import Way
from infusetrack.domain.record import Line
from infusetrack.domain.vitals import sets
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.plots.course_plot import CoursePlot
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.vitals.course_tabs import TABS, CourseTabs
from infusetrack.ui.screens.vitals.day_sets import course_of, day_sets
from infusetrack.ui.screens.vitals.flowsheet_card import FlowsheetCard
from infusetrack.ui.screens.vitals.planned_words import planned_words
from infusetrack.ui.screens.vitals.set_marks import range_words
from infusetrack.ui.screens.vitals.sheet import EntrySheet
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, row
from infusetrack.ui.widgets.page import Page
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

FOLD_BELOW = 1080
"""Screen width at scale 1 under which the sheet stands above the flowsheet."""
SHEET_WIDTH = 430
WIDEST = 16_777_215


class VitalsScreen(Screen):
    """One day at a time; earlier days can be looked at while a new set is entered for the open one."""

    key: ClassVar[str] = "vitals"
    title: ClassVar[str] = mark("Vitals")
    icon: ClassVar[str] = "vitals"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once; they hold no truth."""
        super().__init__()
        self.bedside = bedside
        self._label = ""
        self.sheet, self.flowsheet = EntrySheet(bedside), FlowsheetCard(bedside)
        self.plot, self.course = CoursePlot(), Card(tr("Course"))
        self.before = QuietButton("", "Alt+Left", act=lambda: self.step_day(-1))
        self.after = QuietButton("", "Alt+Right", act=lambda: self.step_day(1))
        for button in (self.before, self.after):
            self.course.aside(button)
        self.tabs = CourseTabs(bedside, self.plot)
        self.course.add(self.tabs)
        self._lay_out()
        self.flowsheet.amend_asked.connect(self.amend)
        self.sheet.written.connect(lambda _line: self.sheet.entry.take_focus())
        bedside.chart_opened.connect(lambda _session: self._open_day())

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(column(self.course, self.flowsheet, spacing=14, stretch=1))
        inner = Page()
        self._stack = QBoxLayout(QBoxLayout.Direction.BottomToTop, inner)
        self._stack.setContentsMargins(16, 14, 16, 14)
        self._stack.setSpacing(14)
        self._stack.addWidget(left, 1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self._beside = column(spacing=0)
        self._beside.setContentsMargins(0, 14, 16, 14)
        outer = row(self.area, spacing=0, stretch=0)
        outer.addLayout(self._beside)
        self.setLayout(outer)
        self._is_narrow: bool | None = None
        self._place_sheet(narrow=False)

    def _place_sheet(self, *, narrow: bool) -> None:
        """Beside the page, as high as the window, so that Save never scrolls away; on top where it is narrow."""
        self._is_narrow = narrow
        (self._stack if narrow else self._beside).addWidget(self.sheet)

    # --- which day ------------------------------------------------------------------------

    @property
    def day(self) -> str:
        """The day that is shown: the open one, or one chosen here."""
        return self._label or self.bedside.day_label

    def days(self) -> tuple[str, ...]:
        """The days with vital signs, and the open one, in their order."""
        chart = self.bedside.chart
        found = {label for label in chart.days if sets(chart, label)} | {self.bedside.day_label}
        return tuple(sorted(filter(None, found), key=CycleDay.of))

    def step_day(self, by: int) -> None:
        """Show the day before or after the one shown."""
        days = self.days()
        place = days.index(self.day) + by if self.day in days else -1
        if 0 <= place < len(days):
            if self.sheet.amending is not None:
                self.sheet.cancel()
            self._label = "" if days[place] == self.bedside.day_label else days[place]
            self.show_chart(self.bedside.chart)

    def _open_day(self) -> None:
        self._label = ""

    # --- showing ----------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Everything anew; the chosen set and what was typed stay."""
        if not self.bedside.day_label:
            return
        if self._label not in self.days():
            self._label = ""
        self.sheet.show_chart(chart)
        taken = day_sets(self.bedside, self.day)
        self.flowsheet.show_ranges(
            range_words(self.bedside, taken[-1].line.happened_at if taken else self.bedside.now())
        )
        self.flowsheet.show_sets(taken)
        self.course.set_subtitle(planned_words(self.bedside, self.day))
        self.plot.show_course(course_of(self.bedside, self.day))
        self.tabs.show_day(self.day)
        self._name_days()

    def _name_days(self) -> None:
        days = self.days()
        place = days.index(self.day)
        self.course.set_title(self._day_words())
        for button, other in ((self.before, place - 1), (self.after, place + 1)):
            there = 0 <= other < len(days)
            button.setVisible(there)
            button.setText(days[other] if there else "")

    def _day_words(self) -> str:
        lines = sets(self.bedside.chart, self.day)
        if not lines:
            return self.day
        on = lines[0].happened_at.astimezone(self.bedside.zone).date()
        shown = tr("{day} · {date}").format(day=self.day, date=figures.weekday(on))
        return tr("{shown} (earlier day)").format(shown=shown) if self._label else shown

    def show_time(self, now: datetime) -> None:
        """The clock of the sheet."""
        if self.bedside.day_label:
            self.sheet.show_time(now)

    # --- acts ---------------------------------------------------------------------------------

    def amend(self, line: Line) -> None:
        """Open a set of the flowsheet in the sheet."""
        self.sheet.begin_amend(line)
        self.area.ensureWidgetVisible(self.sheet, 0, 0)

    def _save(self) -> None:
        """The volume in hand, else the set."""
        if not self.tabs.save():
            self.sheet.save()

    def _choose_tab(self, key: str) -> None:
        self.tabs.choose(key)
        soon(self, lambda: self.area.ensureWidgetVisible(self.course, 0, 0))

    def _ask_fluid(self, way: Way) -> None:
        self.tabs.ask_fluid(way)
        soon(self, lambda: self.area.ensureWidgetVisible(self.tabs.fluids.form or self.course, 0, 0))

    def came_into_sight(self) -> None:
        """The keyboard goes to the first number."""
        self.sheet.entry.take_focus()

    def shortcuts(self) -> list[Shortcut]:
        """Save, time, days; Enter and Esc stand on their buttons."""
        return [
            Shortcut("Ctrl+S", tr("save the set"), self._save),
            Shortcut("I", tr("count fluid in"), lambda: self._ask_fluid("in")),
            Shortcut("O", tr("count fluid out"), lambda: self._ask_fluid("out")),
            *(
                Shortcut(f"Alt+{place}", translated(words), partial(self._choose_tab, key))
                for place, (key, words) in enumerate(TABS, 1)
            ),
            Shortcut("Ctrl+T", tr("change the time"), self.sheet.open_time),
            Shortcut("Ctrl+Del", tr("strike the open set out"), self.sheet.strike_out),
            Shortcut("Alt+Left", tr("the day before"), lambda: self.step_day(-1)),
            Shortcut("Alt+Right", tr("the day after"), lambda: self.step_day(1)),
            Shortcut("V", tr("enter a set"), self.sheet.entry.take_focus),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and the keys of the buttons where the window does not take them first."""
        control = Qt.KeyboardModifier.ControlModifier
        pressed = (Qt.Key(event.key()), event.modifiers())
        if pressed == (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier):
            if not self.tabs.put_away():
                self.sheet.cancel()
        elif pressed == (Qt.Key.Key_S, control):
            self._save()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the sheet stands above the flowsheet."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.width() < look.px(FOLD_BELOW)
        self.sheet.setMinimumWidth(0 if narrow else look.px(SHEET_WIDTH))
        self.sheet.setMaximumWidth(WIDEST if narrow else look.px(SHEET_WIDTH))
        self.sheet.show_whole(whole=narrow)
        if self._is_narrow is not narrow:
            self._place_sheet(narrow=narrow)
