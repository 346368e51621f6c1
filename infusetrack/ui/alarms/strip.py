"""The alarm strip, seen from every screen: the most urgent alarm, what to do, and its answers by key."""

from datetime import datetime

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from infusetrack.domain.alarm_sound import Placed, is_loud
from infusetrack.ui.alarms.door_strip import urgent_of
from infusetrack.ui.alarms.going import go_there
from infusetrack.ui.alarms.line import AlarmLine
from infusetrack.ui.alarms.minutes import Minutes
from infusetrack.ui.alarms.others import LISTED, OtherAlarms
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.alarms import (
    alarm_title,
    alarm_words,
    answer_words,
    chair_words,
    paused_words,
    priority_label,
)
from infusetrack.wording.events_names import NO_NAMES, Names, names_of
from infusetrack.wording.translate import tr


class AlarmStrip(QWidget):
    """The strip of the desk. It holds no truth; it shows what the watch found and hands answers on."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden while nothing is wrong."""
        super().__init__()
        self._bedside = bedside
        self._shown: tuple[Placed, ...] = ()
        self._about: Placed | None = None
        self._keyboard_before: QWidget | None = None
        self.line = AlarmLine()
        self.go = QuietButton(tr("Go there"), "F5", act=self.go_to_first)
        self.answer = QuietButton(tr("I know"), "F8", act=self.acknowledge)
        self.answer.setToolTip(tr("Acknowledge this alarm in your name"))
        self.later = QuietButton(tr("Later"), "F6", act=self.ask_minutes)
        self.pause = QuietButton(tr("Pause sound"), "F7", act=self.pause_sound)
        self.others = QuietButton("", "F4", act=self.toggle_more)
        for button in (self.go, self.answer, self.later, self.pause, self.others):
            self.line.acts.addWidget(button)
        self.minutes = Minutes(self._put_off, self._forget_minutes)
        self.listed = OtherAlarms(self._go_to, self.close_more)
        self.setLayout(column(self.line, self.minutes, self.listed, spacing=0))
        self.hide()
        bedside.alarms.changed.connect(lambda _all: self.show_time(bedside.now()))
        bedside.alarms.paused.connect(lambda _pause: self.show_time(bedside.now()))

    def shortcuts(self) -> list[Shortcut]:
        """Keys that work from every screen."""
        return [
            Shortcut("F5", tr("Go to the alarm"), self.go_to_first),
            Shortcut("F8", tr("Acknowledge the alarm"), self.acknowledge),
            Shortcut("F7", tr("Pause the alarm sound for 2 min"), self.pause_sound),
            Shortcut("F6", tr("Put a reminder off by 5, 10 or 15 min"), self.ask_minutes),
            Shortcut("F4", tr("List all alarms"), self.toggle_more),
            Shortcut("Shift+F4", tr("Alarm log and budget"), self.open_log),
        ]

    # --- what it shows ---------------------------------------------------------------

    @property
    def first(self) -> Placed | None:
        """The alarm that keys are about."""
        return self._shown[0] if self._shown else None

    def show_time(self, now: datetime) -> None:
        """The alarms as of now; nothing is built anew."""
        self._shown = urgent_of(self._bedside.alarms.standing)
        self.setVisible(bool(self._shown))
        if not self._shown:
            self._forget_minutes()
            return
        one = self._shown[0]
        if self._about is not None and not _same(self._about, one):
            self._forget_minutes()
        head, foot = self._words(one, now)
        self.line.show_words(one.alarm.priority, head, foot, moves=one.alarm.sounds)
        self._show_buttons(one, now)
        if not self.listed.isHidden():
            self._show_rows(now)

    def _words(self, one: Placed, now: datetime) -> tuple[str, str]:
        words = alarm_words(one.alarm, now, self._bedside.zone, self._names(one))
        head = f"{self._place(one)}: {words.line}"
        answered = answer_words(one.alarm, self._bedside.zone)
        action = f"{words.action} ({words.key})" if words.key else words.action
        return head, " · ".join(part for part in (words.since, answered or action) if part)

    def _place(self, one: Placed) -> str:
        if not one.study_id:
            return chair_words(one.chair)
        patient = self._bedside.tools.board.session(one.study_id).chart.patient
        return f"{chair_words(one.chair)} {patient.initials}" if patient else chair_words(one.chair)

    def _names(self, one: Placed) -> Names:
        if not one.study_id:
            return NO_NAMES
        return names_of(self._bedside.tools.board.session(one.study_id).regimen)

    def _show_buttons(self, one: Placed, now: datetime) -> None:
        left, count = self._bedside.alarms.pause_left(now), len(self._shown) - 1
        self.later.setVisible(one.alarm.is_reminder)
        self.answer.setVisible(one.alarm.sounds)
        self.pause.setVisible(left is not None or any(is_loud(each.alarm) for each in self._shown))
        _word(self.pause, tr("Pause sound") if left is None else paused_words(left))
        self.others.setVisible(bool(count))
        _word(self.others, tr("+{count} more").format(count=count))
        if not count and not self.listed.isHidden():
            self.close_more()

    def _show_rows(self, now: datetime) -> None:
        self.listed.show_words([self._short(one, now) for one in self._shown[1 : LISTED + 1]])

    def _short(self, one: Placed, now: datetime) -> str:
        words = alarm_words(one.alarm, now, self._bedside.zone, self._names(one))
        answered = answer_words(one.alarm, self._bedside.zone)
        where = f"{self._place(one)}: {words.title}"
        parts = (priority_label(one.alarm.priority), where, words.since, answered)
        return " · ".join(part for part in parts if part)

    # --- answers ---------------------------------------------------------------------

    def toggle_more(self) -> None:
        """Show the other alarms and go to them, or hide them and come back."""
        if not self.listed.isHidden():
            self.close_more()
        elif len(self._shown) > 1:
            self._keep_keyboard()
            self.listed.show()
            self.show_time(self._bedside.now())
            self.listed.take_focus()

    def close_more(self) -> None:
        """Hide the other alarms; the keyboard goes back to where it was."""
        self.listed.hide()
        self._give_keyboard_back()

    def _keep_keyboard(self) -> None:
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._keyboard_before = before

    def _give_keyboard_back(self) -> None:
        before, self._keyboard_before = self._keyboard_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def open_log(self) -> None:
        """Show the alarm log and the alarm budget."""
        self._bedside.asked_for.emit("alarms")

    def go_to_first(self) -> None:
        """Open the place of the first alarm."""
        self._go_to(0)

    def _go_to(self, place: int, _on: bool = False) -> None:
        if place < len(self._shown):
            go_there(self._bedside, self._shown[place])

    def acknowledge(self) -> None:
        """The signed-in person takes the first alarm on."""
        one = self.first
        if one is None or not one.alarm.sounds or not self._bedside.badge:
            return
        if self._bedside.alarms.acknowledge(one, by=self._bedside.badge) is None:
            self._bedside.told.emit(tr("NOT SAVED: the alarm is not acknowledged."), "not_saved")

    def pause_sound(self) -> None:
        """No sound for two minutes; the same key brings it back."""
        alarms = self._bedside.alarms
        if alarms.pause_left(self._bedside.now()) is not None:
            alarms.end_pause()
            return
        loud = self._bedside.badge and any(is_loud(one.alarm) for one in self._shown)
        if loud and not alarms.pause_sound(self._bedside.badge):
            words = tr("The sound has only just come back. Pause it in some seconds.")
            self._bedside.told.emit(words, "info")

    def ask_minutes(self) -> None:
        """Ask for how long the reminder shall wait; asked again, the question goes."""
        one = self.first
        if not self.minutes.isHidden():
            self._forget_minutes()
        elif one is not None and one.alarm.is_reminder and self._bedside.badge:
            self._about = one
            self._keep_keyboard()
            title = alarm_title(one.alarm.condition, self._names(one))
            self.minutes.ask(f"{self._place(one)}, {title}")

    def _put_off(self, minutes: int) -> None:
        one = self._about
        self._forget_minutes()
        if one is None:
            return
        written = self._bedside.alarms.put_off(one, minutes, by=self._bedside.badge)
        if written is None and one.alarm.is_reminder:
            self._bedside.told.emit(tr("NOT SAVED: the reminder is not put off."), "not_saved")

    def _forget_minutes(self) -> None:
        self._about = None
        if not self.minutes.isHidden():
            self.minutes.hide()
            self._give_keyboard_back()


def _same(one: Placed, other: Placed) -> bool:
    """Whether both are about the same chair and matter."""
    return (one.study_id, one.alarm.name) == (other.study_id, other.alarm.name)


def _word(button: QuietButton, words: str) -> None:
    """Other words, where they are other."""
    if button.text() != words:
        button.setText(words)
