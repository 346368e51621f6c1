"""The flush after the bag: saline at the last rate, until the line is clear."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from infusetrack.domain.day_record import Flush
from infusetrack.domain.events import Event, FlushEnded, FlushStarted
from infusetrack.domain.infusion import Infusion
from infusetrack.ui.screens.forms.running import RunningForm
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr

ML = Limits(Decimal("0.1"), Decimal(200), 2)
RATE = Limits(Decimal("0.1"), Decimal(2000), 2)


class FlushForm(RunningForm):
    """Volume and rate are typed; the dead volume and the last rate stand beside them."""

    act_words: ClassVar[str] = mark("Start the flush")
    field_of: ClassVar[dict[str, str]] = {"flush_amount": "volume"}

    def build(self) -> None:
        """Volume and rate."""
        self.volume = NumberField(tr("Flush volume"), "mL", limits=ML, required=True)
        self.rate = NumberField(tr("Rate"), "mL/h", limits=RATE, required=True)
        self.form.add("volume", self.volume)
        self.form.add("rate", self.rate)

    @property
    def flush(self) -> Flush | None:
        """The flush that was started; None before."""
        return self.bedside.record.flushes.get(self.plan.key)

    def refresh(self) -> None:
        """References in grey."""
        infusion = self._infusion()
        if infusion is not None:
            ml, rate = infusion.flush_ml(), infusion.last_rate_ml_h()
            self.volume.set_aside(tr("dead volume {ml} mL").format(ml=figures.trimmed(ml)))
            self.rate.set_aside(tr("last rate {rate} mL/h").format(rate=figures.fixed(rate)))

    def _infusion(self) -> Infusion | None:
        day = self.bedside.view()
        steps = day.of_kind("infusion") if day else ()
        own = [step for step in steps if self.plan.agent in {None, step.plan.agent}]
        found = [self.bedside.record.infusions.get(step.plan.key) for step in own]
        return next((infusion for infusion in reversed(found) if infusion is not None), None)

    def ends_at(self) -> datetime | None:
        """When the flush volume is in."""
        return self.flush.ends_at() if self.flush else None

    def arrange(self) -> None:
        """While it runs there is only an end."""
        super().arrange()
        if self.runs:
            self.form.hide()
            self.frame.primary.setText(tr("The line is clear"))

    def event_to_write(self) -> Event | None:
        """The start, or the end."""
        if self.runs:
            return FlushEnded(self.day, self.plan.key)
        read = self.form.values()
        if read is None:
            return None
        return FlushStarted(self.day, self.plan.key, read["volume"], read["rate"])
