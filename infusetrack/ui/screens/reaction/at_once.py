"""What was done at once: pause, halve, stop, call; one press each, written before it is shown."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    Event,
    InfusionPaused,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.reaction.calls import Calls
from infusetrack.ui.widgets.buttons import Button, DangerOutlineButton, LinkButton, QuietButton, offer
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label, row
from infusetrack.wording.events_names import names_of
from infusetrack.wording.reaction_lines import act_words, onset_line
from infusetrack.wording.reactions import rounded_rate, state_words
from infusetrack.wording.translate import tr

UNDO = timedelta(seconds=60)
"""So long an act at the pump may be taken back as pressed by mistake (hazard H29, LOCAL)."""


class AtOnceCard(Card):
    """Buttons for what is still to do, a chip with its time for each thing done. Signal: `earlier_asked()`."""

    earlier_asked = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is done yet."""
        super().__init__(tr("1 · What was done at once"), large=True)
        self._bedside = bedside
        self._reaction: Reaction | None = None
        self.onset = label("", "subtitle", wrap=True)
        self.pause = QuietButton(tr("Pause"), "P", icon="pause", act=self.pause_now)
        self.halve = QuietButton(tr("Halve the rate"), "H", act=self.halve_now)
        self.stop = DangerOutlineButton(tr("Stop for good"), "S", act=self.stop_now)
        self.calls = Calls(bedside, self)
        self.undo = QuietButton(tr("Undo, pressed by mistake"), "U", act=self.take_back)
        self.earlier = LinkButton(tr("It began earlier"), "B", act=self.earlier_asked.emit)
        self._done: dict[int, Chip] = {}
        self.state = Chip(tone="high", parent=self)
        self.aside(self.state)
        self._flow = Flow(across=10, down=8)
        for button in (self.pause, self.halve, self.stop, *self.calls.buttons, self.undo):
            self._flow.addWidget(button)
        self._chips = Flow(across=8, down=6)
        self.body.addLayout(row(self.onset, self.earlier, stretch=0))
        self.body.addLayout(self._flow)
        self.body.addLayout(self._chips)

    def show_reaction(self, chart: Chart, reaction: Reaction, now: datetime) -> None:
        """What may still be done, and what was."""
        self._reaction = reaction
        self.onset.setText(onset_line(reaction))
        infusion = chart.day(reaction.day).infusions.get(reaction.began.step, Infusion())
        open_ = not reaction.finished
        offer(self.pause, self, allowed=open_ and infusion.accepts(InfusionPaused))
        offer(self.halve, self, allowed=open_ and infusion.accepts(RateChanged) and not _lowered(reaction))
        offer(self.stop, self, allowed=open_ and infusion.accepts(InfusionStopped))
        self.calls.show_reaction(reaction)
        offer(self.earlier, self, allowed=open_)
        self._show_done((*reaction.acts, *reaction.calls))
        self._show_state(chart, reaction, now)
        self.show_time(now)

    def _show_state(self, chart: Chart, reaction: Reaction, now: datetime) -> None:
        """What the banner says on every other screen: since when, what the pump does, what is due."""
        bedside = self._bedside
        self.state.set_tone("plain" if reaction.settled_at is not None else "high")
        words = state_words(chart, reaction, names_of(bedside.regimen), now, bedside.zone)
        self.state.set_text("" if reaction.finished else words)

    def show_time(self, now: datetime) -> None:
        """An act may be taken back for a minute."""
        line = self._last_act()
        recent = line is not None and now - line.written_at <= UNDO and line.by == self._bedside.badge
        offer(self.undo, self, allowed=recent)

    def _show_done(self, lines: tuple[Line, ...]) -> None:
        for seq in self._done.keys() - {line.seq for line in lines}:
            chip = self._done.pop(seq)
            chip.hide()
            chip.deleteLater()
        for line in lines:
            if line.seq not in self._done:
                words = act_words(line, self._bedside.zone)
                chip = self._done[line.seq] = Chip(f"\N{CHECK MARK} {words[:1].upper()}{words[1:]}", "done")
                self._chips.addWidget(chip)

    def done(self) -> list[str]:
        """The words of what was done."""
        return [chip.text() for chip in self._done.values()]

    # --- acts ------------------------------------------------------------------------------

    def pause_now(self) -> None:
        """Halt the pump, for this reaction."""
        self._act(
            self.pause, lambda one: InfusionPaused(one.day, one.began.step, tr("infusion reaction"), one.seq)
        )

    def halve_now(self) -> None:
        """Half of the rate that the pump runs at now."""
        rate = rounded_rate(self._infusion().rate_ml_h / 2)
        why = tr("halved for an infusion reaction")
        self._act(
            self.halve, lambda one: RateChanged(one.day, one.began.step, rate, "reaction", why, one.seq)
        )

    def stop_now(self) -> None:
        """End the infusion before its volume is in."""
        self._act(
            self.stop, lambda one: InfusionStopped(one.day, one.began.step, tr("infusion reaction"), one.seq)
        )

    def take_back(self) -> None:
        """Strike the last act at the pump out; it stays readable in the chart."""
        line = self._last_act()
        if line is not None and not self.undo.isHidden():
            self._bedside.amend(line, None, reason=tr("Pressed by mistake"))

    def _act(self, button: Button, make: Callable[[Reaction], Event]) -> None:
        if self._reaction is not None and not button.isHidden():
            self._bedside.write(make(self._reaction))

    def _infusion(self) -> Infusion:
        step = self._reaction.began.step if self._reaction is not None else ""
        return self._bedside.record.infusions.get(step, Infusion())

    def _last_act(self) -> Line | None:
        mine = [
            line
            for line in (self._reaction.acts if self._reaction is not None else ())
            if isinstance(line.event, InfusionPaused | InfusionStopped | RateChanged)
        ]
        return mine[-1] if mine and self._reaction and mine[-1] is self._reaction.acts[-1] else None


def _lowered(reaction: Reaction) -> bool:
    """Whether the rate was already taken down for it."""
    return any(isinstance(line.event, RateChanged) and line.event.reaction for line in reaction.acts)
