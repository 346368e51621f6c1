"""The investigator's signature under the checklist: decision, badge and PIN."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from infusetrack.domain.site import Staff
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.door import PinField
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr

INVESTIGATOR = "investigator"


class SigningCard(Card):
    """Signal: `signed(badge, comment)` once an investigator with a right PIN decided "eligible"."""

    signed = Signal(str, str)

    def __init__(self, bedside: Bedside, ready: Callable[[], bool], opened: Callable[[], list[str]]) -> None:
        """`ready()` is asked first; `opened()` names the items that are not met or not known."""
        super().__init__(tr("Decision of the investigator"))
        self._bedside, self._ready, self._open = bedside, ready, opened
        self.form = Form()
        choices = (("eligible", tr("Eligible")), ("not", tr("Not eligible")))
        self.form.add("decision", ChoiceField(tr("Decision"), choices, required=True), wide=True)
        self.form.add(
            "comment", TextField(tr("Comment"), aside=tr("needed when items stay open"), most=1000), wide=True
        )
        self.form.add("badge", TextField(tr("Badge of the investigator"), required=True, most=40))
        self.pin = PinField(tr("PIN"))
        self.form.add("pin", self.pin)
        self.button = PrimaryButton(tr("Sign and enrol"), "Ctrl+S", act=self.submit)
        self.pin.edit.returnPressed.connect(self.submit)
        self.add(self.form, self.button)

    def submit(self) -> None:
        """Check the form, then the PIN; nothing is written here."""
        if not self.button.isEnabled() or not self._ready():
            return
        read = self.form.values()
        if read is None:
            return
        if read["decision"] == "not":
            self.pin.set_text("")
            self.form.refuse(tr("Not eligible: nobody is enrolled and nothing is written."), "decision")
            return
        opened = self._open()
        if opened and not read["comment"]:
            words = tr("{count} items are not met or not known, the first: {first}. Say why in the comment.")
            self.form.refuse(words.format(count=len(opened), first=opened[0]), "comment")
            return
        self.button.setEnabled(False)
        self._bedside.verify(read["badge"], read["pin"], self._answered)

    def _answered(self, person: Staff | None, words: str) -> None:
        self.button.setEnabled(True)
        self.pin.set_text("")
        if person is None:
            self.form.refuse(words, "pin")
        elif person.role != INVESTIGATOR:
            words = tr("{badge} is not an investigator. An investigator must sign.").format(
                badge=person.badge
            )
            self.form.refuse(words, "badge")
        else:
            self.signed.emit(person.badge, self.form.fields["comment"].text().strip())
