"""The recovery code: shown for a minute to an administrator who writes it on paper."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from infusetrack.domain.events import SiteValueSet
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.accounts import is_admin
from infusetrack.ui.screens.door import PinField
from infusetrack.ui.screens.staff import WRONG
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.late_form import Answer, LateForm
from infusetrack.wording.translate import tr

SECONDS = 60
"""How long the code stays in sight."""
PER_ROW = 4
SHOWN, SOURCE = "recovery_code_shown", "InfuseTrack"
"""The site value that says that the code was shown, and its source."""
Recovery = Callable[[], str]


def must_be_shown(bedside: Bedside) -> bool:
    """Whether an administrator is here and the code was never shown."""
    return is_admin(bedside) and bedside.tools.site.site.value(SHOWN) is None


class RecoveryCard(Card):
    """Only an administrator sees this card, and the code only after the own PIN.

    Hidden again after a minute, or when the screen is left or locked.
    Signal: `appeared()` when the code came into sight.
    """

    appeared = Signal()

    def __init__(self, bedside: Bedside, recovery: Recovery) -> None:
        """`recovery()` gives the code: groups of four, hyphens between."""
        super().__init__(tr("Recovery code"), large=True)
        self.set_subtitle(
            tr("Opens the record on another computer when this one is lost. Without it backups stay shut.")
        )
        self._bedside, self._recovery = bedside, recovery
        self.button = QuietButton(tr("Show the code"), "R", icon="lock", act=self.ask)
        self.asking = LateForm(
            self._check,
            {"own": PinField(tr("Your PIN"))},
            button=tr("Show the code"),
            secrets=("own",),
            blames=dict.fromkeys(WRONG, "own"),
        )
        self.asking.words_of, self.asking.back = bedside.words_of, self.button
        self.asking.stands.connect(self._show)
        self.shown = QWidget()
        self._grid = QGridLayout()
        self._groups: list[QLabel] = []
        self.hide_button = QuietButton(tr("Hide it now"), "R", act=self.hide_code)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.hide_code)
        bedside.person_changed.connect(lambda _person: self._new_person())
        self._new_person()

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(PER_ROW, 1)
        words = tr(
            "Write it on paper, read it back, and keep the paper in the pharmacy safe."
            " No photo, no mail. It has letters and the digits 2 to 7, no 0 and no 1."
            " It hides in {seconds} s."
        )
        box = column(label(words.format(seconds=SECONDS), "strong", wrap=True), spacing=12)
        box.addLayout(self._grid)
        box.addLayout(row(self.hide_button, None))
        self.shown.setLayout(box)
        self.shown.hide()
        self.body.addLayout(row(self.button, None))
        self.add(self.asking, self.shown)

    @property
    def is_shown(self) -> bool:
        """Whether the code can be read now."""
        return not self.shown.isHidden()

    def code(self) -> str:
        """What stands on the screen: the groups with blanks between, empty while hidden."""
        return " ".join(group.text() for group in self._groups)

    def _new_person(self) -> None:
        self.asking.close_up()
        self.hide_code()
        admin = is_admin(self._bedside)
        if self.parentWidget() is not None or not admin:
            self.setVisible(admin)

    def ask(self) -> None:
        """Ask for the PIN before the code is shown; hide the code when it is shown."""
        if self.is_shown:
            self.hide_code()
        elif is_admin(self._bedside) and not self.asking.is_waiting:
            self.asking.open()

    def _check(self, values: dict[str, Any], answer: Answer) -> None:
        self._bedside.tools.sign_in.verify(self._bedside.badge, values["own"], answer)

    def _show(self) -> None:
        site = self._bedside.tools.site
        if not self.isVisible():
            return
        for place, group in enumerate(self._recovery().split("-")):
            made = label(group, "number")
            self._grid.addWidget(made, place // PER_ROW, place % PER_ROW)
            self._groups.append(made)
        self.shown.show()
        self.hide_button.setFocus()
        self.button.hide()
        self._timer.start()
        self.appeared.emit()
        if site.write(SiteValueSet(SHOWN, "yes", SOURCE), by=self._bedside.badge) is None:
            self._bedside.told.emit(self._bedside.words_of(site.error), "not_saved")

    def hide_code(self) -> None:
        """Take the code off the screen and out of the window."""
        self._timer.stop()
        for group in self._groups:
            self._grid.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups.clear()
        self.button.show()
        if self.hide_button.hasFocus():
            self.button.setFocus()
        self.shown.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """The screen was left or locked: nothing stays behind."""
        super().hideEvent(event)
        self.asking.close_up()
        self.hide_code()
