"""The alarm log with its filters, and the alarm budget: how many, how fast answered, is it too much."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QGridLayout, QTableView, QWidget

from infusetrack.domain.alarm_budget import MOST_IN_WINDOW, AlarmBudget, LoggedAlarm, alarm_budget, alarm_log
from infusetrack.domain.chart import Chart
from infusetrack.ui.alarms.log_table import LogTable
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, label, say
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr

SHIFT = timedelta(hours=12)
SPANS = {"shift": SHIFT, "day": timedelta(hours=24), "week": timedelta(days=7)}


class BudgetCard(Card):
    """The figures of the budget, each with its name and unit."""

    def __init__(self) -> None:
        """No figures yet."""
        super().__init__(tr("Alarm budget"))
        names = (
            tr("Alarms"),
            tr("Alarms per infusion hour"),
            tr("Sounds in the busiest two hours"),
            tr("Acknowledged"),
            tr("Median time to the answer"),
        )
        self.figures = [label("", "strong") for _ in names]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for place, (name, figure) in enumerate(zip(names, self.figures, strict=True)):
            grid.addWidget(label(name, "subtitle", wrap=True), place, 0)
            grid.addWidget(figure, place, 1)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.verdict = label("", wrap=True)
        self.add(self.verdict)

    def show_budget(self, budget: AlarmBudget) -> None:
        """Other figures."""
        rate, wait = budget.per_infusion_hour, budget.median_answer_s
        texts = (
            str(budget.alarms),
            "\N{EM DASH}" if rate is None else figures.fixed(rate, 2),
            tr("{count}, at most {most}").format(count=budget.busiest, most=MOST_IN_WINDOW),
            tr("{count} of {all}").format(count=budget.answered, all=budget.alarms),
            "\N{EM DASH}" if wait is None else tr("{seconds} s").format(seconds=wait),
        )
        for part, text in zip(self.figures, texts, strict=True):
            say(part, text)
        within = tr("Within what one nurse can answer.")
        above = tr("More sounds than one nurse can answer. Look at what sounds most, and why.")
        say(self.verdict, within if budget.within else above)


class AlarmsScreen(Screen):
    """What sounded, who answered, and the budget of this shift, day or week."""

    key, title, needs_chart = "alarms", mark("Alarms"), False

    def __init__(self, bedside: Bedside) -> None:
        """Filled when it comes into sight."""
        super().__init__()
        self._bedside = bedside
        self.span = ChoiceField(
            tr("Time"), (("shift", tr("12 h")), ("day", tr("24 h")), ("week", tr("7 days"))), few=3
        )
        self.which = ChoiceField(
            tr("Which"),
            (("all", tr("All")), ("high", tr("High only")), ("open", tr("Not answered"))),
            few=3,
        )
        self.span.choose("shift")
        self.which.choose("all")
        self.budget, self.model = BudgetCard(), LogTable(bedside.zone)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.none = label(tr("No alarm in this time."), "subtitle")
        self._lay_out()
        for field in (self.span, self.which):
            field.changed.connect(self.draw)

    def _lay_out(self) -> None:
        self.model.dress(self.table)
        log = Card(tr("Alarm log"), large=True)
        log.add(self.none)
        log.body.addWidget(self.table, 1)
        narrow, wide = QWidget(), QWidget()
        narrow.setLayout(column(self.span, self.which, self.budget, None, spacing=16))
        wide.setLayout(column(log, stretch=0))
        self.page = Columns(narrow, wide, shares=(2, 5))
        self.setLayout(column(self.page))

    def came_into_sight(self) -> None:
        """Count anew; the keyboard goes to the time."""
        self.draw()
        self.span.take_focus()

    def show_chart(self, chart: Chart) -> None:  # noqa: ARG002 (all charts are counted here)
        """A chart grew: count anew."""
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """The log and the figures of the chosen time."""
        now = self._bedside.now()
        charts, since = tuple(self._charts()), now - SPANS.get(self.span.text(), SHIFT)
        self.budget.show_budget(alarm_budget(charts, since, now))
        found = tuple(one for one in alarm_log(charts, since, now) if self._wanted(one))
        self.model.show_log(found, self._chairs(now))
        self.none.setVisible(not found)
        self.table.setVisible(bool(found))

    def _charts(self) -> Iterable[Chart]:
        board = self._bedside.tools.board
        return (board.session(seat.study_id).chart for seat in board.seats)

    def _chairs(self, _now: datetime) -> dict[str, int]:
        return {seat.study_id: seat.chair for seat in self._bedside.tools.board.seats}

    def _wanted(self, one: LoggedAlarm) -> bool:
        match self.which.text():
            case "high":
                return one.priority == "high" or one.escalated
            case "open":
                return not one.answered_by
        return True

    def shortcuts(self) -> list[Shortcut]:
        """Nothing of its own: Tab walks the choices."""
        return []
