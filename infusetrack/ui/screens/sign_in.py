"""Sign in with badge number and PIN; the very first start makes the first account."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusetrack.domain.errors import Refused
from infusetrack.ui import theme
from infusetrack.ui.screens.door import Check, DoorCard, PinField, door_page, words_of
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, say
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr


class SignInScreen(QWidget):
    """Badge, PIN, Enter. A wrong PIN keeps the badge; the answer may come late.

    Signal: `signed_in(person)`.
    """

    signed_in = Signal(object)

    def __init__(
        self, sign_in: Check, *, first_start: bool = False, create_first: Check | None = None
    ) -> None:
        """`sign_in(badge, pin, answer)`; `create_first` likewise makes the first account."""
        super().__init__()
        self._sign_in, self._create = sign_in, create_first
        self._first = first_start and create_first is not None
        self.form = Form(columns=1)
        self.badge = TextField(tr("Badge number"), required=True, most=40)
        self.pin, self.again = PinField(tr("PIN")), PinField(tr("PIN once more"))
        for key, field in (("badge", self.badge), ("pin", self.pin), ("again", self.again)):
            self.form.add(key, field)
        self.button = PrimaryButton("", "Enter", act=self.submit)
        self.card = DoorCard("")
        self.card.add(self.form, self.button)
        self.hint = label(tr("Scan your badge or type its number."), "subtitle")
        self.running = label("", "strong", wrap=True)
        self.running.setMinimumWidth(theme.current().px(420))
        self.running.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.running.hide()
        door_page(self, self.card, self.hint, self.running)
        self.badge.edit.returnPressed.connect(self.pin.take_focus)
        self.pin.edit.returnPressed.connect(self._pin_entered)
        self.again.edit.returnPressed.connect(self.submit)
        self._show_kind()

    def _show_kind(self) -> None:
        self.again.setVisible(self._first)
        if self._first:
            self.card.set_title(tr("Make the first account"))
            self.card.set_subtitle(
                tr(
                    "No one is known here yet. This account may add the others. Choose a PIN of 6 digits or more."
                )
            )
            self.button.setText(tr("Make the account"))
        else:
            self.card.set_title(tr("Sign in"))
            self.card.set_subtitle("")
            self.button.setText(tr("Sign in"))

    def _pin_entered(self) -> None:
        if self._first:
            self.again.take_focus()
        else:
            self.submit()

    def start_over(self, badge: str = "") -> None:
        """Empty the fields, or fill the badge, for the next person."""
        self.form.clear()
        if badge:
            self.badge.set_text(badge)

    def show_running(self, words: str) -> None:
        """What runs at the chairs, without a name; empty for nothing."""
        say(self.running, words)
        self.running.setVisible(bool(words))

    def take_focus(self) -> None:
        """Put the keyboard into the first empty field."""
        (self.badge if self.badge.is_empty() else self.pin).take_focus()

    def fill_badge(self, text: str) -> None:
        """A badge was scanned."""
        self.badge.set_text(text.strip())
        self.pin.take_focus()

    def submit(self) -> None:
        """Ask whether badge and PIN fit; nothing happens twice while the answer is awaited."""
        values = self.form.values()
        if values is None or not self.button.isEnabled():
            return
        if self._first and values["pin"] != values["again"]:
            self.form.refuse(Refused("pins_differ"), "again")
            return
        self.button.setEnabled(False)
        self.button.setText(tr("Checking…"))
        check = self._create if self._first and self._create is not None else self._sign_in
        check(values["badge"], values["pin"], self._answered)

    def _answered(self, person: object, why: object = "") -> None:
        self.button.setEnabled(True)
        made_first, self._first = self._first, self._first and person is None
        self._show_kind()
        if person is None:
            self._refused(words_of(why))
        elif made_first:
            self._sign_in(self.badge.text().strip(), self.pin.text(), self._answered)
        else:
            self.form.clear()
            self.signed_in.emit(person)

    def _refused(self, words: str) -> None:
        self.pin.set_text("")
        self.again.set_text("")
        self.form.refuse(words)
        self.pin.take_focus()
