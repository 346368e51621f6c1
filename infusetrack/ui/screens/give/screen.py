"""Give a drug, from anywhere with G: choose it, see what stands against it, write what was given."""

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DrugRefused
from infusetrack.domain.reactions import unfinished
from infusetrack.domain.side_drugs import drug_with
from infusetrack.domain.support_plan import drug_called
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.give.dose_form import DoseForm
from infusetrack.ui.screens.give.drug_list import KEYS, DrugList
from infusetrack.ui.screens.give.opioid_card import OpioidCard
from infusetrack.ui.screens.give.rescue import RescueDrugs
from infusetrack.ui.screens.today.act_form import Act, ActForm
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label, row
from infusetrack.ui.widgets.page import Page
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import mark, tr

FOLD_BELOW = 1080
"""Screen width at scale 1 under which the form stands under the list."""
AGES_AFTER = 30
"""Seconds after which the sums of the last 24 h are counted anew."""


class GiveScreen(Screen):
    """The list at the left, the dose in hand and the opioid infusion at the right."""

    key: ClassVar[str] = "give"
    title: ClassVar[str] = mark("Give a drug")
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once; the form with each choice."""
        super().__init__()
        self.bedside = bedside
        self.list, self.opioid = DrugList(bedside), OpioidCard(bedside)
        self.rescue = RescueDrugs(bedside, lambda name: self.list.choose("", name))
        self.card, self._place = Card(), QVBoxLayout()
        self.dose: DoseForm | None = None
        self.not_taken: ActForm | None = None
        self._seen_at: datetime | None = None
        self.hint = label(tr("Choose a drug. Nothing is filled in for you."), "subtitle", wrap=True)
        self.given = PrimaryButton(tr("Given"), "Ctrl+S", act=self.save)
        self.refused = QuietButton(tr("Not taken"), "Alt+N", act=self.ask_not_taken)
        self.back = QuietButton(tr("Back"), "Esc", act=self.go_back)
        self._lay_out()
        self.list.chosen.connect(self.open_dose)
        bedside.chart_opened.connect(lambda _session: self._start_over())

    def _lay_out(self) -> None:
        self.card.add(self.hint)
        self.card.body.addLayout(self._place)
        self._foot = row(self.back, self.refused, None, self.given)
        self.card.body.addLayout(self._foot)
        right = QWidget()
        self._column = column(self.card, self.opioid, self.rescue, spacing=14)
        right.setLayout(self._column)
        self._right = right
        inner = Page()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._box.setContentsMargins(16, 14, 16, 14)
        self._box.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        self._box.addWidget(self.list, 1, top)
        self._box.addWidget(right, 1, top)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.setLayout(column(self.area, spacing=0))
        self._show_buttons()

    # --- showing ------------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """The list and the infusion anew; the form in hand stays."""
        if not self.bedside.day_label:
            return
        now = self._seen_at = self.bedside.now()
        self.list.show_chart(chart, now)
        self.opioid.show_chart(chart, now)
        self.rescue.show_doses()
        self._rescue_first(first=bool(unfinished(chart, self.bedside.day_label)))
        if self.dose is not None:
            self.dose.look()

    def _rescue_first(self, *, first: bool) -> None:
        """While a reaction is in hand the rescue drugs stand above the opioid."""
        lower = self.opioid if first else self.rescue
        if self._column.indexOf(lower) != self._column.count() - 1:
            self._column.removeWidget(lower)
            self._column.addWidget(lower)

    def show_time(self, now: datetime) -> None:
        """The waits each second, the sums now and then."""
        if self._seen_at is not None and abs((now - self._seen_at).total_seconds()) >= AGES_AFTER:
            self.show_chart(self.bedside.chart)
        else:
            self.list.show_time(now)

    def _start_over(self) -> None:
        self._put_form_away()
        self.opioid.put_away()
        self.list.clear()

    def came_into_sight(self) -> None:
        """Begin with the choice, unless a dose is in hand."""
        if self.dose is None:
            self.list.clear()
            self.list.search.take_focus()
        else:
            self.dose.take_focus()

    # --- acts -----------------------------------------------------------------------------------

    def open_dose(self, drug_id: str, name: str) -> None:
        """The empty form of this drug; a dose belongs to a cycle day."""
        self._put_form_away()
        if not self.bedside.day_label:
            self.bedside.told.emit(tr("Open a cycle day first: Ctrl+K finds the patient."), "info")
            return
        drugs = self.bedside.regimen.side_drugs
        drug = drug_with(self.bedside.regimen, drug_id) if drug_id else drug_called(drugs, name)
        self.dose = DoseForm(self.bedside, drug, name)
        self.dose.written.connect(self._written)
        self._place.addWidget(self.dose)
        self.card.set_title(drug.drug if drug else name or tr("Another drug"))
        self._show_buttons()
        self.dose.take_focus()
        soon(self, lambda: self.area.ensureWidgetVisible(self.card, 0, 0))

    def _show_buttons(self) -> None:
        open_ = self.dose is not None
        self.hint.setVisible(not open_ and self.not_taken is None)
        self.given.setVisible(open_)
        self.refused.setVisible(open_)
        if not open_ and self.not_taken is None:
            self.card.set_title("")

    def save(self) -> None:
        """The form in hand: the opioid rate, a drug not taken, or the dose."""
        if self.opioid.form is not None:
            self.opioid.form.save()
        elif self.not_taken is not None:
            self.not_taken.save()
        elif self.dose is not None:
            self.dose.save()

    def _written(self) -> None:
        name = self.card.title
        self._start_over()
        self.bedside.told.emit(tr("Written: {drug}").format(drug=name), "info")
        self.go_back()

    def ask_not_taken(self) -> None:
        """The patient does not take it: a line with the reason, and no dose."""
        if self.dose is None:
            return
        name = self.dose.drug.drug if self.dose.drug else self.dose.form.fields["drug"].text()
        day = self.bedside.day_label
        self._put_form_away()
        act = Act(
            tr("{drug} not taken").format(drug=name),
            lambda values: DrugRefused(day, name, values["why"]),
            {"why": TextField(tr("Why"), required=True)},
        )
        self.not_taken = ActForm(self.bedside, act, tr("Cancel"))
        self.not_taken.closed.connect(self._start_over)
        self._place.addWidget(self.not_taken)
        self._show_buttons()
        self.not_taken.take_focus()

    def _put_form_away(self) -> None:
        self.dose = self.not_taken = None
        emptied(self._place)
        self._show_buttons()

    def go_back(self) -> None:
        """First what is open here, then to the screen before."""
        if self.opioid.form is not None:
            self.opioid.put_away()
        elif self.dose is not None or self.not_taken is not None:
            self._start_over()
            self.list.search.take_focus()
        else:
            self.bedside.asked_for.emit(self.came_from or "today")

    def shortcuts(self) -> list[Shortcut]:
        """A key for each of the first drugs, save, back, the opioid rate."""
        digits = [
            Shortcut(f"Alt+{n}", tr("drug {n} of the list").format(n=n), partial(self.list.press, n))
            for n in range(1, KEYS + 1)
        ]
        return [
            *digits,
            Shortcut("Ctrl+S", tr("write what was given"), self.save),
            Shortcut("Alt+N", tr("not taken"), self.ask_not_taken),
            Shortcut("Alt+R", tr("change the opioid rate"), self.opioid.change),
            Shortcut("Esc", tr("back"), self.go_back),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where the window does not take it first."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the form stands above the list."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(FOLD_BELOW)
        wanted = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
