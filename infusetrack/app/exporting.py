"""Rate segments leave the program: a CSV file in the folder of documents, and a line that says so."""

from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject

from infusetrack.app.background import Background
from infusetrack.devices.paper import save
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.segments import first_starts, rate_rows
from infusetrack.exchange.segments_csv import segments_csv
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.translate import tr

RATES = "rate segments"


class RateExport(QObject):
    """Writes the open patient's rate segments of all days."""

    def __init__(self, bedside: Bedside, background: Background, folder: Path) -> None:
        """Files go to `folder`."""
        super().__init__(bedside)
        self._bedside, self._background, self._folder = bedside, background, folder

    def export(self) -> None:
        """Make the file off the window's thread, and say where it is."""
        bedside = self._bedside
        chart, regimen, now, zone = bedside.chart, bedside.regimen, bedside.now(), bedside.zone
        if chart.patient is None:
            bedside.told.emit(tr("Open a patient first, then export."), "refused")
            return
        study_id, by, entry = chart.patient.study_id, bedside.badge, uuid4().hex
        note = DocumentPrinted(bedside.day_label, RATES, entry[:12], chart.tip)
        folder = self._folder

        def work() -> Path:
            made = segments_csv(study_id, rate_rows(chart, regimen, now), first_starts(chart), zone)
            return save(made, folder, f"{study_id}-rates.csv")

        def made(path: Path | None, error: InfuseTrackError | None) -> None:
            if path is None:
                bedside.told.emit(bedside.words_of(error), "refused")
                return
            if by:
                bedside.write_for(study_id, note, by=by, entry=entry)
            bedside.told.emit(tr("Saved as {name}").format(name=path), "info")

        self._background.run(work, made)
