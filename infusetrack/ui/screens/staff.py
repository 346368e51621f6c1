"""Who may sign in here: the accounts, a new one, the end of one, and one's own PIN."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.domain.site import ROLES, Staff
from infusetrack.session.sign_in import ADMIN
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.accounts import Account, accounts_of, is_admin
from infusetrack.ui.screens.door import PinField
from infusetrack.ui.widgets.buttons import QuietButton, SmallButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.labels import column, emptied, label, row, rule
from infusetrack.ui.widgets.late_form import Answer, LateForm
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.events_names import role_words
from infusetrack.wording.translate import tr

WEAK = ("pin_short", "pin_not_digits", "pin_same", "pin_run")
WRONG = ("pin_wrong", "pin_locked", "sign_in_busy")


class StaffCard(Card):
    """The list, and one form at a time below it."""

    def __init__(self, bedside: Bedside) -> None:
        """Follows the site's record and who is signed in."""
        super().__init__(tr("People"), tr("Who may sign in at this site."), large=True)
        self._bedside, self._ends = bedside, ""
        self._shown: tuple[Account, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.buttons: dict[str, SmallButton] = {}
        self.why = label("", "subtitle", wrap=True)
        self.add_button = QuietButton(tr("Add a person"), "A", icon="plus", act=self.open_adding)
        self.pin_button = QuietButton(tr("Change my PIN"), "P", act=self.open_pin)
        self.adding, self.ending, self.pin = _add_form(self), _end_form(self), _pin_form(self)
        self.forms = (self.adding, self.ending, self.pin)
        for form in self.forms:
            form.words_of, form.back = bedside.words_of, self.pin_button
        self.adding.back = self.add_button
        self.adding.stands.connect(lambda: self._tell(tr("The account is made.")))
        self.ending.stands.connect(lambda: self._tell(tr("The access has ended.")))
        self.pin.stands.connect(lambda: self._tell(tr("Your PIN is changed. Use the new one from now on.")))
        self.body.addLayout(self._list)
        self.add(self.why)
        self.body.addLayout(row(self.add_button, self.pin_button, None))
        self.add(*self.forms)
        bedside.tools.site.changed.connect(lambda _site: self.draw())
        bedside.person_changed.connect(lambda _person: self._new_person())
        self._new_person()

    def _tell(self, words: str) -> None:
        self._bedside.told.emit(words, "info")

    # --- the list --------------------------------------------------------------------

    def _new_person(self) -> None:
        for form in self.forms:
            form.close_up()
        self.draw()

    def draw(self) -> None:
        """Draw the list anew where a word of it changed."""
        accounts = accounts_of(self._bedside)
        self._say_why()
        if accounts == self._shown:
            return
        self._shown = accounts
        emptied(self._list)
        self.buttons = {}
        for account in accounts:
            self._list.addWidget(self._line(account))
            self._list.addWidget(rule())

    def show_time(self, _now: datetime) -> None:
        """A lock-out may be over."""
        self.draw()

    def _say_why(self) -> None:
        admin = is_admin(self._bedside)
        self.add_button.setVisible(admin)
        self.pin_button.setEnabled(self._bedside.person is not None)
        staff = self._bedside.tools.site.site.staff.values()
        who = ", ".join(one.badge for one in staff if one.active and one.role == ADMIN)
        words = tr("Only an administrator adds people or ends their access: {who}.").format(who=who)
        self.why.setText(words)
        self.why.setVisible(not admin)

    def _line(self, account: Account) -> QWidget:
        words = QWidget()
        words.setLayout(column(label(account.badge, "strong"), label(account.role, "caption"), spacing=0))
        parts: list[QWidget] = [words]
        if account.state:
            parts.append(Chip(account.state, outline=True))
        if account.can_end:
            button = SmallButton(tr("End access"), act=lambda: self.open_ending(account.badge))
            button.setAccessibleName(f"{button.text()}: {account.badge}")
            self.buttons[account.badge] = button
            parts.append(button)
        made = QWidget()
        made.setLayout(row(*parts, spacing=12, stretch=0))
        return made

    # --- forms -----------------------------------------------------------------------

    def _open(self, form: LateForm, about: str = "") -> None:
        if any(other.is_waiting for other in self.forms):
            return
        for other in self.forms:
            if other is not form:
                other.close_up()
        form.open(about)

    def open_adding(self) -> None:
        """Open the form of a new account; only for an administrator."""
        if is_admin(self._bedside):
            self._open(self.adding, tr("A new account. The person can change the PIN afterwards."))

    def open_pin(self) -> None:
        """Open the form that changes one's own PIN."""
        if self._bedside.person is not None:
            self._open(self.pin, tr("Another PIN for {badge}.").format(badge=self._bedside.badge))

    def open_ending(self, badge: str) -> None:
        """Ask whether this person may really no longer sign in."""
        self._ends = badge
        words = tr(
            "{badge} may no longer sign in, for good. All that {badge} wrote stays in the record."
            " Type your own PIN to confirm."
        )
        self._open(self.ending, words.format(badge=badge))

    def take_scan(self, text: str) -> bool:
        """A badge was scanned while a new account is being made."""
        if self.adding.isHidden() or self.adding.is_waiting:
            return False
        self.adding.form.fields["badge"].set_text(text.strip())
        self.adding.form.fields["role"].take_focus()
        return True

    # --- acts --------------------------------------------------------------------------

    def _add_person(self, values: dict[str, Any], answer: Answer) -> None:
        if values["pin"] != values["again"]:
            answer(None, Refused("pins_differ"))
            return
        sign_in = self._bedside.tools.sign_in
        sign_in.add_staff(values["badge"], values["role"], values["pin"], answer)

    def _change_pin(self, values: dict[str, Any], answer: Answer) -> None:
        if values["pin"] != values["again"]:
            answer(None, Refused("pins_differ"))
            return
        if values["pin"] == values["old"]:
            answer(None, Refused("pin_unchanged"))
            return
        sign_in = self._bedside.tools.sign_in
        sign_in.change_pin(self._bedside.badge, values["old"], values["pin"], answer)

    def _end(self, values: dict[str, Any], answer: Answer) -> None:
        sign_in, badge, me = self._bedside.tools.sign_in, self._ends, self._bedside.badge

        def confirmed(who: Staff | None, why: InfuseTrackError | None) -> None:
            error = sign_in.remove_staff(badge) if who is not None else why
            answer(who if error is None else None, error)

        sign_in.verify(me, values["own"], confirmed)


def _add_form(card: StaffCard) -> LateForm:
    return LateForm(
        card._add_person,
        {
            "badge": TextField(tr("Badge number"), required=True, aside=tr("typed or scanned"), most=40),
            "role": ChoiceField(tr("Role"), tuple((role, role_words(role)) for role in ROLES), required=True),
            "pin": PinField(tr("First PIN")),
            "again": PinField(tr("First PIN once more")),
        },
        button=tr("Make the account"),
        secrets=("pin", "again"),
        blames={"badge_known": "badge", "badge_empty": "badge", "role_unknown": "role"}
        | _blamed(WEAK, "pin")
        | {"pins_differ": "pin"},
    )


def _end_form(card: StaffCard) -> LateForm:
    return LateForm(
        card._end,
        {"own": PinField(tr("Your PIN"))},
        button=tr("End access"),
        secrets=("own",),
        blames=_blamed(WRONG, "own"),
    )


def _pin_form(card: StaffCard) -> LateForm:
    return LateForm(
        card._change_pin,
        {
            "old": PinField(tr("PIN until now")),
            "pin": PinField(tr("New PIN")),
            "again": PinField(tr("New PIN once more")),
        },
        button=tr("Change the PIN"),
        secrets=("old", "pin", "again"),
        blames=_blamed(WRONG, "old") | _blamed((*WEAK, "pin_unchanged", "pins_differ"), "pin"),
    )


def _blamed(codes: tuple[str, ...], field: str) -> dict[str, str]:
    return dict.fromkeys(codes, field)
