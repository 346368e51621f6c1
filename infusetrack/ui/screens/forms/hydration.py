"""Hydration before the drug: the volume that hangs, its start, its end."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.events import Event, StepDone, StepStarted
from infusetrack.domain.regimen import Sourced
from infusetrack.ui.screens.forms.running import RunningForm
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr

ML = Limits(Decimal(1), Decimal(5000), 1)


class HydrationForm(RunningForm):
    """Start with the volume, then end with the volume that went in."""

    act_words: ClassVar[str] = mark("Start the hydration")

    def build(self) -> None:
        """One field: what hangs, later what went in."""
        self.volume = NumberField(tr("Volume"), "mL", limits=ML, required=True)
        self.form.add("volume_ml", self.volume)

    def refresh(self) -> None:
        """The reference by weight in grey; it never fills the field."""
        weight, per_kg = weight_on(self.bedside.chart, self.day), self.plan.ml_per_kg
        if weight is not None and per_kg is not None:
            ml = figures.trimmed(weight * per_kg.value)
            self.volume.set_aside(
                tr("{per} mL/kg is {ml} mL").format(per=figures.trimmed(per_kg.value), ml=ml)
            )

    def arrange(self) -> None:
        """The button ends what runs."""
        super().arrange()
        if self.runs and self.mode == "fill":
            self.frame.primary.setText(tr("Hydration is in"))

    def event_to_write(self) -> Event | None:
        """The start, or the end."""
        read = self.form.values()
        if read is None:
            return None
        values = (("volume_ml", read["volume_ml"]),)
        made = StepDone if self.runs else StepStarted
        return made(self.day, self.plan.key, values)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """Volume and length."""
        for name, number in ((tr("Volume"), self.plan.ml_per_kg), (tr("Length"), self.plan.minutes)):
            if number is not None:
                yield name, number
