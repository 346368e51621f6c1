"""Today: the steps at the left, the step in hand in the centre, what is next at the right."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, StepState, StepView
from infusetrack.domain.hemoglobin_due import ask_of, with_ask
from infusetrack.domain.infusion import Phase
from infusetrack.domain.reminders import Due, due
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.emergency_doses import emergency_doses
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.forms import FORMS
from infusetrack.ui.screens.forms.host import StepFormHost
from infusetrack.ui.screens.reaction import PRESS
from infusetrack.ui.screens.today.ahead_card import AheadCard
from infusetrack.ui.screens.today.drugs_card import DrugsCard
from infusetrack.ui.screens.today.live_card import LiveCard
from infusetrack.ui.screens.today.pump_acts import PumpActs
from infusetrack.ui.screens.today.rail_lines import rail_lines
from infusetrack.ui.screens.today.side_cards import HgbCard, NextCard
from infusetrack.ui.screens.today.story_card import StoryCard
from infusetrack.ui.screens.today.vitals_card import VitalsCard
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.emergency_card import EmergencyCard
from infusetrack.ui.widgets.emergency_line import EmergencyLine
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.page import Page
from infusetrack.ui.widgets.step_rail import StepRail
from infusetrack.wording.translate import mark, tr

AROUND = 160
"""How much around the field with the keyboard is brought into sight, in pixels."""
FOLD_BELOW = 1300
"""Screen width at scale 1 under which the right column folds under the centre."""
FOLDED = QHBoxLayout.Direction.TopToBottom


class TodayScreen(Screen):
    """The open cycle day of the open patient."""

    key: ClassVar[str] = "today"
    title: ClassVar[str] = mark("Today")
    icon: ClassVar[str] = "today"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """All parts are made once; they hold no truth."""
        super().__init__()
        self.bedside = bedside
        self.rail = StepRail()
        self.live = LiveCard(bedside)
        self.acts = PumpActs(bedside, self.live.beside_paused)
        self.live.foot.addWidget(self.acts)
        self.forms = StepFormHost(bedside, FORMS)
        self.vitals, self.story = VitalsCard(bedside), StoryCard(bedside)
        self.next, self.hgb, self.ahead = NextCard(bedside), HgbCard(bedside), AheadCard(bedside)
        self.drugs = DrugsCard(bedside)
        self.emergency, self.doses = EmergencyCard(), EmergencyLine()
        self._dues: tuple[Due, ...] = ()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.centre, self.side = QVBoxLayout(), QVBoxLayout()
        for box in (self.centre, self.side):
            box.setSpacing(16)
            box.setContentsMargins(0, 0, 0, 0)
        for part in (self.live, self.doses, self.forms, self.vitals, self.story):
            self.centre.addWidget(part)
        for card in (self.next, self.emergency, self.ahead, self.drugs, self.hgb):
            self.side.addWidget(card)
        self.centre.addStretch(1)
        self.side.addStretch(1)
        self._aside = QWidget()
        self._aside.setLayout(self.side)
        body = Page()
        self._columns = QHBoxLayout(body)
        self._columns.setContentsMargins(0, 16, 16, 16)
        self._columns.setSpacing(16)
        self._columns.addLayout(self.centre, 1)
        self._columns.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(body)
        outer = row(self.rail, self.area, spacing=14, stretch=1)
        outer.setContentsMargins(12, 0, 0, 0)
        self.setLayout(outer)

    def _wire(self) -> None:
        self.rail.chosen.connect(self.open_step)
        self.forms.finished.connect(lambda _key: soon(self, self._prepare_next))
        self.bedside.step_asked.connect(self.open_step)
        self.bedside.chart_opened.connect(lambda _session: self._begin_anew())
        self.acts.reaction_asked.connect(self.note_reaction)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Once laid out, bring the field with the keyboard into sight, and the buttons under it."""
        if now is not None and any(one.isAncestorOf(now) for one in (self.forms, self.acts)):
            QTimer.singleShot(0, now, lambda: self.area.ensureWidgetVisible(now, 0, AROUND))

    def _begin_anew(self) -> None:
        """Another patient or day: nothing of the last one stays open, the page stands at its top."""
        self.forms.close_form()
        self.area.verticalScrollBar().setValue(0)

    # --- what depends on the record ------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Redraw; the step in hand opens by itself unless another one is open."""
        view = self.bedside.view()
        if view is None:
            return
        if not self.forms.step_key:
            self._open_in_hand(view)
        self.rail.show_steps(rail_lines(view, self.bedside.zone), self.forms.step_key or self._running_key())
        self.forms.setVisible(bool(self.forms.step_key))
        QTimer.singleShot(0, self, self._show_in_rail)
        self.vitals.show_chart(chart)
        self.story.show_chart(chart)
        self.hgb.show_chart(chart)
        self.drugs.show_chart(chart, self.bedside.now())
        for doses in (self.emergency, self.doses):
            doses.show_doses(*emergency_doses(self.bedside))
        self.ahead.show_day(view, self.bedside.now())
        self.show_time(self.bedside.now())

    def _show_in_rail(self) -> None:
        """Once laid out, bring the selected step into sight."""
        self.rail.select(self.forms.step_key or self._running_key())

    def _show_form(self) -> None:
        """Once laid out, bring the top of the open form into sight, or of the live card."""
        below = self.live.height() if self.forms.step_key and not self.live.isHidden() else 0
        self.area.verticalScrollBar().setValue(below)

    def _open_in_hand(self, view: DayView) -> None:
        hand = view.in_hand
        if not self._running_key() and hand is not None:
            self.forms.open(hand.plan.key)

    def _running(self) -> StepView | None:
        """The infusion step that runs or is paused, else the last one that began."""
        view = self.bedside.view()
        begun = [one for one in view.of_kind("infusion") if one.record] if view else []
        live = [one for one in begun if one.state is StepState.RUNNING]
        return (live or begun)[-1] if begun else None

    def _running_key(self) -> str:
        step = self._running()
        return step.plan.key if step is not None and step.state is StepState.RUNNING else ""

    def open_step(self, key: str) -> None:
        """Open a step's form; an empty key, or the running infusion's own, closes it again."""
        view = self.bedside.view()
        if view is None:
            return
        if not key or key == self._running_key():
            self.forms.close_form()
            if not self._running_key():
                self._open_in_hand_after_end(view)
        else:
            self.forms.open(key)
        self.show_chart(self.bedside.chart)
        self._take_keyboard()
        QTimer.singleShot(0, self, self._show_form)

    def _prepare_next(self) -> None:
        """A step was written and seen to stand: make the next form, then show it; keys come between."""
        self.forms.prepare(self._in_hand_key())
        soon(self, self._open_next)

    def _open_next(self) -> None:
        key, form = self.forms.step_key, self.forms.form
        if not key or key == self._running_key() or (form is not None and form.is_done()):
            self.open_step("")

    def _open_in_hand_after_end(self, view: DayView) -> None:
        if view.in_hand is not None:
            self.forms.open(view.in_hand.plan.key)

    # --- what depends on the clock ---------------------------------------------------

    def show_time(self, now: datetime) -> None:
        """Once a second: the live figures, what is due, ages."""
        session, label = self.bedside.session, self.bedside.day_label
        if session is None or not label:
            return
        ask = ask_of(session.chart, self.bedside.alarms.hemoglobin.last_of(session.chart))
        planned = due(session.chart, session.regimen, label, now)
        self._dues = with_ask(planned, ask, session.chart.day(label), now)
        self.next.show_dues(self._dues, now)
        self.hgb.show_time(now)
        self._show_live(now)
        self.vitals.show_time(now)
        self.drugs.show_time(now)
        self.forms.show_time(now)

    def _show_live(self, now: datetime) -> None:
        step, label = self._running(), self.bedside.day_label
        self.live.setVisible(step is not None)
        self._show_doses(beside_a_pump=step is not None)
        if step is None:
            return
        record = self.bedside.record
        view = self.bedside.view()
        agent_id = step.plan.agent or (view.agents[0] if view is not None else "")
        agent = self.bedside.regimen.agents[agent_id]
        seen = self.live.show_infusion(record, agent, step.plan.key, now)
        self.acts.show_live(label, step.plan.key, seen)
        self.acts.allow(allowed=seen.infusion.phase in {Phase.RUNNING, Phase.PAUSED})

    def _show_doses(self, *, beside_a_pump: bool) -> None:
        """Folded, the emergency card stands far down: under the pump its doses stand in a line too."""
        self.doses.setVisible(beside_a_pump and self._columns.direction() is FOLDED)

    # --- keys ----------------------------------------------------------------------------

    def shortcuts(self) -> list[Shortcut]:
        """Acts at the pump, vital signs, labs, and the step in hand."""
        return [
            *self.acts.shortcuts(),
            Shortcut("V", tr("record vital signs"), lambda: self.bedside.asked_for.emit("vitals")),
            Shortcut("L", tr("lab results"), lambda: self._open_kind("labs")),
            Shortcut("N", tr("step in hand"), lambda: self.open_step(self._in_hand_key())),
            Shortcut("Ctrl+S", tr("save what is in hand"), self._save),
            Shortcut("Ctrl+E", tr("amend the step"), lambda: self._form("begin_amend")),
            Shortcut(
                "Ctrl+Shift+X", tr("leave the step out, with a reason"), lambda: self._form("begin_skip")
            ),
            Shortcut("Esc", tr("put the form away"), self._cancel),
        ]

    def _form(self, act: str) -> None:
        if self.forms.form is not None:
            getattr(self.forms.form, act)()

    def _save(self) -> None:
        """The act at the pump first: it lies on top."""
        if self.acts.form is not None:
            self.acts.form.save()
        else:
            self._form("save")

    def _cancel(self) -> None:
        if self.acts.form is not None:
            self.acts.form.put_away()
        else:
            self._form("cancel")

    def _in_hand_key(self) -> str:
        view = self.bedside.view()
        return view.in_hand.plan.key if view is not None and view.in_hand is not None else ""

    def _open_kind(self, kind: str) -> None:
        view = self.bedside.view()
        found = view.of_kind(kind) if view is not None else ()
        if found:
            self.open_step(found[-1].plan.key if found[-1].record else found[0].plan.key)

    def take_scan(self, text: str) -> bool:
        """A scanned code goes to the form in hand."""
        return self.forms.take_scan(text)

    def note_reaction(self) -> None:
        """The same as F9: the moment is written at once, and the form opens."""
        self.bedside.asked_for.emit(PRESS)

    def came_into_sight(self) -> None:
        """The keyboard goes to the form in hand, the rail to the step in hand."""
        QTimer.singleShot(0, self, self._show_in_rail)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self.forms.form is not None:
            self.forms.form.take_focus()
        else:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the right column folds under the centre."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.width() < look.px(FOLD_BELOW)
        self._aside.setFixedWidth(look.px(264) if not narrow else 16_777_215)
        direction = FOLDED if narrow else QHBoxLayout.Direction.LeftToRight
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)
            self._show_doses(beside_a_pump=not self.live.isHidden())
