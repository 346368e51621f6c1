"""Release of the day: each limit beside what was found, and the decision against a closed gate."""

from collections.abc import Iterator
from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import Event, Released
from infusetrack.domain.hemoglobin_course import MAGROLIMAB
from infusetrack.domain.reaction_bars import Bar, bars, told_for_later
from infusetrack.domain.regimen import Sourced
from infusetrack.domain.release import Finding, Verdict, gate_open, release_findings
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.finding_table import FindingTable
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.findings import finding_words, parameter_name
from infusetrack.wording.hemoglobin import unread_words, watch_line
from infusetrack.wording.reactions import later_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr


class ReleaseForm(StepForm):
    """The program shows; a person releases, or records who decided against a limit and why."""

    act_words: ClassVar[str] = mark("Release the day")
    field_of: ClassVar[dict[str, str]] = {
        "gate_closed": "decided_by", "override_incomplete": "reason", "never_started": "decided_by",
        "cycle_stopped": "decided_by", "reaction_unknown": "decided_by",
    }  # fmt: skip

    def build(self) -> None:
        """The table, what it says, and the fields of a decision."""
        self.table = FindingTable()
        self.gate = label("", "strong", wrap=True)
        self.watch = label("", "strong", wrap=True)
        self.bedside.alarms.hemoglobin.reviewed.connect(self._reviewed)
        self.before = label("", "strong", wrap=True)
        self.form.add("decided_by", TextField(tr("Investigator who decided"), required=True))
        self.form.add("reason", TextField(tr("Reason of the decision"), required=True))
        self.findings: tuple[Finding, ...] = ()
        self.bars: tuple[Bar, ...] = ()
        self.later: tuple[str, ...] = ()

    def parts(self) -> tuple[QWidget, ...]:
        """Table, what the hemoglobin watch and earlier reactions ask of this day, sentence, fields."""
        return (self.table, self.watch, self.before, self.gate, self.form)

    def refresh(self) -> None:
        """Look at the limits again."""
        bedside = self.bedside
        if bedside.chart.patient is None:
            return
        self.findings = release_findings(bedside.chart, bedside.regimen, self.day, bedside.now())
        self.bars = bars(bedside.chart, bedside.regimen, self.day, bedside.now())
        self.later = tuple(
            later_words(one)
            for one in told_for_later(bedside.chart, bedside.regimen, self.day, bedside.now())
        )
        self.before.setText("\n".join((tr("After earlier reactions the rules say:"), *self.later)))
        self.table.show_findings(self.findings, bedside.now())

    def _reviewed(self, _study_id: str) -> None:
        """A method, not a lambda: the connection goes with the form."""
        if self.view is not None and self.day:
            self._show_watch()

    def _show_watch(self) -> None:
        """The watch's line on days of the drug that it watches; reading goes on elsewhere meanwhile."""
        bedside = self.bedside
        if not self.day or bedside.chart.patient is None or MAGROLIMAB not in self._agents():
            self.watch.setText("")
            return
        reviews = bedside.alarms.hemoglobin.of(bedside.chart)
        if bedside.alarms.hemoglobin.could_not_read(bedside.chart):
            self.watch.setText(unread_words())
        elif reviews is None:
            self.watch.setText(tr("Hemoglobin watch: reading the course …"))
        else:
            self.watch.setText(watch_line(reviews[-1]) if reviews else tr("Hemoglobin watch: no value yet."))

    def _agents(self) -> tuple[str, ...]:
        key = CycleDay.of(self.day)
        return self.bedside.regimen.agents_on(key.cycle, key.day)

    def arrange(self) -> None:
        """The fields of a decision stand only before a closed gate."""
        super().arrange()
        self._show_watch()
        self.watch.setVisible(bool(self.watch.text()) and not self.watch.isHidden())
        closed = self.is_closed
        self.before.setVisible(bool(self.later) and not self.before.isHidden())
        self.form.setVisible(closed and not self.form.isHidden())
        words = tr("Gate closed. Check now; the start needs the investigator's recorded decision.")
        told = " ".join((words, *self._bar_words()))
        self.gate.setText(told if closed else tr("Gate open: nothing found closes it."))
        if self.mode in {"fill", "amend"} and closed:
            self.frame.primary.setText(tr("Release on this decision"))

    @property
    def is_closed(self) -> bool:
        """Whether a limit or an earlier reaction asks for a decision."""
        return bool(self.bars) or not gate_open(self.findings)

    def _bar_words(self) -> list[str]:
        zone = self.bedside.zone
        return list(dict.fromkeys(sentence(one.refusal, zone) for one in self.bars))

    def event_to_write(self) -> Event | None:
        """The release, with the decision where the gate is closed."""
        self.refresh()
        told = tuple(finding_words(one) for one in self.findings if one.verdict is not Verdict.MET)
        told = (*told, *self._bar_words(), *self.later)
        if not self.is_closed:
            return Released(self.day, self.plan.key, told)
        self.arrange()
        read = self.form.values()
        if read is None:
            return None
        return Released(self.day, self.plan.key, told, read["decided_by"], read["reason"])

    def fill(self, event: Event) -> None:
        """The decision as it was written."""
        told = cast("Released", event)
        self.form.fields["decided_by"].set_text(told.override_by)
        self.form.fields["reason"].set_text(told.override_reason)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """The limits."""
        for finding in self.findings:
            yield parameter_name(finding.parameter), finding.source
