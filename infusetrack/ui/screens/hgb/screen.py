"""The hemoglobin watch on screen: the trend, the laboratory table, what it says, the blood bank, the decision."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.hemoglobin_beside import beside
from infusetrack.domain.hemoglobin_course import MAGROLIMAB
from infusetrack.domain.hemoglobin_picture import Picture, cycle_spans, picture
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.hgb.acts import answer_act, result_act
from infusetrack.ui.screens.hgb.says_card import SaysCard
from infusetrack.ui.screens.hgb.side_cards import BloodCard, RulesCard
from infusetrack.ui.screens.hgb.table_card import TableCard
from infusetrack.ui.screens.hgb.trend_card import TrendCard
from infusetrack.ui.screens.today.act_form import Act, ActForm
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, emptied
from infusetrack.wording.translate import mark, tr

FOLD_BELOW = 1150


class HgbScreen(Screen):
    """It reviews nothing itself: what the watch computed elsewhere is shown when it is there."""

    key: ClassVar[str] = "hgb"
    title: ClassVar[str] = mark("Hgb")
    icon: ClassVar[str] = "hgb"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once; they hold no truth."""
        super().__init__()
        self.bedside = bedside
        self.watch = bedside.alarms.hemoglobin
        self.trend, self.table = TrendCard(bedside), TableCard(bedside)
        self.says, self.rules, self.blood = SaysCard(bedside), RulesCard(bedside), BloodCard(bedside)
        self.form: ActForm | None = None
        self._place = QVBoxLayout()
        self._lay_out()
        self.trend.picked.connect(self.table.point_at)
        self.table.picked.connect(self.trend.plot.point_at)
        self.trend.add_asked.connect(self.add_result)
        self.says.answer.clicked.connect(lambda _on=False: self.record_decision())
        self.blood.open.clicked.connect(lambda _on=False: self.open_labs())
        self.watch.reviewed.connect(self._reviewed)
        bedside.chart_opened.connect(lambda _session: self._other_patient())

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        inner = column(self.trend, self.table, None, spacing=14)
        inner.insertLayout(0, self._place)
        left.setLayout(inner)
        right.setLayout(column(self.says, self.rules, self.blood, None, spacing=14))
        self.columns = Columns(left, right, shares=(7, 3), fold_below=FOLD_BELOW)
        self.setLayout(column(self.columns, spacing=0))

    def shortcuts(self) -> list[Shortcut]:
        """Views, cycles, units, and the two acts."""
        return [
            Shortcut("C", tr("one cycle"), lambda: self._choose("cycle")),
            Shortcut("A", tr("all cycles"), lambda: self._choose("all")),
            Shortcut("O", tr("cycles laid over each other"), lambda: self._choose("laid")),
            Shortcut("Alt+Left", tr("the cycle before"), lambda: self.trend.step_cycle(-1)),
            Shortcut("Alt+Right", tr("the cycle after"), lambda: self.trend.step_cycle(1)),
            Shortcut("U", tr("another unit"), self.next_unit),
            Shortcut("L", tr("add a result"), self.add_result),
            Shortcut("D", tr("record the decision on the advice"), self.record_decision),
            Shortcut("B", tr("all results and blood products"), self.open_labs),
            Shortcut("Ctrl+S", tr("save the form"), self._save),
            Shortcut("Esc", tr("close the form"), self.close_form),
        ]

    def _choose(self, view: str) -> None:
        self.trend.views[view].click()  # type: ignore[index]

    def next_unit(self) -> None:
        """The next unit, in the picture and in the table."""
        self.trend.next_unit()
        self.table.show_values(self.bedside.chart, self.trend.picture, self.trend.unit)

    # --- showing ----------------------------------------------------------------------------------

    def _other_patient(self) -> None:
        self.trend.forget()
        self.close_form()

    def _reviewed(self, study_id: str) -> None:
        patient = self.bedside.chart.patient
        if patient is not None and patient.study_id == study_id and self.isVisible():
            self.show_chart(self.bedside.chart)

    def came_into_sight(self) -> None:
        """The keyboard walks the values; what was computed out of sight is shown."""
        self.show_chart(self.bedside.chart)
        self.columns.open_with(self.trend.plot)

    def show_chart(self, chart: Chart) -> None:
        """What the watch says of this chart, or that it is still reading."""
        if chart.patient is None:
            return
        known = self.watch.watched(chart)
        shown = Picture()
        if known is not None and known.course is not None:
            spans = cycle_spans(chart, self.bedside.regimen, self.bedside.zone)
            shown = picture(known.course, known.reviews, spans, beside(chart))
        self.trend.show_picture(shown, self._due(chart))
        self.table.show_values(chart, shown, self.trend.unit)
        last = shown.reviews[-1] if shown.reviews else None
        self.says.show_review(last, chart, waits=known is None, unread=self.watch.could_not_read(chart))
        self.rules.show_reviews(shown.reviews, shown)
        self.blood.show_chart(chart, shown)

    def show_time(self, now: datetime) -> None:
        """Ages and what is due next, once a second."""
        self.trend.show_time(now)

    def _due(self, chart: Chart) -> tuple[datetime, str] | None:
        """A magrolimab dose of the open day that was not begun; drawn at the present moment."""
        if not self.bedside.day_label:
            return None
        key, record = CycleDay.of(self.bedside.day_label), chart.day(self.bedside.day_label)
        planned = MAGROLIMAB in self.bedside.regimen.agents_on(key.cycle, key.day)
        begun = any(one.started_at is not None for one in record.infusions.values())
        return (self.bedside.now(), MAGROLIMAB) if planned and not begun and not record.is_signed else None

    # --- acts ----------------------------------------------------------------------------------------

    def add_result(self) -> None:
        """Ask for a hemoglobin as the laboratory reported it."""
        self._ask(result_act(self.bedside))

    def open_labs(self) -> None:
        """Where whole panels and blood products are entered."""
        self.bedside.asked_for.emit("labs")

    def record_decision(self) -> None:
        """Ask what the investigator decided on the last value's advice."""
        reviews = self.trend.picture.reviews
        if not reviews or reviews[-1].tier is Tier.NONE or self.says.answer.isHidden():
            self.bedside.told.emit(tr("No advice waits for a decision."), "info")
            return
        self._ask(answer_act(self.bedside, reviews[-1]))

    def _ask(self, act: Act) -> None:
        self.close_form()
        self.form = ActForm(self.bedside, act, tr("Cancel"))
        self.form.closed.connect(self.close_form)
        card = Card()
        card.add(self.form)
        self._place.addWidget(card)
        self.form.take_focus()

    def _save(self) -> None:
        if self.form is not None:
            self.form.save()

    def close_form(self) -> None:
        """Put the form away; what was typed is forgotten."""
        if self.form is None:
            return
        self.form = None
        emptied(self._place)
        self.trend.plot.setFocus()
