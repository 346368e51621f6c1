"""The face of a step's form: fields, what blocks it, or what was written, and which buttons."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.cycle_day import StepState, StepView
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Sourced, StepPlan
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.frame import Acts, StepFrame
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.forms.rows import Row, source_row
from infusetrack.ui.widgets.buttons import Button
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events import line_words, names_of
from infusetrack.wording.findings import ORIGINS
from infusetrack.wording.translate import mark, tr, translated


class Mode(StrEnum):
    """What the form shows now."""

    BLOCKED = "blocked"
    FILL = "fill"
    SKIP = "skip"
    AMEND = "amend"
    CLOSED = "closed"


class StepFace(QWidget):
    """What a form of a step shows; `StepForm` adds the acts."""

    act_words: ClassVar[str] = mark("Done")
    """A marked sentence for the primary button."""
    can_amend: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a step is shown."""
        super().__init__()
        self.bedside = bedside
        self.view: StepView | None = None
        self.form, self.moment_form, self.skip_form = Form(), MomentForm(bedside), Form(columns=1)
        self.skip_form.add("why", TextField(tr("Why the step is left out"), required=True))
        self._amending: Line | None = None
        self._skipping = False
        self.frame = StepFrame(self.acts())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.frame)

    def acts(self) -> Acts:
        """What the buttons of the frame do: save, amend, skip and cancel."""
        raise NotImplementedError

    # --- what each kind of step says ------------------------------------------------

    def build(self) -> None:
        """Make the fields, once the step is known."""

    def parts(self) -> tuple[QWidget, ...]:
        """The widgets between head and buttons, in their order."""
        return (self.form,)

    def own_buttons(self) -> tuple[Button, ...]:
        """Buttons of this form alone, before the common ones."""
        return ()

    def refresh(self) -> None:
        """Redraw what depends on the record; never touch what was typed."""

    def summary(self) -> Iterator[Row]:
        """What was written, as rows."""
        line = self.line
        if line is not None:
            words = line_words(line, self.bedside.zone, names=names_of(self.bedside.regimen))
            yield tr("Entered"), words

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """The regimen's numbers that are used here, each with its name."""
        yield from ()

    def is_done(self) -> bool:
        """Whether the step shows its result and no fields."""
        return self.shown.state in {StepState.DONE, StepState.SKIPPED}

    # --- showing ----------------------------------------------------------------------

    @property
    def shown(self) -> StepView:
        """The step that is shown."""
        if self.view is None:
            raise RuntimeError(type(self).__name__)
        return self.view

    @property
    def plan(self) -> StepPlan:
        """The step's plan."""
        return self.shown.plan

    @property
    def day(self) -> str:
        """The label of the open cycle day."""
        return self.bedside.day_label

    @property
    def line(self) -> Line | None:
        """The line that last spoke of this step; None before any."""
        record = self.shown.record
        return self.bedside.chart.line(record.seq) if record else None

    @property
    def mode(self) -> Mode:
        """What is shown now."""
        if self._amending is not None:
            return Mode.AMEND
        if self.is_done():
            return Mode.CLOSED
        if self._skipping:
            return Mode.SKIP
        return Mode.BLOCKED if self.shown.state is StepState.BLOCKED else Mode.FILL

    def make(self, view: StepView) -> None:
        """Make the fields for this step; once is enough."""
        first, self.view = self.view is None, view
        if first:
            self.build()
            self.frame.fill(*self.parts(), self.moment_form, self.skip_form, buttons=self.own_buttons())
            self.setAccessibleName(view.plan.title)

    def show_step(self, view: StepView) -> None:
        """Show a step, or the same one again after the chart changed; typed text stays."""
        self.make(view)
        if self._amending is not None and not self.bedside.chart.is_standing(self._amending):
            self._amending = None
        self.refresh()
        self.arrange()

    def show_time(self, now: datetime) -> None:
        """Redraw what depends on the clock."""
        del now
        self.moment_form.look_at_clock()

    def arrange(self) -> None:
        """Show the parts that the mode wants."""
        mode, frame = self.mode, self.frame
        frame.set_title(self.plan.title)
        frame.set_subtitle(" · ".join(p for p in (offset_words(self.plan.offset_min), self.plan.help) if p))
        frame.show_sources(self._source_rows())
        frame.show_waits(self._waits_for() if mode is Mode.BLOCKED else ())
        for part in self.parts():
            part.setVisible(mode in {Mode.FILL, Mode.AMEND})
        self.moment_form.setVisible(mode in {Mode.FILL, Mode.AMEND})
        self.skip_form.setVisible(mode is Mode.SKIP)
        frame.summary.setVisible(mode is Mode.CLOSED)
        self._show_result(mode)
        self._offer(mode)

    def _show_result(self, mode: Mode) -> None:
        skipped = self.shown.state is StepState.SKIPPED
        frame = self.frame
        frame.state.set_tone("plain" if skipped else "done")
        closed = tr("Left out") if skipped else tr("Done")
        frame.state.set_text(closed if mode is Mode.CLOSED else "")
        if mode is Mode.CLOSED:
            rows = self.summary() if not skipped else self._skipped_rows()
            frame.summary.show_rows((*rows, *self._who()))

    def _skipped_rows(self) -> Iterator[Row]:
        record = self.shown.record
        yield tr("Reason"), record.why if record else ""

    def _who(self) -> Iterator[Row]:
        line = self.line
        if line is None:
            return
        at = figures.clock(line.happened_at, self.bedside.zone)
        told = tr("{at} by {who}").format(at=at, who=line.by)
        if line.is_late:
            written = figures.clock(line.written_at, self.bedside.zone)
            told = tr("{told}, entered at {written}").format(told=told, written=written)
        yield tr("When and who"), told
        if line.reason:
            caption = tr("Why it was changed") if line.amends is not None else tr("Why entered late")
            yield caption, line.reason

    def _offer(self, mode: Mode) -> None:
        frame = self.frame
        words = {Mode.AMEND: tr("Save the change"), Mode.SKIP: tr("Leave the step out")}
        frame.primary.setText(words.get(mode) or translated(self.act_words))
        skip = (frame.skip,) if self.plan.skippable and not self.shown.record else ()
        amend = (frame.amend,) if self.can_amend or self.shown.state is StepState.SKIPPED else ()
        match mode:
            case Mode.FILL:
                frame.offer(frame.primary, *skip)
            case Mode.BLOCKED:
                frame.offer(*skip)
            case Mode.CLOSED:
                frame.offer(*amend)
            case _:
                frame.offer(frame.primary, frame.cancel)

    def _waits_for(self) -> tuple[str, ...]:
        day = self.bedside.view()
        return tuple(day.step(key).plan.title for key in self.shown.waits_for) if day else ()

    def _source_rows(self) -> Iterator[Row]:
        yield tr("This step"), f"{translated(ORIGINS[self.plan.origin])} · {self.plan.source}"
        for name, number in self.numbers():
            yield source_row(name, number)


def offset_words(minutes: int) -> str:
    """Where a step stands around the start of the infusion."""
    if minutes == 0:
        return tr("At the start")
    span = figures.long_span(timedelta(minutes=abs(minutes)))
    template = tr("{span} before the start") if minutes < 0 else tr("{span} after the start")
    return template.format(span=span)
