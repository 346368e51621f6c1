"""The handoff of the open patient: the sheet as it prints, given, read back, received."""

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.handoff_state import HandoffState, handoffs
from infusetrack.domain.place import Place
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.handoff.give_card import GiveCard
from infusetrack.ui.screens.handoff.giving import Giving
from infusetrack.ui.screens.handoff.ground import Ground
from infusetrack.ui.screens.handoff.kept import NOWHERE, Kept
from infusetrack.ui.screens.handoff.receive_card import ReceiveCard
from infusetrack.ui.screens.handoff.receiving import Receiving
from infusetrack.ui.screens.handoff.sheet import AwarenessCard, SheetCard
from infusetrack.ui.screens.handoff.state_card import StateCard
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, label
from infusetrack.wording.translate import mark, tr

PRINT = "print-handoff"
"""Asked for with the sheet of the open patient: make the page, show it, print or save it."""
ALL = "handoffs"
PAPER = "paper"
"""The screen that shows the page as it would print, and prints, saves or opens it there."""
FOLD_BELOW = 1080
AGES_AFTER = 30
"""Seconds after which the sheet is composed anew though the record stands still: times go by."""


class HandoffScreen(Screen):
    """It holds no truth: the sheet is a function of the record, the forms keep what is typed."""

    key: ClassVar[str] = "handoff"
    title: ClassVar[str] = mark("Handoff")
    icon: ClassVar[str] = "handoff"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once."""
        super().__init__()
        self.bedside, self.ground = bedside, Ground(bedside)
        self.state, self.sheet, self.awareness = StateCard(), SheetCard(), AwarenessCard()
        self.give, self.receive = GiveCard(), ReceiveCard()
        self._mode = ""
        self._composed_at: datetime | None = None
        drafts = bedside.tools.drafts
        self.kept_give = Kept(drafts, self.give.form, self.give.put_back, left_out=self.give.unkept)
        self.kept_receive = Kept(drafts, self.receive.form, self.receive.show_kept)
        self.giving = Giving(bedside, self.ground, self.give, self.kept_give)
        self.receiving = Receiving(bedside, self.receive, self.kept_receive)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        main, side = QWidget(), QWidget()
        for of, parts in (
            (main, (self.state, self.receive, self.sheet)),
            (side, (self.give, self.awareness)),
        ):
            box = QVBoxLayout(of)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(14)
            for part in parts:
                box.addWidget(part)
            box.addStretch(1)
        self._main, self._side = main, side
        self.columns = Columns(main, side, shares=(1, 1), fold_below=FOLD_BELOW)
        self.columns.folded.connect(self._place_form)
        self.no_day = label(tr("Open a cycle day first: on Today, or with Ctrl+K."), "subtitle")
        self.no_day.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(self.no_day, self.columns, spacing=0, stretch=1))

    def _place_form(self, folded: bool) -> None:
        """The form stands beside the sheet; where there is no beside, above it."""
        of, place = (self._main, 1) if folded else (self._side, 0)
        box = of.layout()
        if isinstance(box, QVBoxLayout):
            box.insertWidget(place, self.give)

    def _wire(self) -> None:
        self.bedside.chart_opened.connect(lambda _session: self._start_over())
        self.bedside.person_changed.connect(lambda _person: self._who_changed())
        self.state.receive_asked.connect(self.begin_receive)
        self.state.give_asked.connect(self.begin_give)
        self.state.print_asked.connect(self.print_sheet)
        self.state.page_asked.connect(lambda: self.bedside.asked_for.emit(PAPER))
        self.give.put_away.connect(self.step_back)
        self.receive.put_away.connect(self.step_back)
        self.giving.given.connect(self._given)
        self.receiving.received.connect(self.show_sheet)

    # --- what is shown ------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """give, receive, or look: the sheet with what became of the last handoff."""
        return self._mode

    @property
    def last(self) -> HandoffState | None:
        """The last handoff of the open patient."""
        known = handoffs(self.bedside.chart)
        return known[-1] if known else None

    def show_chart(self, chart: Chart) -> None:
        """Redraw from the record; what is typed stays."""
        has_day = self.bedside.session is not None and bool(self.bedside.day_label)
        self.columns.setVisible(has_day)
        self.no_day.setHidden(has_day)
        if not has_day:
            return
        self.state.show_state(chart, self.last, self.bedside.now(), self.bedside.zone)
        if self._mode == "receive" and not self._may_receive():
            self._mode = ""
        self._arrange()
        self._compose()

    def _compose(self) -> None:
        """The sheet and what the record proposes, as of now."""
        self._composed_at = self.bedside.now()
        self.ground.look(self._composed_at)
        words = self.ground.words(self.last)
        self.sheet.show_words(words)
        self.awareness.show_words(words)
        self.give.show_proposal(self.ground.proposal())

    def show_time(self, now: datetime) -> None:
        """Now and then, for times go by; each second only whether the sheet is valid still."""
        if self._composed_at is None or not self.bedside.day_label:
            return
        self.state.show_time(now, self.bedside.zone)
        if abs((now - self._composed_at).total_seconds()) >= AGES_AFTER:
            self._compose()

    def _arrange(self) -> None:
        """The cards that the mode wants; a first handoff is given, an open one waits for its receiver."""
        last = self.last
        self._mode = self._mode or ("look" if last is not None else "give")
        receives, gives = self._mode == "receive", self._mode == "give"
        self.receive.setVisible(receives)
        self._side.setHidden(receives)
        self.sheet.setHidden(receives)
        self.give.setVisible(gives)
        self.give.show_back(allowed=last is not None)
        self.state.offer_acts(allowed=not receives)
        self.sheet.leave_summary_out(out=gives)
        self._settle_drafts()

    def _settle_drafts(self) -> None:
        session, day = self.bedside.session, self.bedside.day_label
        if session is None or not self.bedside.badge:
            return
        self.kept_give.go_to(Place(self.bedside.badge, session.stream, day, "handoff"))
        last = self.last
        if last is not None:
            step = f"handoff {last.sheet.document_id}"
            self.kept_receive.go_to(Place(self.bedside.badge, session.stream, day, step))

    def _start_over(self) -> None:
        self._mode, self._composed_at = "", None
        for kept in (self.kept_give, self.kept_receive):
            kept.go_to(NOWHERE)

    def _who_changed(self) -> None:
        """Nobody sees what another person typed."""
        if self.bedside.badge:
            self._settle_drafts()
        else:
            self._start_over()

    # --- acts -------------------------------------------------------------------------------

    def _may_receive(self) -> bool:
        last = self.last
        return last is not None and last.is_open

    def begin_give(self) -> None:
        """The form that gives, with the keyboard in it."""
        self._go("give")
        self.give.form.take_focus()

    def begin_receive(self) -> None:
        """The read-back; the sheet is covered meanwhile."""
        if not self._may_receive():
            self.bedside.told.emit(tr("There is no handoff to receive: give one first."), "info")
            return
        self._go("receive")
        self.receive.form.take_focus()

    def step_back(self) -> None:
        """From a form to the sheet, from the sheet to the screen before."""
        if self._mode in {"give", "receive"} and self.last is not None:
            self.show_sheet()
        else:
            self.bedside.asked_for.emit(self.came_from or "today")

    def show_sheet(self) -> None:
        """The sheet with what became of the last handoff, from its top; letters act."""
        self._go("look")
        self.show_chart(self.bedside.chart)
        self.columns.verticalScrollBar().setValue(0)
        self.setFocus()

    def _go(self, mode: str) -> None:
        self._mode = mode
        self._arrange()

    def _given(self) -> None:
        self.show_sheet()
        self.print_sheet()

    def print_sheet(self) -> None:
        """The page as the record stands now."""
        self.bedside.asked_for.emit(PRINT)

    def _choose(self, severity: str) -> None:
        if self._mode == "give":
            self.give.choose(severity)

    def save(self) -> None:
        """The form in sight."""
        if self._mode == "receive":
            self.receive.save()
        elif self._mode == "give":
            self.give.save()

    def take_scan(self, text: str) -> bool:
        """The badge of whoever takes over; a wristband still finds its patient."""
        if self._mode != "receive" or text not in self.bedside.tools.site.site.staff:
            return False
        self.receive.form.fields["badge"].set_text(text)
        self.receive.form.fields["pin"].take_focus()
        return True

    # --- keys ---------------------------------------------------------------------------------

    def shortcuts(self) -> list[Shortcut]:
        """Letters act outside of fields."""
        severities = [
            Shortcut(str(place), tr("severity: {words}").format(words=words), partial(self._choose, key))
            for place, (key, words) in enumerate(self.give.severity.options, 1)
        ]
        return [
            Shortcut("R", tr("read back and take over"), self.begin_receive),
            Shortcut("N", tr("give the handoff, or give it anew"), self.begin_give),
            Shortcut("P", tr("print the sheet as it stands now"), self.print_sheet),
            Shortcut("A", tr("all seated patients"), lambda: self.bedside.asked_for.emit(ALL)),
            *severities,
            Shortcut("Alt+Z", tr("the record's own words again"), self.give.take_back),
            Shortcut("Alt+Q", tr("another question of the receiver"), self.receive.add_question),
            Shortcut("Ctrl+S", tr("give and print, or take over"), self.save),
            Shortcut("Esc", tr("back"), self.step_back),
        ]

    def came_into_sight(self) -> None:
        """Letters act on the sheet; a form that was left gets the keyboard back."""
        if self._mode == "receive":
            self.receive.form.take_focus()
        else:
            self.columns.verticalScrollBar().setValue(0)
            self.setFocus()
