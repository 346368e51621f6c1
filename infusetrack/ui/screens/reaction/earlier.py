"""A reaction that began earlier than it was noted: the time, and why the line is changed."""

from PySide6.QtCore import Signal

from infusetrack.domain.reaction_onset import first_press
from infusetrack.domain.reactions import Reaction
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.translate import tr


class EarlierCard(Card):
    """Asks for the true moment; rate and amounts are computed for it anew. Signal: `closed()`."""

    closed = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Hidden until it is asked for."""
        super().__init__(
            tr("When it began"),
            tr("Rate and amounts at that moment are computed anew; the first line stays readable."),
        )
        self._bedside = bedside
        self._reaction: Reaction | None = None
        self.form = Form(columns=2)
        self.when = TimeField(tr("It began at"), bedside.zone, bedside.now, required=True, empty_is_now=False)
        self.form.add("when", self.when)
        self.form.add("why", TextField(tr("Why it is changed"), required=True))
        self.save_button = PrimaryButton(tr("Save the time"), "Ctrl+S", act=self.save)
        self.add(self.form)
        self.body.addLayout(row(QuietButton(tr("Cancel"), act=self.close_up), None, self.save_button))
        self.hide()

    def open_for(self, reaction: Reaction) -> None:
        """Ask for this reaction's moment."""
        self._reaction = reaction
        self.form.clear()
        self.show()
        self.when.take_focus()

    def close_up(self) -> None:
        """Put the card away."""
        self.hide()
        self.closed.emit()

    def save(self) -> None:
        """Amend the first press."""
        read, reaction = self.form.values(), self._reaction
        if read is None or reaction is None:
            return
        bedside = self._bedside
        agents = agents_of(bedside)
        event = first_press(bedside.chart, reaction.day, agents, read["when"])
        if (event.step, event.agent) != (reaction.began.step, reaction.agent):
            self.form.refuse(
                tr("Another infusion, or none, ran at that time. Strike this one out and note it anew."),
                "when",
            )
            return
        line = bedside.chart.line(reaction.seq)
        written = bedside.amend(line, event, reason=read["why"], at=read["when"])
        if written.stands:
            self.close_up()
        else:
            self.form.refuse(written.words, "when")


def agents_of(bedside: Bedside) -> dict[str, str]:
    """The drug of each infusion step of the open day."""
    view = bedside.view()
    if view is None:
        return {}
    first = view.agents[0] if view.agents else ""
    return {step.plan.key: step.plan.agent or first for step in view.of_kind("infusion")}
