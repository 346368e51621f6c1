"""Closing the form: a remark, finished, or kept as a draft that stands on Today until it is finished."""

from PySide6.QtCore import Signal

from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr


class ClosingCard(Card):
    """Signals: `finish_asked()` and `keep_asked()`."""

    finish_asked = Signal()
    keep_asked = Signal()

    def __init__(self) -> None:
        """An empty remark."""
        super().__init__(tr("Close the form"))
        self.form = Form(columns=1)
        self.note = TextField(tr("Remark"), most=500)
        self.form.add("note", self.note)
        self.finish = PrimaryButton(tr("Finish the form"), "F", act=self.finish_asked.emit)
        self.keep = QuietButton(tr("Keep as draft, finish later"), "Esc", act=self.keep_asked.emit)
        self.add(self.form, self.finish, self.keep)

    def show_finished(self, *, finished: bool) -> None:
        """A finished form is not finished again."""
        self.finish.setVisible(not finished)
        self.note.setEnabled(not finished)
        self.keep.setText(tr("Back to Today") if finished else tr("Keep as draft, finish later"))
        self.set_subtitle(tr("This form is finished. Changes are made in the chart.") if finished else "")
