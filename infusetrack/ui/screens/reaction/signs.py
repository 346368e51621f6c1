"""Signs by tap; arrow keys walk, Space or Enter chooses; rare signs stand behind one press."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from infusetrack.domain.reaction_rules import ReactionSign
from infusetrack.ui.widgets.buttons import ChoiceButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.flow import Flow
from infusetrack.wording.translate import tr

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SignsCard(Card):
    """Buttons that stay down. Signal: `changed()` on each tap."""

    changed = Signal()

    def __init__(self) -> None:
        """No signs known yet."""
        super().__init__(tr("2 · Signs"), large=True)
        self.buttons: dict[str, ChoiceButton] = {}
        self._rare: set[str] = set()
        self._signs: tuple[ReactionSign, ...] = ()
        self._flow = Flow(across=10, down=8)
        self.more = QuietButton(tr("More signs"), "M", act=self.show_rare)
        self.body.addLayout(self._flow)
        self.set_subtitle(tr("W goes to the first sign, arrows walk, Space chooses."))

    def offer(self, signs: Sequence[ReactionSign]) -> None:
        """The signs of this regimen, made once."""
        if tuple(signs) == self._signs:
            return
        self._signs = tuple(signs)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.more:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for sign in signs:
            button = self.buttons[sign.id] = ChoiceButton(sign.words)
            button.clicked.connect(lambda _on=False: self.changed.emit())
            button.installEventFilter(self)
            self._flow.addWidget(button)
        self._rare = {sign.id for sign in signs if sign.rare}
        self._flow.addWidget(self.more)
        self._fold(folded=True)

    def show_rare(self) -> None:
        """Bring the rare signs into sight and go to the first of them."""
        self._fold(folded=False)
        first = next((self.buttons[key] for key in self.buttons if key in self._rare), None)
        if first is not None:
            first.setFocus()

    def _fold(self, *, folded: bool) -> None:
        for key in self._rare:
            button = self.buttons[key]
            button.setVisible(not folded or button.isChecked())
        self.more.setVisible(folded and bool(self._rare))

    def chosen(self) -> tuple[str, ...]:
        """The signs that are down, in the file's order."""
        return tuple(key for key, button in self.buttons.items() if button.isChecked())

    def show_chosen(self, signs: Sequence[str], *, allowed: bool) -> None:
        """Put these down."""
        for key, button in self.buttons.items():
            button.setChecked(key in signs)
            button.setEnabled(allowed)
        if self.more.isVisibleTo(self):
            self._fold(folded=True)

    def take_focus(self) -> None:
        """The keyboard goes to the first sign."""
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go to the neighbour."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            seen = [button for button in self.buttons.values() if not button.isHidden()]
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None and watched in seen:
                place = next(at for at, button in enumerate(seen) if button is watched)
                seen[(place + step) % len(seen)].setFocus()
                return True
        return super().eventFilter(watched, event)
