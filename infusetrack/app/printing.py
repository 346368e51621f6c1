"""The day's page: made off the window's thread, opened or printed, and written to the record."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject

from infusetrack.app.background import Background
from infusetrack.devices.paper import open_in_viewer, print_file, save
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.context import Printing
from infusetrack.reports.day_report import day_report
from infusetrack.reports.style import Paper
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.translate import tr

DAY_SUMMARY = "day summary"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose page was asked for, by whom, and the line that will say so."""

    study_id: str
    by: str
    entry: str
    note: DocumentPrinted


class Printer(QObject):
    """Prints the open cycle day."""

    def __init__(
        self, bedside: Bedside, background: Background, folder: Path, paper: Callable[[], Paper]
    ) -> None:
        """Documents go to `folder`; `paper()` is the size chosen now."""
        super().__init__(bedside)
        self._bedside, self._background = bedside, background
        self._folder, self._paper = folder, paper

    def open_day(self) -> None:
        """Make the page and show it in the system's viewer."""
        self._make(open_in_viewer)

    def print_day(self) -> None:
        """Make the page and hand it to the printer."""
        self._make(print_file)

    def _make(self, send: Callable[[Path], None]) -> None:
        bedside = self._bedside
        chart, regimen, label = bedside.chart, bedside.regimen, bedside.day_label
        if chart.patient is None or not label:
            bedside.told.emit(tr("Open a patient's day first, then print it."), "refused")
            return
        name = f"{chart.patient.study_id}-{label}-day.pdf"
        printing = Printing(bedside.now(), bedside.badge, bedside.zone, self._paper())
        folder = self._folder

        def work() -> Path:
            path = save(day_report(chart, regimen, label, printing), folder, name)
            send(path)
            return path

        bedside.told.emit(tr("Making the page …"), "info")
        entry = uuid4().hex
        note = DocumentPrinted(label, DAY_SUMMARY, entry[:12], chart.tip)
        asked = Asked(chart.patient.study_id, bedside.badge, entry, note)
        self._background.run(work, lambda path, error: self._made(path, error, asked))

    def _made(self, path: Path | None, error: InfuseTrackError | None, asked: Asked) -> None:
        """Write that the page left, to the chart it shows: another one may be open by now."""
        words = self._bedside.words_of(error)
        kept = path or (Path(str(error.facts["path"])) if error and "path" in error.facts else None)
        if kept is None:
            self._bedside.told.emit(words, "refused")
            return
        if asked.by:
            self._bedside.write_for(asked.study_id, asked.note, by=asked.by, entry=asked.entry)
        saved = tr("Saved as {name}").format(name=kept if error else kept.name)
        told = tr("{words} {saved}.").format(words=words, saved=saved) if error else saved
        self._bedside.told.emit(told, "refused" if error else "info")
