"""The reaction screen: one press wrote the moment; here is what follows, in the order of the bedside."""

from datetime import datetime, timedelta
from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import ReactionDescribed
from infusetrack.domain.reaction_onset import first_press
from infusetrack.domain.reactions import SAME_PRESS, Reaction, found, of_day, unfinished
from infusetrack.domain.restart import advise
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.emergency_doses import emergency_doses
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.chairs.card import ChairCard
from infusetrack.ui.screens.chairs.patients import open_patient
from infusetrack.ui.screens.reaction.at_once import AtOnceCard
from infusetrack.ui.screens.reaction.closing import ClosingCard
from infusetrack.ui.screens.reaction.earlier import EarlierCard, agents_of
from infusetrack.ui.screens.reaction.grade import GradeCard
from infusetrack.ui.screens.reaction.keys import keys_of
from infusetrack.ui.screens.reaction.question import NewQuestion
from infusetrack.ui.screens.reaction.restart import RestartCard
from infusetrack.ui.screens.reaction.rules import RuleCard
from infusetrack.ui.screens.reaction.side import LastTimeCard, VitalsSinceCard
from infusetrack.ui.screens.reaction.signs import SignsCard
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.emergency_card import EmergencyCard
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.translate import mark, tr

PRESS = "reaction-press"
"""Asked for by F9 from any screen: the moment is written at once."""
WRITE_AFTER = timedelta(seconds=5)
"""Signs that were tapped are written once nobody taps for so long (LOCAL)."""
FOLD_BELOW = 1080


class ReactionScreen(Screen):
    """One reaction of the open day. It holds no truth but the signs tapped in the last seconds."""

    key: ClassVar[str] = "reaction"
    title: ClassVar[str] = mark("Infusion reaction")
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """All parts are made once."""
        super().__init__()
        self.bedside = bedside
        self.seq = 0
        self._tapped_at: datetime | None = None
        self.question = NewQuestion()
        self.at_once, self.earlier = AtOnceCard(bedside), EarlierCard(bedside)
        self.signs, self.grade, self.rules = SignsCard(), GradeCard(), RuleCard()
        self.restart, self.closing = RestartCard(bedside), ClosingCard()
        self.emergency, self.vitals, self.last = (
            EmergencyCard(),
            VitalsSinceCard(bedside),
            LastTimeCard(bedside),
        )
        self.give = QuietButton(tr("Record a drug given"), "G", act=lambda: bedside.asked_for.emit("give"))
        self.emergency.add(self.give)
        self.emergency.set_edge("high")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        main, side = QWidget(), QWidget()
        self._main, self._side = QVBoxLayout(main), QVBoxLayout(side)
        for box, parts in (
            (self._main, (self.at_once, self.earlier, self.signs, self.grade, self.rules, self.restart)),
            (self._side, (self.emergency, self.vitals, self.last, self.closing)),
        ):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(14)
            for part in parts:
                box.addWidget(part)
            box.addStretch(1)
        self.columns = Columns(main, side, shares=(3, 1), fold_below=FOLD_BELOW)
        self.columns.folded.connect(self._place_doses)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.question)
        outer.addWidget(self.columns, 1)

    def _place_doses(self, folded: bool) -> None:
        """The emergency doses stand beside; where there is no beside, right under what is done at once."""
        if folded:
            self._main.insertWidget(1, self.emergency)
        else:
            self._side.insertWidget(0, self.emergency)

    def _wire(self) -> None:
        self.bedside.asked_for.connect(lambda what: self.press() if what == PRESS else None)
        self.bedside.chart_opened.connect(lambda _session: self._another_chart())
        self.at_once.earlier_asked.connect(self.ask_earlier)
        self.signs.changed.connect(self._tapped)
        self.grade.chosen.connect(lambda _grade: self._graded())
        self.rules.chosen.connect(lambda _kind: self.write_form())
        self.closing.finish_asked.connect(self.finish)
        self.closing.keep_asked.connect(self.keep)

    # --- the press ----------------------------------------------------------------------------

    def press(self, at: datetime | None = None) -> None:
        """F9: write the moment at once, or come back to the open reaction and ask whether this is another."""
        self._open_chair_in_focus()
        moment = at or self.bedside.now()
        if self.bedside.session is None or not self.bedside.day_label:
            words = tr("Open the patient, then press F9. It was pressed at {at}.")
            self.bedside.told.emit(words.format(at=figures.clock(moment, self.bedside.zone)), "refused")
            return
        open_ = self._open_one(moment)
        if open_ is None:
            self._begin(moment, kept=at is not None)
        else:
            self.seq = open_.seq
            kept = at is not None
            self.question.ask(
                open_.at, moment, lambda: self._begin_another(moment, kept=kept), self.bedside.zone
            )
        self.bedside.asked_for.emit(self.key)
        self.show_chart(self.bedside.chart)

    def _open_chair_in_focus(self) -> None:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, ChairCard):
            widget = widget.parentWidget()
        if widget is None:
            return
        seats = self.bedside.tools.board.seats
        seat = next((one for one in seats if one.chair == widget.chair), None)
        if seat is not None:
            open_patient(self.bedside, seat.study_id)

    def _open_one(self, now: datetime) -> Reaction | None:
        """The reaction that this press may belong to: still open, and not settled or just begun."""
        waiting = unfinished(self.bedside.chart, self.bedside.day_label)
        return next(
            (one for one in reversed(waiting) if one.settled_at is None or now - one.at < SAME_PRESS), None
        )

    def _begin(self, moment: datetime, *, kept: bool) -> None:
        self.question.put_away()
        self._tapped_at = None
        event = first_press(self.bedside.chart, self.bedside.day_label, agents_of(self.bedside), moment)
        reason = tr("Pressed before the sign-in") if kept else ""
        written = self.bedside.write(event, at=moment if kept else None, reason=reason)
        if written.line is not None:
            self.seq = written.line.seq

    def _begin_another(self, moment: datetime, *, kept: bool) -> None:
        if self.bedside.now() - moment > timedelta(seconds=1):
            kept = True
        self._begin(moment, kept=kept)
        self.show_chart(self.bedside.chart)

    def _another_chart(self) -> None:
        self.seq, self._tapped_at = 0, None
        self.question.put_away()
        self.earlier.hide()

    # --- what is known --------------------------------------------------------------------------

    @property
    def reaction(self) -> Reaction | None:
        """The reaction in hand: the one that was pressed, else the open or the last one of the day."""
        chart, label = self.bedside.chart, self.bedside.day_label
        mine = found(chart, self.seq) if self.seq else None
        if mine is not None and mine.day == label:
            return mine
        waiting, all_ = unfinished(chart, label), of_day(chart, label)
        return (waiting or all_)[-1] if all_ else None

    def show_chart(self, chart: Chart) -> None:
        """Redraw from the record; signs tapped in the last seconds stay down."""
        reaction = self.reaction
        self.columns.setVisible(reaction is not None)
        if reaction is None:
            return
        self.seq = reaction.seq
        known, open_ = self.bedside.regimen.reactions, not reaction.finished
        self.signs.offer(known.signs)
        self.rules.offer(known.kinds_of(reaction.agent))
        if self._tapped_at is None:
            self.signs.show_chosen(reaction.signs, allowed=open_)
            if self.closing.note.is_empty() or not open_:
                self.closing.note.set_text(reaction.note)
        self.grade.show_grade(reaction.grade, allowed=open_)
        self.closing.show_finished(finished=not open_)
        self.vitals.show_reaction(chart, reaction)
        self.last.show_reaction(chart, reaction)
        self.emergency.show_doses(*emergency_doses(self.bedside))
        self.show_time(self.bedside.now())

    def show_time(self, now: datetime) -> None:
        """What an act now would mean, and signs that wait to be written."""
        if self._tapped_at is not None and now - self._tapped_at >= WRITE_AFTER:
            self.write_form()
            return
        reaction = self.reaction
        if reaction is None:
            return
        chart = self.bedside.chart
        advice = advise(chart, self.bedside.regimen, reaction, now)
        self.at_once.show_reaction(chart, reaction, now)
        self.rules.show_advice(advice, names_of(self.bedside.regimen), allowed=not reaction.finished)
        self.restart.show_advice(chart, advice, now)

    def _graded(self) -> None:
        """A grade was chosen, perhaps by its key: write it, then let it be seen."""
        self.write_form()
        self.columns.bring(self.grade)

    # --- what is written ------------------------------------------------------------------------

    def _tapped(self) -> None:
        self._tapped_at = self.bedside.now()

    def write_form(self, *, finished: bool = False) -> bool:
        """Write what the form says, where it says something new; True when it stands."""
        reaction = self.reaction
        if reaction is None or reaction.finished:
            self._tapped_at = None
            return False
        note = self.closing.note.text().strip()
        event = ReactionDescribed(
            reaction.day, reaction.seq, self.rules.kind, self.signs.chosen(), self.grade.grade, note, finished
        )
        known = ReactionDescribed(
            reaction.day, reaction.seq, reaction.kind, reaction.signs, reaction.grade, reaction.note
        )
        self._tapped_at = None
        return event == known or self.bedside.write(event).stands

    def finish(self) -> None:
        """Close the form; the rules of the form say what is missing."""
        if self.write_form(finished=True):
            self.bedside.asked_for.emit("today")

    def keep(self) -> None:
        """Leave it as it is: it stands as open on Today and at the signature."""
        if not self.earlier.isHidden():
            self.earlier.close_up()
            return
        self.write_form()
        self.bedside.asked_for.emit("today")

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes away leaves nothing unwritten."""
        super().hideEvent(event)
        if self._tapped_at is not None and self.bedside.badge:
            self.write_form()

    def ask_earlier(self) -> None:
        """Ask when it really began."""
        reaction = self.reaction
        if reaction is not None:
            self.earlier.open_for(reaction)

    def save(self) -> None:
        """The card that is open for typing."""
        if not self.earlier.isHidden():
            self.earlier.save()
        elif self.restart.is_begun:
            self.write_form()
            self.restart.save()
            soon(self, lambda: self.columns.bring(self.restart if self.restart.is_begun else self.at_once))
        elif self.write_form():
            self.bedside.told.emit(tr("Saved as it stands."), "info")

    def go_to_restart(self) -> None:
        """The keyboard goes to the stage in hand, and the whole card into sight."""
        self.restart.take_focus()
        soon(self, lambda: self.columns.bring(self.restart))

    # --- keys -------------------------------------------------------------------------------------

    def shortcuts(self) -> list[Shortcut]:
        """Every act of the screen has its key."""
        return keys_of(self)

    def came_into_sight(self) -> None:
        """The keyboard stands on the screen: letters act."""
        self.setFocus()
