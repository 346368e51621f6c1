"""What sign-in and lock share: a quiet page with one card, and PIN fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.ui import theme
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.icon_label import IconLabel
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

SHORTEST_PIN = 6
Answer = Callable[[object, object], None]
"""Called with (person or None, why: an error, a sentence or nothing)."""
Check = Callable[[str, str, Answer], None]
"""Looks at badge and PIN off the window's thread and answers later."""


def words_of(why: object) -> str:
    """The sentence for a refusal in whatever form it came."""
    if isinstance(why, InfuseTrackError):
        return sentence(why)
    return str(why) if why else tr("Badge and PIN do not fit. Try again.")


class PinField(TypedField):
    """A PIN: digits only, at least six, hidden while typed."""

    def __init__(self, name: str) -> None:
        """Always required."""
        super().__init__(name, required=True)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.edit.setProperty("number", "true")

    def read(self) -> str:
        """The PIN as typed; refuses letters and fewer than six digits."""
        pin = self.text()
        if not pin:
            self.refuse_empty()
        if not (pin.isascii() and pin.isdigit()):
            raise Refused("pin_not_digits")
        if len(pin) < SHORTEST_PIN:
            raise Refused("pin_short")
        return pin


class DoorCard(Card):
    """The card of a door, as wide as a hand."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        """Title in large type."""
        super().__init__(title, subtitle, large=True)
        self.setFixedWidth(theme.current().px(420))


def door_page(page: QWidget, *parts: QWidget) -> None:
    """Lay out a door: name of the program, the card, what stands below."""
    page.setObjectName("page")
    drop = IconLabel("drop", "brand", 32)
    name = QWidget()
    name.setLayout(row(None, drop, label(tr("InfuseTrack"), "screen"), None, spacing=8))
    box = QVBoxLayout(page)
    box.setSpacing(16)
    box.addStretch(2)
    box.addWidget(name)
    for part in parts:
        box.addLayout(row(None, part, None))
    box.addStretch(3)
