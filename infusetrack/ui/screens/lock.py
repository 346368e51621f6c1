"""The locked window: no names, only which chair runs and for how long; open it or hand it over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.ui.screens.door import Check, DoorCard, PinField, door_page, words_of
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.translate import tr

PER_ROW = 6


@dataclass(frozen=True, slots=True)
class ChairTime:
    """One chair without its patient: "0:12 left", and the alarm level (none, medium, high)."""

    chair: int
    left: str
    level: str = "none"


class LockScreen(QWidget):
    """PIN of the same person, or a switch to another.

    Signals: `unlocked(person)`; `switch_asked(badge)` to sign in as somebody else.
    """

    unlocked = Signal(object)
    switch_asked = Signal(str)

    def __init__(self, verify: Check, chairs: Callable[[datetime], Sequence[ChairTime]]) -> None:
        """`verify(badge, pin, answer)`; `chairs(now)` gives the running chairs."""
        super().__init__()
        self._verify, self.chairs = verify, chairs
        self._badge = ""
        self._shown: tuple[ChairTime, ...] = ()
        self.pin = PinField(tr("PIN"))
        self.form = Form(columns=1)
        self.form.add("pin", self.pin)
        self.button = PrimaryButton(tr("Open"), "Enter", act=self.submit)
        self.other = QuietButton(tr("Another person"), "F2", act=lambda: self.switch_asked.emit(""))
        self.other.setShortcut("F2")
        self.card = DoorCard(tr("Locked"))
        self.card.add(self.form, self.button, self.other)
        self.times = Card(tr("Chairs"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self.times.body.addLayout(self._grid)
        door_page(self, self.card, self.times)
        self.pin.edit.returnPressed.connect(self.submit)

    def lock_for(self, badge: str, now: datetime) -> None:
        """Lock for the person with this badge."""
        self._badge = badge
        self.card.set_subtitle(tr("{badge} is signed in.").format(badge=badge))
        self.form.clear()
        self.show_time(now)

    def take_focus(self) -> None:
        """Put the keyboard into the PIN."""
        self.pin.take_focus()

    def fill_badge(self, text: str) -> None:
        """A badge was scanned: one's own puts the keyboard into the PIN, another one switches."""
        if text.strip() == self._badge:
            self.pin.take_focus()
        else:
            self.switch_asked.emit(text.strip())

    def show_time(self, now: datetime) -> None:
        """The running chairs, drawn anew only when a word changed."""
        shown = tuple(self.chairs(now))
        if shown != self._shown or not self._grid.count():
            self._shown = shown
            self._draw()

    def _draw(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, time in enumerate(self._shown):
            self._grid.addWidget(_chair(time), place // PER_ROW, place % PER_ROW)
        self.times.setVisible(bool(self._shown))

    def submit(self) -> None:
        """Ask whether the PIN fits."""
        values = self.form.values()
        if values is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self._verify(self._badge, values["pin"], self._answered)

    def _answered(self, person: object, why: object = "") -> None:
        self.button.setEnabled(True)
        self.pin.set_text("")
        if person is None:
            self.form.refuse(words_of(why))
            self.pin.take_focus()
        else:
            self.unlocked.emit(person)


def running_words(chairs: Sequence[ChairTime]) -> str:
    """The running chairs in one line, for whoever signs in; empty for none."""
    return " · ".join(tr("Chair {chair}: {left}").format(chair=one.chair, left=one.left) for one in chairs)


def _chair(time: ChairTime) -> QWidget:
    made = Card()
    made.setAccessibleName(tr("Chair {chair}: {left}").format(chair=time.chair, left=time.left))
    made.add(label(tr("Chair {chair}").format(chair=time.chair), "caption"), label(time.left, "number"))
    if time.level in {"medium", "high"}:
        made.set_edge(time.level)
        made.add(Chip(tr("look now"), time.level))
    return made
