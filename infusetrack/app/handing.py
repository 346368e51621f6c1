"""The paper of a handoff: one patient's sheet, or all seated patients with their list; made beside the window and printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject

from infusetrack.app.background import Background
from infusetrack.devices.paper import print_file, save
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_prints import KIND
from infusetrack.reports.catalogue import KINDS, Sources, Wanted
from infusetrack.reports.context import Printing
from infusetrack.reports.style import Paper
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class Leaving:
    """One patient's pages that are about to leave, and the line that will say so."""

    study_id: str
    by: str
    entry: str
    note: DocumentPrinted


class HandoffPrinter(QObject):
    """Prints and keeps the sheets; each chart that stands on paper says so once it left."""

    def __init__(self, bedside: Bedside, folder: Path, paper: Callable[[], Paper]) -> None:
        """Documents go to `folder`; `paper()` is the size chosen now."""
        super().__init__(bedside)
        self._bedside, self._folder, self._paper = bedside, folder, paper
        self.background = Background(self, "handoffs")

    def print_sheet(self) -> None:
        """The open patient's sheet as the record stands now."""
        bedside = self._bedside
        if bedside.session is None or bedside.chart.patient is None or not bedside.day_label:
            bedside.told.emit(tr("Open a patient's day first, then print it."), "refused")
            return
        wanted = self._wanted(bedside.session, bedside.day_label)
        self._leave((wanted,), partial(KINDS[KIND].write, wanted, None), "")

    def print_all(self) -> None:
        """The list by chair, then each seated patient's own pages."""
        board, together = self._bedside.tools.board, KINDS[KIND].write_all
        sessions = ((board.session(seat.study_id), seat.day) for seat in board.seats)
        every = tuple(self._wanted(session, day) for session, day in sessions if session.chart.patient)
        if not every or together is None:
            self._bedside.told.emit(tr("Nobody is seated: there is nothing to hand over."), "info")
            return
        self._leave(every, partial(together, every), "-all")

    def _wanted(self, session: ChartSession, label: str) -> Wanted:
        bedside, tools = self._bedside, self._bedside.tools
        printing = Printing(bedside.now(), bedside.badge, bedside.zone, self._paper())
        sources = Sources(tools.site.site, tools.terms, tools.emergency, tools.expedited)
        return Wanted(session.chart, session.regimen, printing, label, sources)

    def _leave(self, every: Sequence[Wanted], make: Callable[[], bytes], more: str) -> None:
        """Made, saved and printed in the thread; the charts hear of it here."""
        leaving = tuple(self._leaving(one) for one in every)
        name = f"{KIND}{more}-{leaving[0].note.document_id}.pdf"
        self._bedside.told.emit(tr("Making the page …"), "info")
        self.background.run(partial(_sent, make, self._folder, name), partial(self._left, leaving))

    def _leaving(self, one: Wanted) -> Leaving:
        note = DocumentPrinted(one.label, KIND, KINDS[KIND].number(one), one.chart.tip)
        study_id = one.chart.patient.study_id if one.chart.patient else ""
        return Leaving(study_id, one.printing.by, uuid4().hex, note)

    def _left(self, leaving: Sequence[Leaving], path: Path | None, error: InfuseTrackError | None) -> None:
        """Write that it left, to each chart that it shows; say where it is, printed or not."""
        bedside, words = self._bedside, self._bedside.words_of(error)
        kept = path or (Path(str(error.facts["path"])) if error and "path" in error.facts else None)
        if kept is None:
            bedside.told.emit(words, "refused")
            return
        for one in leaving:
            if one.by:
                bedside.write_for(one.study_id, one.note, by=one.by, entry=one.entry)
        saved = tr("Saved as {name}").format(name=kept if error else kept.name)
        told = tr("{words} {saved}.").format(words=words, saved=saved) if error else saved
        bedside.told.emit(told, "refused" if error else "info")


def _sent(make: Callable[[], bytes], folder: Path, name: str) -> Path:
    """The finished document under a name without identity, sent to the printer."""
    path = save(make(), folder, name)
    print_file(path)
    return path
