"""Observation after the infusion: start, until when, end; an early end says why."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from infusetrack.domain.events import Event, StepDone, StepStarted, Value
from infusetrack.domain.regimen import Sourced
from infusetrack.domain.reminders import due
from infusetrack.ui.screens.forms.running import RunningForm
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import mark, tr


class ObservationForm(RunningForm):
    """The clock counts down; a person ends it."""

    act_words: ClassVar[str] = mark("Start the observation")

    def build(self) -> None:
        """The reason of an early end."""
        self.early = TextField(tr("Why the observation ends early"), required=True)
        self.form.add("early_because", self.early, wide=True)

    def ends_at(self) -> datetime | None:
        """Counted from the end of the infusion, as the reminders count it."""
        bedside = self.bedside
        dues = due(bedside.chart, bedside.regimen, self.day, bedside.now())
        own = (one.at for one in dues if one.kind == "observation_end" and one.step == self.plan.key)
        return next(own, super().ends_at())

    def arrange(self) -> None:
        """The button ends what runs."""
        super().arrange()
        if self.runs and self.mode == "fill":
            self.frame.primary.setText(tr("End the observation"))

    def show_time(self, now: datetime) -> None:
        """Before its time, the end asks why."""
        super().show_time(now)
        self.early.setVisible(self._is_early(now))

    def _is_early(self, now: datetime) -> bool:
        end = self.ends_at()
        return self.runs and end is not None and now < end

    def event_to_write(self) -> Event | None:
        """The start, or the end."""
        if not self.runs:
            return StepStarted(self.day, self.plan.key)
        read = self.form.values()
        if read is None:
            return None
        why = read["early_because"]
        values: tuple[tuple[str, Value], ...] = (("early_because", why),) if why else ()
        return StepDone(self.day, self.plan.key, values)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """How long."""
        if self.plan.minutes is not None:
            yield tr("Length"), self.plan.minutes
