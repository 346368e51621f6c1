"""All fields of an adverse event in the order in which they become known, filled from the record."""

from collections.abc import Sequence
from datetime import datetime

from infusetrack.domain.adverse_events import DISEASE, AdverseEvent
from infusetrack.domain.events import AdverseEventTreated, ExpectednessJudged, ExpeditedReported
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.toxicity.criteria import ManyField
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.events_names import names_of
from infusetrack.wording.events_toxicity import (
    ACTIONS,
    CRITERIA,
    EXPECTED,
    LIKELIHOODS,
    OUTCOMES,
    VERDICTS,
)
from infusetrack.wording.translate import tr, translated

OTHER_DRUG = "other_drug"
"""The cause that is a drug but none of the trial's."""


class DetailForm(Form):
    """Made once for a regimen; `fill` shows another event."""

    def __init__(self, bedside: Bedside) -> None:
        """`agents` are those of the open patient's regimen."""
        super().__init__()
        self._bedside = bedside
        regimen = bedside.regimen
        self.agents = tuple(regimen.agents)
        self.causes = (*self.agents, OTHER_DRUG, DISEASE)
        self._names = {agent: names_of(regimen).agent(agent) for agent in self.agents}
        self._names |= {OTHER_DRUG: tr("other drug"), DISEASE: tr("disease")}
        self.relation, self.clock = label("", "body", wrap=True), label("", "body", wrap=True)
        self._beginning()
        self._by_cause()
        self._seriousness()
        self._what_was_done()
        self._review()
        self._report()

    # --- the fields ---------------------------------------------------------------------------

    def _section(self, words: str) -> None:
        self.add_widget(label(words, "section", wrap=True))

    def _time(self, name: str) -> TimeField:
        return TimeField(name, self._bedside.zone, self._bedside.now, empty_is_now=False)

    def _beginning(self) -> None:
        self._section(tr("How it began"))
        self.add("onset", self._time(tr("It began")))
        self.add("aware", self._time(tr("The site learned of it")))
        self.add("words", TextField(tr("As it was told"), required=True), wide=True)
        self.add("other", TextField(tr("What it is, in the site's words")), wide=True)
        self.add("through", YesNoField(tr("Came through the infusion")))
        grades = [(str(grade), str(grade)) for grade in range(5)]
        self.add("baseline", ChoiceField(tr("Grade before the trial"), grades, few=0))
        self.add_widget(self.relation)
        self.add(
            "why", TextField(tr("Why its beginning is changed"), aside=tr("when you change it")), wide=True
        )

    def _by_cause(self) -> None:
        self._section(tr("Cause"))
        for cause in self.causes:
            self.add(f"cause.{cause}", self._list(self._names[cause], LIKELIHOODS))
        self._section(tr("Expected, by the list of the protocol or brochure"))
        for agent in self.agents:
            self.add(f"expected.{agent}", self._list(self._names[agent], EXPECTED))
        self.add("by_list", TextField(tr("By which list")), wide=True)

    def _list(self, name: str, words: object) -> Field:
        options = [(str(key), translated(str(told))) for key, told in dict(words).items()]  # type: ignore[call-overload]
        field = ChoiceField(name, options, few=0)
        field.keep_narrow()
        return field

    def _seriousness(self) -> None:
        self._section(tr("Serious: another question than the grade"))
        self.add("serious", YesNoField(tr("Serious")))
        self.add("hospital", YesNoField(tr("Hospital for 24 h or more")))
        options = [(str(key), translated(words)) for key, words in CRITERIA.items()]
        self.add("criteria", ManyField(tr("Criteria, at least one when serious"), options), wide=True)

    def _what_was_done(self) -> None:
        self._section(tr("What was done, and how it ended"))
        for agent in self.agents:
            self.add(f"action.{agent}", self._list(self._names[agent], ACTIONS))
        self.add("treatment", TextField(tr("Treated with")))
        self.add("transfusion", YesNoField(tr("Transfusion")))
        self.add("outcome", self._list(tr("Outcome"), OUTCOMES))
        self.add("ended", self._time(tr("It ended")))

    def _review(self) -> None:
        self._section(tr("Dose-limiting: the reviewer's word, never the program's"))
        self.add("dlt", self._list(tr("DLT"), VERDICTS))
        self.add("reviewer", TextField(tr("Reviewer")))
        self.add("dlt_why", TextField(tr("Why")), wide=True)

    def _report(self) -> None:
        self._section(tr("Expedited report"))
        self.add_widget(self.clock)
        self.add("report_to", TextField(tr("Reported to")))
        self.add("ticket", TextField(tr("Ticket")))
        self.add("reported", self._time(tr("Reported at")))

    # --- from the record ----------------------------------------------------------------------

    def fill(self, event: AdverseEvent) -> None:
        """What the record knows of this event; what it does not know stays empty."""
        self.clear()
        found = event.found
        self._moment("onset", found.onset_at)
        self._moment("aware", found.aware_at)
        told = {
            "words": found.words,
            "other": found.other,
            "through": _yes_no(found.infusion_related),
            "baseline": str(found.baseline_grade),
            **{f"cause.{cause}": given for cause, given in event.attributions.items()},
            **{f"expected.{agent}": given for agent, given in event.expected_of.items()},
            **{f"action.{agent}": given for agent, given in event.actions.items()},
            **self._judged(event),
        }
        self.set_texts({key: text for key, text in told.items() if text})
        self.fields["other"].setVisible(bool(found.other))
        if event.ended_at is not None:
            self._moment("ended", event.ended_at)
        self.clear_marks()

    def _judged(self, event: AdverseEvent) -> dict[str, str]:
        serious, dlt, outcome = event.seriousness, event.dlt, event.outcome
        treated, listed = event.last(AdverseEventTreated), event.last(ExpectednessJudged)
        told = {"by_list": listed.by_list if listed else ""}
        if serious is not None:
            told |= {"serious": _yes_no(serious.serious), "hospital": _yes_no(serious.hospitalized_24h)}
            told["criteria"] = ",".join(serious.criteria)
        if treated is not None:
            told |= {"treatment": treated.treatment, "transfusion": _yes_no(treated.transfusion)}
        if outcome is not None:
            told["outcome"] = outcome.outcome
        if dlt is not None:
            told |= {"dlt": dlt.verdict, "reviewer": dlt.reviewer, "dlt_why": dlt.why}
        reported = event.last(ExpeditedReported)
        if reported is not None:
            told |= {"report_to": reported.to, "ticket": reported.ticket}
            self._moment("reported", reported.reported_at)
        return told

    def _moment(self, key: str, at: datetime) -> None:
        field = self.fields[key]
        if isinstance(field, TimeField):
            field.show_moment(at)

    def changed_since(self, before: dict[str, str]) -> frozenset[str]:
        """The fields that read otherwise than when the event was opened."""
        return frozenset(key for key, field in self.fields.items() if field.text() != before.get(key, ""))

    def as_opened(self) -> dict[str, str]:
        """What stands in every field."""
        return {key: field.text() for key, field in self.fields.items()}

    def point_at(self, keys: Sequence[str]) -> None:
        """The keyboard goes to the first of these fields that is in sight."""
        for key in keys:
            if key in self.fields and not self.fields[key].isHidden():
                self.fields[key].take_focus()
                return


def _yes_no(told: bool) -> str:
    return "yes" if told else "no"
