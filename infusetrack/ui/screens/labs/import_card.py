"""Files of the laboratory: look in a folder, and take each report into the record by a person's hand."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabsReported, SiteValueSet
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.lab_checks import doubts
from infusetrack.domain.lab_due import step_it_fills
from infusetrack.domain.lab_import import Report, as_fact, match, over, standing
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.quantities import convert
from infusetrack.exchange.lab_csv import headings, lacking
from infusetrack.exchange.lab_file import Looked, files_in, look, text_of
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.screens.labs.mapping_form import MappingForm
from infusetrack.ui.screens.labs.report_row import ReportRow
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import emptied, label, row, say
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.lab_files import nothing_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER, COLUMNS = "labs.folder", "labs.csv"
"""Site values: the folder of the laboratory's files, and the headings of its CSV files by field."""


class ImportCard(QWidget):
    """It holds what the last look found. Signals: `written()` after each report taken, `closed()`."""

    written = Signal()
    closed = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is looked at before somebody asks."""
        super().__init__()
        self._bedside = bedside
        self.rows: list[ReportRow] = []
        self._coming: Iterator[Looked] = iter(())
        self._folder = Path()
        self.form = Form(columns=1)
        self.folder = TextField(tr("Folder of the laboratory's files"), required=True)
        self.form.add("folder", self.folder)
        self.state = label("", "subtitle", wrap=True)
        self.mapping = MappingForm(self._keep_columns)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._lay_out()

    def _lay_out(self) -> None:
        about = tr("CSV, HL7 (ORU^R01) and FHIR files. Each report is taken by a person; the files stay.")
        head = Card(tr("Files of the laboratory"), about, large=True)
        seek = PrimaryButton(tr("Look in the folder"), "O", icon="search", act=self.look)
        back = QuietButton(tr("Back to the results"), "Esc", act=self.closed.emit)
        for part in (self.form, self.state, self.mapping):
            head.add(part)
        head.body.addLayout(row(seek, None, back))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(head)
        box.addLayout(self._list)
        box.addStretch(1)

    # --- looking ----------------------------------------------------------------------------

    def open(self) -> None:
        """The folder that the site used last."""
        if self.folder.is_empty():
            self.folder.set_text(self._site(FOLDER))
        soon(self, self.folder.take_focus)

    def put_away(self) -> None:
        """Another patient: what was found belongs to this one's eyes."""
        self._coming = iter(())
        self._empty()

    def _empty(self) -> None:
        self.rows = []
        emptied(self._list)
        self.mapping.hide()
        say(self.state, "")

    def _site(self, key: str) -> str:
        return self._bedside.tools.site.site.value(key) or ""

    def columns(self) -> dict[str, str]:
        """The headings that the site mapped, by field."""
        pairs = (part.partition("=") for part in self._site(COLUMNS).split(";") if "=" in part)
        return {field: heading for field, _, heading in pairs}

    def look(self) -> None:
        """Read the files, one in each round of events; the window stays quick."""
        read = self.form.values()
        if read is None or self._bedside.session is None:
            return
        self._empty()
        self._folder = Path(read["folder"])
        try:
            paths = files_in(self._folder)
        except Refused as error:
            self.form.refuse(error, "folder")
            return
        self._keep(FOLDER, read["folder"])
        say(self.state, tr("Looking …") if paths else tr("No file of results is there."))
        self._coming = look(paths, self._bedside.zone, self.columns())
        soon(self, self._next)

    def _next(self) -> None:
        found = next(self._coming, None)
        if found is None:
            self._told()
            return
        self._show(found)
        soon(self, self._next)

    def _told(self) -> None:
        ready = sum(1 for one in self.rows if one.is_ready)
        told = tr("{all} reports, {ready} of this patient can be taken.")
        say(self.state, told.format(all=len(self.rows), ready=ready))

    def _show(self, looked: Looked) -> None:
        if looked.refusal is not None:
            self._refused(looked.file, looked.refusal)
        elif not looked.reports:
            self._list.addWidget(label(nothing_words(looked.file), "strong", wrap=True))
        patient = self._bedside.chart.patient
        for report in looked.reports if patient is not None else ():
            found = match(report, patient)  # type: ignore[arg-type]
            stands = standing(report, self._bedside.chart)
            made = ReportRow(report, found, stands, self.accept, self._bedside.zone)
            self.rows.append(made)
            self._list.addWidget(made)

    def _refused(self, file: str, error: Refused) -> None:
        words = tr("{file}: {why}").format(file=file, why=sentence(error))
        self._list.addWidget(label(words, "strong", wrap=True))
        if error.code == "lab_csv_columns" and self.mapping.isHidden():
            found = headings(text_of(self._folder / file))
            self.mapping.open(file, found, lacking(found, self.columns()))

    # --- what the site says ---------------------------------------------------------------------

    def _keep(self, key: str, value: str) -> None:
        if value and value != self._site(key):
            event = SiteValueSet(key, value, tr("labs screen"))
            self._bedside.tools.site.write(event, by=self._bedside.badge)

    def _keep_columns(self, told: dict[str, str]) -> None:
        columns = {**self.columns(), **told}
        self._keep(COLUMNS, ";".join(f"{field}={heading}" for field, heading in columns.items()))
        self.look()

    # --- taking -----------------------------------------------------------------------------------

    def accept_first(self) -> None:
        """The first report that one press takes."""
        first = next((one for one in self.rows if one.is_ready), None)
        if first is not None:
            first.press()

    def accept(self, chosen: ReportRow) -> None:
        """Take a report: never a wrong patient's without a named decision, never a value that cannot be."""
        decision = chosen.decision()
        report = chosen.report
        if decision is None:
            return
        cannot = self._impossible(report)
        if cannot:
            chosen.refuse(cannot)
            return
        found = doubts(report.results, self._last(report))
        if not chosen.ask(found):
            return
        fact = as_fact(report, self._bedside.day_label, chosen.found, decided_by=decision[0], why=decision[1])
        done = self._write(chosen, replace(fact, confirmed=tuple(dict.fromkeys(one.name for one in found))))
        if done.stands:
            chosen.done()
            self._told()
            self.written.emit()
        else:
            chosen.refuse(done.words)

    def _write(self, chosen: ReportRow, fact: LabsReported) -> Written:
        stands = standing(chosen.report, self._bedside.chart)
        line = stands.line
        if stands.known == "same":
            return Written(None, tr("It is already in the record."))
        if stands.known == "corrects" and line is not None and isinstance(line.event, LabsReported):
            reason = tr("corrected by the laboratory")
            return self._bedside.amend(line, over(line.event, fact), reason=reason)
        view = self._bedside.view()
        step = step_it_fills(view, (one.analyte for one in fact.results)) if view is not None else ""
        return self._bedside.write(replace(fact, step=step))

    def _last(self, report: Report) -> dict[str, LabResult]:
        found = {}
        for one in report.results:
            before = [r for r in history(self._bedside.chart, one.analyte) if r.drawn_at < report.drawn_at]
            if before:
                found[one.analyte] = before[-1]
        return found

    def _impossible(self, report: Report) -> str:
        """The first value that cannot be, in words; empty for none."""
        for one in report.results:
            analyte = ANALYTES[one.analyte]
            guard = self._bedside.guards.get(analyte.guard)
            same = one.unit == analyte.unit
            value = one.value if same else convert(analyte.quantity, one.value, one.unit, analyte.unit)
            if guard is not None and guard.classify(value) == "refused":
                facts = {"low": guard.reject_low, "high": guard.reject_high, "unit": guard.unit}
                name = analyte_words(one.analyte)
                return sentence(Refused("number_implausible", field=name, value=value, **facts))
        return ""
