"""What the picker asks beside the grade: when it began, how it was told, which drug may have caused it."""

from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.ctcae import Term
from infusetrack.domain.toxicity_numbers import Suggestion
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import column
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import DateField, TimeField
from infusetrack.wording.events_names import names_of
from infusetrack.wording.events_toxicity import LIKELIHOODS
from infusetrack.wording.translate import tr, translated

FIELD_OF = {
    "other_specify": "other",
    "adverse_event_times": "onset",
    "late_without_reason": "why",
    "before_onset": "when",
    "adverse_event_ended": "when",
    "time_to_come": "when",
    "through_the_infusion": "through",
}
NEW = frozenset({"onset", "words", "through"})
AGAIN = frozenset({"when", "why"})
BEFORE = frozenset({"words", "since"})


class PickerFields(QWidget):
    """All fields are made once and shown as the act needs them."""

    def __init__(self, bedside: Bedside) -> None:
        """The agents come with the first term: each regimen has its own."""
        super().__init__()
        self._bedside = bedside
        self.form = Form()
        self.entry = uuid4().hex
        self.agents: tuple[str, ...] = ()
        self.form.add("other", TextField(tr("What it is, in the site's words"), required=True), wide=True)
        self.form.add("onset", TimeField(tr("It began"), bedside.zone, bedside.now))
        self.form.add("through", YesNoField(tr("Came through the infusion")))
        self.form.add("when", TimeField(tr("Since when this grade"), bedside.zone, bedside.now))
        self.form.add("why", TextField(tr("Why it changes"), aside=tr("asked when late")))
        self.form.add("words", TextField(tr("As it was told"), aside=tr("empty: the term")), wide=True)
        self.form.add("since", DateField(tr("Since"), aside=tr("may stay empty")), wide=True)
        self.setLayout(column(self.form))

    def _ask_causes(self) -> None:
        """One field for each agent of the open patient's regimen."""
        regimen = self._bedside.regimen
        wanted = tuple(regimen.agents)
        options = [(value, translated(words)) for value, words in LIKELIHOODS.items()]
        for agent in wanted:
            if f"cause.{agent}" not in self.form.fields:
                name = names_of(regimen).agent(agent)
                field = ChoiceField(tr("Cause: {agent}").format(agent=name), options)
                field.keep_narrow()
                self.form.add(f"cause.{agent}", field)
        self.agents = wanted

    def show_for(
        self, term: Term, event: AdverseEvent | None, beside: Suggestion | None, *, baseline: bool
    ) -> None:
        """Empty fields for this act; the onset begins with the time of the number that suggests a grade."""
        self.entry = uuid4().hex
        self._ask_causes()
        self.form.clear()
        wanted = BEFORE if baseline else AGAIN if event is not None else NEW
        causes = {f"cause.{agent}" for agent in self.agents} if not baseline else set()
        for key, field in self.form.fields.items():
            field.setVisible(key in wanted or key in causes or (key == "other" and self._other(term, wanted)))
        self._show_causes(event)
        onset = self.form.fields["onset"]
        if wanted is NEW and beside is not None and beside.proposal.grade and isinstance(onset, TimeField):
            onset.show_moment(beside.at)

    def _other(self, term: Term, wanted: frozenset[str]) -> bool:
        return term.wants_words and wanted is NEW

    def _show_causes(self, event: AdverseEvent | None) -> None:
        """What was said before stands beside the field; nothing is copied forward."""
        for agent in self.agents:
            given = event.attributions.get(agent) if event else None
            aside = tr("so far {likely}").format(likely=translated(LIKELIHOODS[given])) if given else ""
            self._field(agent).set_aside(aside)

    def _field(self, agent: str) -> Field:
        return self.form.fields[f"cause.{agent}"]

    def values(self) -> dict[str, Any] | None:
        """What was typed; None where a field refuses. A field that is not asked reads None."""
        read = self.form.values()
        if read is not None and self.form.fields["when"].is_empty():
            read["when"] = None
        return read

    def refuse(self, written: Written) -> None:
        """Say why nothing was written; what was typed stays."""
        key = FIELD_OF.get(written.code, "")
        field = self.form.fields.get(key)
        self.form.refuse(written.words, key if field is not None and not field.isHidden() else "")
