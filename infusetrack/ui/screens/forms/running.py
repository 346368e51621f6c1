"""Steps that run for a while: begin, watch the clock, end."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from infusetrack.domain.cycle_day import StepState
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.widgets.figure import Figure
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class RunningForm(StepForm):
    """The base of hydration, flush and observation: a figure counts while the step runs."""

    can_amend = False

    def __init__(self, bedside: Bedside) -> None:
        """The figure hides until the step runs."""
        super().__init__(bedside)
        self.left = Figure(tr("Time left"), "h:min", size="huge")

    @property
    def runs(self) -> bool:
        """Begun and not yet ended."""
        return self.shown.state is StepState.RUNNING

    def ends_at(self) -> datetime | None:
        """When it should end; None where nothing says so."""
        record = self.shown.record
        minutes = self.plan.minutes
        return record.since + timedelta(minutes=int(minutes.value)) if record and minutes else None

    def parts(self) -> tuple[QWidget, ...]:
        """The figure above the fields."""
        return (self.left, self.form)

    def arrange(self) -> None:
        """The figure only while it runs."""
        super().arrange()
        self.left.setVisible(self.runs and not self.left.isHidden())
        self.show_time(self.bedside.now())

    def show_time(self, now: datetime) -> None:
        """How long to go, and when it ends by the clock."""
        super().show_time(now)
        end = self.ends_at()
        if self.runs and end is not None:
            at = figures.clock(end, self.bedside.zone)
            note = tr("until {at}").format(at=at) if end > now else tr("was to end at {at}").format(at=at)
            self.left.show_value(figures.countdown(end - now), note=note)
