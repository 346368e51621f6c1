"""A checklist: the regimen's own fields, and what to do when an answer closes the way."""

from collections.abc import Iterator
from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from infusetrack.domain.calendar_state import check_gap, last_dose_on
from infusetrack.domain.events import Event, StepDone
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.plan_fields import field_for, put_value, value_of, violation
from infusetrack.ui.screens.forms.rows import Row
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.events_steps import value_words
from infusetrack.wording.translate import mark, tr


class ChecklistForm(StepForm):
    """One field for each of the plan's; an answer that must be otherwise keeps the step open."""

    act_words: ClassVar[str] = mark("All checked")

    def build(self) -> None:
        """The plan's fields."""
        wide = all(one.kind == "yes_no" for one in self.plan.fields)
        for asked in self.plan.fields:
            long = wide or asked.kind in {"yes_no", "text"} or bool(asked.help)
            self.form.add(asked.key, field_for(asked, self.bedside), wide=long)
            if asked.help:
                self.form.add_widget(label(asked.help, "caption", wrap=True))

        self.by_record = label("", "strong", wrap=True)

    def parts(self) -> tuple[QWidget, ...]:
        """What the record knows of the last dose, where the step is about a drug, then the fields."""
        return (self.by_record, self.form)

    def refresh(self) -> None:
        """The gap since the last dose, counted in days at the site."""
        words = self._gap_words()
        self.by_record.setText(words)
        self.by_record.setVisible(bool(words))

    def _gap_words(self) -> str:
        bedside, agent = self.bedside, self.bedside.regimen.agents.get(self.plan.agent or "")
        if agent is None:
            return ""
        today = bedside.today()
        last = last_dose_on(bedside.chart, agent.id, today, bedside.zone)
        if last is None:
            return tr("By the record no {agent} was given before.").format(agent=agent.name)
        words = tr("By the record the last {agent} was on {date}, {days} days ago.").format(
            agent=agent.name, date=figures.day(last), days=(today - last).days
        )
        long = check_gap(bedside.chart, agent, today, bedside.zone)
        return words if long is None else f"{words} {bedside.words_of(long.refusal)}"

    def event_to_write(self) -> Event | None:
        """The answers, once none of them stands in the way."""
        read = self.form.values()
        if read is None:
            return None
        for asked in self.plan.fields:
            against = violation(asked, read[asked.key])
            if against:
                self.form.refuse(against, asked.key)
                return None
        told = tuple(
            (asked.key, value_of(read[asked.key], self.bedside.zone))
            for asked in self.plan.fields
            if read[asked.key] is not None
        )
        return StepDone(self.day, self.plan.key, told)

    def summary(self) -> Iterator[Row]:
        """One row an answer."""
        line = self.line
        answers = dict(line.event.values) if line and isinstance(line.event, StepDone) else {}
        for asked in self.plan.fields:
            if asked.key in answers:
                yield asked.label, value_words(answers[asked.key])

    def fill(self, event: Event) -> None:
        """The answers as they were written."""
        answers = dict(cast("StepDone", event).values)
        for asked in self.plan.fields:
            if asked.key in answers:
                put_value(self.form.fields[asked.key], answers[asked.key])
