"""What narrows the chart down: day, kind, person, words, changed lines, a moment in the past."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.chart_query import GROUPS, Known, Query
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.pick import Pick
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.translate import tr, translated


class Filters(QWidget):
    """A row of filters that wraps where it is narrow. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Everything is asked for at first."""
        super().__init__()
        self.day = Pick(tr("Day"), tr("All days"))
        self.group = Pick(tr("Kind"), tr("All kinds"))
        self.who = Pick(tr("Who wrote"), tr("Everybody"))
        self.text = TextField(tr("Search, Ctrl+F"))
        self.known_at = TimeField(tr("Known at"), bedside.zone, bedside.now, empty_is_now=False)
        self.changed_only = ChoiceButton(tr("Late or changed"), "M")
        self.by_happened = ChoiceButton(tr("By time it happened"), "O")
        self.group.offer([(key, translated(words)) for key, words in GROUPS.items()])
        self._lay_out()
        for part in (self.day, self.group, self.who, self.text, self.known_at):
            part.changed.connect(self.changed)
        for button in (self.changed_only, self.by_happened):
            button.toggled.connect(lambda _on: self.changed.emit())

    def _lay_out(self) -> None:
        box = Flow(self, across=12, down=8)
        box.setContentsMargins(0, 0, 0, 0)
        self.text.setMinimumWidth(170)
        self.known_at.setMinimumWidth(210)
        for part in (self.day, self.group, self.who, self.text, self.known_at):
            box.addWidget(part)
        for button in (self.changed_only, self.by_happened):
            box.addWidget(_below_a_caption(button))

    def offer(self, known: Known) -> None:
        """The days and people of this chart."""
        self.day.offer([(label, label) for label in known.days()])
        self.who.offer([(badge, badge) for badge in known.people()])

    def query(self) -> Query:
        """What is asked."""
        return Query(
            day=self.day.chosen(),
            group=self.group.chosen(),
            who=self.who.chosen(),
            text=self.text.text(),
            changed_only=self.changed_only.isChecked(),
            by_happened=self.by_happened.isChecked(),
        )

    def as_of(self) -> datetime | None:
        """The moment asked for; None for now. A time that cannot be read is marked and not used."""
        try:
            at = self.known_at.read()
        except Refused as error:
            self.known_at.mark_error(error)
            return None
        self.known_at.clear_mark()
        return at

    def reset(self) -> None:
        """Ask for everything."""
        for pick in (self.day, self.group, self.who):
            pick.choose("")
        self.text.edit.clear()
        self.known_at.set_text("")
        for button in (self.changed_only, self.by_happened):
            button.setChecked(False)
        self.changed.emit()


def _below_a_caption(button: ChoiceButton) -> QWidget:
    """A button that stands on the line of the fields beside it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(label(" ", "caption"))
    box.addWidget(button)
    return holder
