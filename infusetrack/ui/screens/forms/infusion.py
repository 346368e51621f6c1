"""The start of the pump: the numbers that two people checked, and one button."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from infusetrack.domain.bag_due import bag_of, start_by
from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.day_record import PreStartCheck
from infusetrack.domain.events import BagReceived, Event, InfusionStarted
from infusetrack.domain.infusion import Infusion, span_of
from infusetrack.domain.regimen import Sourced
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr


class InfusionForm(StepForm):
    """Before the start only; afterwards the live card has the acts."""

    act_words: ClassVar[str] = mark("Start infusion")
    can_amend: ClassVar[bool] = False
    field_of: ClassVar[dict[str, str]] = {"bag_start_late": "late"}

    def build(self) -> None:
        """The checked numbers; a late start of the bag asks why."""
        self.checked = Rows()
        self.late = TextField(tr("Why the bag starts so late; what the pharmacy says"), required=True)
        self.form.add("late", self.late, wide=True)

    def parts(self) -> tuple[QWidget, ...]:
        """Numbers, then the field."""
        return (self.checked, self.form)

    @property
    def check(self) -> PreStartCheck | None:
        """The numbers of the check by two people; None before they agree."""
        day = self.bedside.view()
        for step in day.of_kind("double_check") if day else ():
            check = self.bedside.record.checks.get(step.plan.key)
            if check is not None and check.agrees and self.plan.agent in {None, check.first.agent}:
                return check
        return None

    @property
    def bag(self) -> BagReceived | None:
        """The bag that hangs."""
        return bag_of(self.bedside.record, self.plan.agent or "")

    def refresh(self) -> None:
        """The numbers, and whether the bag is late."""
        self.checked.show_rows(self._rows())
        self.late.setVisible(self._bag_is_late())

    def _bag_is_late(self) -> bool:
        bag, agent = self.bag, self.bedside.regimen.agents.get(self.plan.agent or "")
        latest = start_by(bag, agent, Infusion()) if bag and agent else None
        return latest is not None and self.bedside.now() > latest

    def _rows(self) -> Iterator[Row]:
        check = self.check
        if check is None:
            yield tr("Check by two people"), tr("not done yet")
            return
        first = check.first
        yield tr("Dose"), f"{figures.trimmed(first.dose_mg)} mg"
        yield tr("Volume"), f"{figures.fixed(first.volume_ml)} mL"
        yield tr("First rate"), f"{figures.fixed(first.rate_ml_h)} mL/h"
        agent = self.bedside.regimen.agents[first.agent]
        if len(agent.rate_steps) == 1:
            end = self.bedside.now() + span_of(first.volume_ml, first.rate_ml_h)
            at = figures.clock(end, self.bedside.zone)
            yield tr("Ends, when started now"), at
        elif agent.rate_steps[0].minutes is not None:
            span = figures.long_span(timedelta(minutes=int(agent.rate_steps[0].minutes.value)))
            yield tr("Then"), tr("a prompt to raise the rate after {span}").format(span=span)
        yield tr("Checked by"), tr("{one} and {two}").format(one=check.first_by, two=check.second_by)

    def arrange(self) -> None:
        """Nothing to press once the pump runs."""
        super().arrange()
        if self.shown.state is StepState.RUNNING:
            for part in (*self.parts(), self.moment_form):
                part.hide()
            self.frame.offer()

    def event_to_write(self) -> Event | None:
        """The start with the checked numbers."""
        self.refresh()
        read, check, bag = self.form.values(), self.check, self.bag
        if read is None:
            return None
        if check is None:
            self.form.refuse(tr("Two people must agree on dose, volume and rate first."))
            return None
        first = check.first
        made = InfusionStarted(
            self.day, self.plan.key, first.agent, first.dose_mg, first.volume_ml, first.rate_ml_h,
            late_because=read["late"] or "",
        )  # fmt: skip
        return made if bag is None else _with_bag(made, bag)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """The planned rates and limits of the drug."""
        agent = self.bedside.regimen.agents[self.plan.agent or ""]
        yield tr("Planned length"), agent.infusion_minutes
        if agent.longest_minutes is not None:
            yield tr("Longest time"), agent.longest_minutes
        for place, step in enumerate(agent.rate_steps, 1):
            yield tr("Rate step {number}").format(number=place), step.bag_share_per_h


def _with_bag(made: InfusionStarted, bag: BagReceived) -> InfusionStarted:
    return replace(made, dead_volume_ml=bag.dead_volume_ml, primed_with=bag.primed_with)
