"""The frame that all forms of a step share: title, sources, what blocks it, result, buttons."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QWidget

from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.buttons import Button, LinkButton, PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import label, row, rule
from infusetrack.wording.translate import tr

Acts = Mapping[str, Callable[[], object]]
KEYS: Mapping[str, str] = {
    "save": "Ctrl+S",
    "amend": "Ctrl+E",
    "skip": "Ctrl+Shift+X",
    "cancel": "Esc",
}
"""The key of each act, shown on its button."""


class StepFrame(Card):
    """One step as a card. The form decides what is seen; the frame only shows it."""

    def __init__(self, acts: Acts) -> None:
        """`acts` are called by the buttons: save, amend, skip and cancel."""
        super().__init__()
        self.state = Chip("", "done", parent=self)
        self.sources_button = LinkButton(tr("Where is this from?"), icon="info", act=self._toggle)
        self.aside(self.state)
        self.aside(self.sources_button)
        self.sources, self.summary = Rows(), Rows()
        self.waits = label("", "strong", wrap=True)
        self.primary = PrimaryButton("", KEYS["save"], act=acts["save"])
        self.skip = QuietButton(tr("Leave out"), KEYS["skip"], act=acts["skip"])
        self.amend = QuietButton(tr("Amend"), KEYS["amend"], act=acts["amend"])
        self.cancel = QuietButton(tr("Cancel"), KEYS["cancel"], act=acts["cancel"])
        self.sources.hide()
        self.add(self.sources, self.waits)

    def fill(self, *parts: QWidget, buttons: Iterable[Button] = ()) -> None:
        """Put the form's own parts between the head and the buttons, and its own buttons first."""
        self.add(*parts, self.summary)
        self.buttons = row(*buttons, self.primary, None, self.amend, self.cancel, self.skip)
        self.body.addSpacing(4)
        self._rule = rule()
        self.add(self._rule)
        self.body.addLayout(self.buttons)

    def offer(self, *shown: Button) -> None:
        """Show these of the four buttons and hide the others."""
        for button in (self.primary, self.skip, self.amend, self.cancel):
            button.setVisible(button in shown)
        self._rule.setVisible(bool(shown))

    def show_sources(self, rows: Iterable[Row]) -> None:
        """What the small button tells about the numbers used here."""
        wanted = tuple(rows)
        self.sources.show_rows(wanted)
        self.sources_button.setVisible(bool(wanted))

    def show_waits(self, titles: Iterable[str]) -> None:
        """The steps that come first; none hides the line."""
        listed = ", ".join(titles)
        self.waits.setText(tr("First: {titles}.").format(titles=listed) if listed else "")
        self.waits.setVisible(bool(listed))

    def _toggle(self) -> None:
        self.sources.setVisible(self.sources.isHidden())
