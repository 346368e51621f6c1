"""The entry sheet of a set of vital signs: a new one, or one that is amended or struck out."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.screens.forms.base import OF_THE_TIME
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.screens.forms.wanted_items import baseline_items
from infusetrack.ui.screens.vitals.live_marks import LiveMarks
from infusetrack.ui.screens.vitals.overdue_chip import OverdueChip
from infusetrack.ui.widgets.buttons import DangerOutlineButton, LinkButton, PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row, rule
from infusetrack.ui.widgets.page import Page
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

Texts = tuple[dict[str, str], dict[str, str]]
FIELD_OF = {"vitals_sbp_dbp": "sbp", "vitals_empty": "sbp"}


class EntrySheet(Card):
    """Holds no truth, only what was typed. Signal: `written(line)` once a set stands or is struck out."""

    written = Signal(object)

    def __init__(self, bedside: Bedside) -> None:
        """Empty fields; nothing is copied forward."""
        super().__init__(tr("Vital signs"), large=True)
        self.bedside = bedside
        self._entry = uuid4().hex
        self._amending: Line | None = None
        self._kept: dict[tuple[str, str], Texts] = {}
        self._whose = ("", "")
        self._whole = False
        self.overdue = OverdueChip(bedside, self)
        self.aside(self.overdue)
        self.taken = label("", "strong")
        self.change_time = LinkButton(tr("Change time"), "Ctrl+T", act=self.open_time)
        self.entry = VitalsEntry(bedside, columns=2)
        self.moment = MomentForm(bedside)
        self.live = LiveMarks(bedside, self.entry)
        self.save_button = PrimaryButton(tr("Save"), "Ctrl+S", act=self.save)
        self.cancel_button = QuietButton(tr("Cancel"), "Esc", act=self.cancel)
        self.strike_button = DangerOutlineButton(tr("Strike out"), "Ctrl+Del", act=self.strike_out)
        self._lay_out()
        self.entry.changed.connect(self._look)
        self.moment.changed.connect(lambda: self.show_time(bedside.now()))
        bedside.chart_opened.connect(lambda _session: self._change_place())
        self._arrange()

    def _lay_out(self) -> None:
        inner = self._inner = Page()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 10, 0)
        for part in (self.moment, self.entry):
            box.addWidget(part)
        box.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.area.verticalScrollBar().rangeChanged.connect(self._grow)
        self.body.addLayout(row(self.taken, self.strike_button, None, self.change_time))
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.live.box)
        self.add(rule())
        self.body.addLayout(row(self.save_button, None, self.cancel_button))

    def show_whole(self, *, whole: bool) -> None:
        """Without a scroll bar of its own, where the page scrolls."""
        self._whole = whole
        upright = QSizePolicy.Policy.Expanding if whole else QSizePolicy.Policy.Ignored
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._fit()

    def _fit(self) -> None:
        self.area.setMinimumHeight(self._inner.minimumHeight() + 8 if self._whole else 0)

    def _grow(self, _low: int, hidden: int) -> None:
        """What is still hidden below, once its words have wrapped, is made room for."""
        if self._whole and hidden:
            self.area.setMinimumHeight(self.area.height() + hidden)

    # --- showing ------------------------------------------------------------------------

    @property
    def amending(self) -> Line | None:
        """The set that is being changed; None while a new one is entered."""
        return self._amending

    def _amended(self) -> VitalsTaken | None:
        event = self._amending.event if self._amending else None
        return event if isinstance(event, VitalsTaken) else None

    def show_chart(self, chart: Chart) -> None:
        """The last values in grey; a change of a set that is gone is put away."""
        if self._whose != self._place():
            self._change_place()
        if self._amending is not None and not chart.is_standing(self._amending):
            self.cancel()
        old = self._amended()
        self.entry.set_wanted(self._wanted(old))
        self.entry.show_last()
        self.live.look(self._amending)
        self._arrange()
        self.show_time(self.bedside.now())

    def show_time(self, now: datetime) -> None:
        """The time of taking and how long a set is overdue."""
        bedside = self.bedside
        if self._amending is None:
            clock = figures.clock(now, bedside.zone)
            earlier = not self.moment.when.is_empty()
            self.taken.setText(
                tr("Taken at the time below") if earlier else tr("Taken {clock} now").format(clock=clock)
            )
        self.moment.look_at_clock()
        if self._amending is None:
            self.overdue.show_time(now)
            self.entry.set_wanted(self._wanted(None))
        else:
            self.overdue.set_text("")

    def _wanted(self, old: VitalsTaken | None) -> tuple[str, ...]:
        """What a baseline wants; else what is due soon or due; a change of another set owes no reason."""
        view, baseline = self.bedside.view(), self._baseline_step()
        if old is not None:
            plans = view.of_kind("vitals") if view is not None and old.baseline else ()
            return baseline_items(self.bedside, plans[0].plan) if plans else ()
        if baseline and view is not None:
            return baseline_items(self.bedside, view.step(baseline).plan)
        return self.overdue.wanted

    def _baseline_step(self) -> str:
        """The baseline step that this set would do; empty where there is none to do."""
        view = self.bedside.view()
        waiting = {StepState.IN_HAND, StepState.OPEN}
        found = [one for one in view.of_kind("vitals") if one.state in waiting] if view else []
        return found[0].plan.key if found else ""

    def _arrange(self) -> None:
        changing = self._amending is not None
        baseline = not changing and self._baseline_step() != ""
        self.set_title(self._subject(baseline=baseline))
        self.taken.setVisible(not changing)
        self.change_time.setVisible(not changing and self.moment.isHidden())
        self.strike_button.setVisible(changing)
        self.cancel_button.setText(tr("Cancel") if changing else tr("Clear"))
        self.moment.setVisible(changing or not self.moment.is_empty())
        self._fit()

    def _subject(self, *, baseline: bool) -> str:
        if self._amending is not None:
            clock = figures.clock(self._amending.happened_at, self.bedside.zone)
            return tr("Amend the set of {clock}").format(clock=clock)
        return tr("Baseline vital signs") if baseline else tr("Vital signs")

    def _look(self) -> None:
        """Say as typed which limit a number does not keep, and what all of them come to."""
        self.live.look(self._amending)
        self._fit()

    # --- acts ---------------------------------------------------------------------------

    def open_time(self) -> None:
        """An earlier time than now."""
        self.moment.show()
        self.change_time.hide()
        self._fit()
        self.moment.when.take_focus()

    def save(self) -> None:
        """Write the set, or the change of one; what was typed stays where it is refused."""
        step = self._baseline_step()
        event = self.entry.read_event(step, baseline=bool(step))
        moment = self.moment.moment() if event is not None else None
        if event is None or moment is None:
            self._show_refusal()
            return
        old = self._amended()
        if self._amending is not None and old is not None:
            event = replace(event, day=old.day, step=old.step, baseline=old.baseline)
            written = self.bedside.amend(self._amending, event, reason=moment.reason, at=moment.at)
        else:
            written = self.bedside.write(event, at=moment.at, reason=moment.reason, entry=self._entry)
        self._after(written, tr("Saved."))

    def _show_refusal(self) -> None:
        """Bring the sentence into sight, then as much as fits below it with the field."""
        form = self.entry if self.entry.refusal.text() else self.moment
        self.moment.setVisible(self.moment.isVisible() or form is self.moment)
        self._fit()
        for part in (self.focusWidget(), form.refusal):
            if part is not None:
                self.area.ensureWidgetVisible(part, 0, 60)

    def strike_out(self) -> None:
        """Take the set away, with a reason; it stays readable in the chart."""
        if self._amending is None:
            return
        try:
            why = self.moment.why.read()
        except Refused as error:
            self.moment.refuse(error, "why")
            self._show_refusal()
            return
        self._after(self.bedside.amend(self._amending, None, reason=why or ""), tr("Struck out."))

    def _after(self, written: Written, words: str) -> None:
        if written.line is None:
            self._refuse(written)
            return
        self._entry = uuid4().hex
        if self._amending is not None:
            self._end_change()
        else:
            self.clear()
        self.bedside.told.emit(words, "info")
        self.written.emit(written.line)

    def _refuse(self, written: Written) -> None:
        if written.code in OF_THE_TIME:
            self.moment.show()
            self.moment.refuse(written.words, "when")
        else:
            self.entry.refuse(written.words, FIELD_OF.get(written.code, "sbp"))
        self._show_refusal()

    def begin_amend(self, line: Line) -> None:
        """Open a written set to change it; what was typed of a new one is kept for afterwards."""
        if not isinstance(line.event, VitalsTaken):
            return
        if self._amending is None:
            self._kept[self._place()] = self._texts()
        self._amending = line
        self.entry.clear()
        self.entry.set_wanted(self._wanted(line.event))
        self.entry.fill(line.event)
        self.moment.begin_change(line)
        self._arrange()
        self.show_time(self.bedside.now())
        self.moment.why.take_focus()

    def cancel(self) -> None:
        """Put a change away, or clear the sheet; nothing is written."""
        if self._amending is not None:
            self._end_change()
        else:
            self.clear()
        self.entry.take_focus()

    def _end_change(self) -> None:
        self._amending = None
        self.clear()
        self._put_back(self._kept.pop(self._place(), ({}, {})))
        self.show_chart(self.bedside.chart)

    def clear(self) -> None:
        """Empty fields, time now."""
        self.entry.clear()
        self.moment.end_change()
        self._arrange()

    # --- what was typed -------------------------------------------------------------------

    def _place(self) -> tuple[str, str]:
        session = self.bedside.session
        return (session.stream if session else "", self.bedside.day_label)

    def _texts(self) -> Texts:
        return self.entry.texts(), self.moment.texts()

    def _put_back(self, texts: Texts) -> None:
        self.entry.set_texts(texts[0])
        self.moment.set_texts(texts[1])
        self._arrange()

    def _change_place(self) -> None:
        """Another patient or day: keep what was typed here, bring what was typed there."""
        if self._whose == self._place():
            return
        if self._amending is None:
            self._kept[self._whose] = self._texts()
        self._amending, self._whose, self._entry = None, self._place(), uuid4().hex
        self.clear()
        self._put_back(self._kept.pop(self._whose, ({}, {})))
