"""Documents of the open chart: made beside the window, sent, and written to the record once they left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from infusetrack.app.background import Background
from infusetrack.app.making import Making, made_sheet
from infusetrack.app.print_dialog import ask_printer, has_printers
from infusetrack.app.sealing import seal_of
from infusetrack.app.wanting import Files
from infusetrack.devices.paper import open_in_viewer, print_file, save
from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.catalogue import KINDS, Sources, Wanted
from infusetrack.reports.context import Printing
from infusetrack.reports.style import CodeKind, LabelForm, Paper
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.paper.press import Made, Sheet, Way
from infusetrack.wording.translate import tr

SENT: dict[Way, Callable[[Path], None]] = {
    "print": print_file, "save": lambda _path: None, "open": open_in_viewer,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Left:
    """Whose document leaves, by whom, and the line that will say so."""

    study_id: str
    by: str
    entry: str
    note: DocumentPrinted


class DocumentPress(QObject):
    """Makes and sends documents (the paper screen's `Press`)."""

    def __init__(
        self, bedside: Bedside, folder: Path, paper: Callable[[], Paper], files: Files | None = None
    ) -> None:
        """Documents go to `folder`; `paper()` is the size chosen now; `files` is the record, to verify a chart."""
        super().__init__(bedside)
        self._bedside, self._folder, self._paper, self._files = bedside, folder, paper, files
        self.labels: Callable[[], tuple[LabelForm, CodeKind]] = lambda: ("sheet", "qr")
        """The label stock and the codes chosen now."""
        self._looking, self._sending = Background(self, "documents"), Background(self, "leaving")
        self._making = Making()
        self._sheet: Sheet | None = None

    def wait(self) -> None:
        """Until everything begun is made and sent; for pictures of the screen."""
        self._looking.wait()
        self._sending.wait()

    def close(self) -> None:
        """Give up what is only looked at; wait for what is sent."""
        self._making.cancel()
        self.wait()

    # --- looking ---------------------------------------------------------------------

    def make(self, kind: str, label: str, made: Made) -> None:
        """Make one to look at; what was still being made is given up without a word."""
        self._making.cancel()
        making = self._making = Making()
        wanted = self._wanted(label)
        if wanted is None:
            made(None, tr("Open a patient first."))
            return
        self._looking.run(
            partial(made_sheet, wanted, kind, making, self._files), partial(self._made, making, made)
        )

    def _made(self, making: Making, made: Made, sheet: Sheet | None, error: InfuseTrackError | None) -> None:
        if making is self._making:
            self._sheet = sheet
            made(sheet, self._bedside.words_of(error))

    def cancel(self) -> None:
        """Give up what is being made to look at."""
        self._making.cancel()

    def progress(self) -> tuple[int, int]:
        """Lines on paper, and lines in all."""
        return self._making.done, self._making.total

    def _wanted(self, label: str) -> Wanted | None:
        bedside = self._bedside
        chart, patient = bedside.chart, bedside.chart.patient
        if patient is None:
            return None
        labels, codes = self.labels()
        printing = Printing(
            bedside.now(), bedside.badge, bedside.zone, self._paper(), labels=labels, codes=codes
        )
        tools, files = bedside.tools, self._files
        sources = Sources(tools.site.site, tools.terms, tools.emergency, tools.expedited)
        if files is not None:
            seal = partial(seal_of, files.record, files.key, patient.study_id, printing.at)
            sources = replace(sources, seal=seal)
        return Wanted(chart, bedside.regimen, printing, label, sources)

    # --- leaving ---------------------------------------------------------------------

    def print_fitting(self, kind: str) -> None:
        """Print the document that a screen is about, without looking at it first."""
        bedside = self._bedside
        if bedside.chart.patient is None:
            bedside.told.emit(tr("Open a patient's day first, then print it."), "refused")
            return
        try:
            label = KINDS[kind].label(bedside.chart, bedside.day_label)
        except Refused as error:
            bedside.told.emit(bedside.words_of(error), "refused")
            return
        self.leave(kind, label, "print")

    def choose_printer(self, kind: str, label: str) -> None:
        """Print to the printer and in the copies that are chosen in the system's dialog."""
        if not has_printers():
            self._bedside.told.emit(
                tr("This computer has no printer. Set one up, or save the document."), "refused"
            )
            return
        ask_printer(
            QApplication.activeWindow(),
            lambda choice: self._leave(kind, label, partial(print_file, choice=choice)),
        )

    def leave(self, kind: str, label: str, way: Way) -> None:
        """Make it as the record stands now and send it; a long one that still is true leaves as it is."""
        self._leave(kind, label, SENT[way])

    def _leave(self, kind: str, label: str, send: Callable[[Path], None]) -> None:
        bedside, wanted = self._bedside, self._wanted(label)
        if wanted is None or wanted.chart.patient is None:
            bedside.told.emit(tr("Open a patient's day first, then print it."), "refused")
            return
        sheet = self._in_hand(kind, wanted)
        number = sheet.number if sheet else KINDS[kind].number(wanted)
        note = DocumentPrinted(_day_of(kind, label), kind, number, wanted.chart.tip)
        left = Left(wanted.chart.patient.study_id, bedside.badge, uuid4().hex, note)
        bedside.told.emit(tr("Making the {document} …").format(document=KINDS[kind].title), "info")
        making = Making()
        make = (
            partial(made_sheet, wanted, kind, making, self._files) if sheet is None else partial(_same, sheet)
        )
        self._sending.run(partial(_sent, make, self._folder, send), partial(self._left, left))

    def _in_hand(self, kind: str, wanted: Wanted) -> Sheet | None:
        """The sheet that was looked at, where it is a long one and nothing was written since."""
        sheet = self._sheet
        if sheet is None or not KINDS[kind].is_long:
            return None
        asked = (wanted.chart.patient.study_id if wanted.chart.patient else "", kind, wanted.label)
        same = (sheet.study_id, sheet.kind, sheet.label) == asked
        return sheet if same and sheet.tip == wanted.chart.tip else None

    def _left(self, left: Left, path: Path | None, error: InfuseTrackError | None) -> None:
        """Write that it left, to the chart it shows: another one may be open by now."""
        words = self._bedside.words_of(error)
        kept = path or (Path(str(error.facts["path"])) if error and "path" in error.facts else None)
        if kept is None:
            self._bedside.told.emit(words, "refused")
            return
        if left.by:
            self._bedside.write_for(left.study_id, left.note, by=left.by, entry=left.entry)
        saved = tr("Saved as {name}").format(name=kept if error else kept.name)
        told = tr("{words} {saved}.").format(words=words, saved=saved) if error else saved
        self._bedside.told.emit(told, "refused" if error else "info")


def _day_of(kind: str, label: str) -> str:
    """The cycle day that the record names with a document; the first one of a cycle stands for the cycle."""
    needs = KINDS[kind].needs
    return label if needs == "day" else f"{label}D1" if needs == "cycle" else ""


def _same(sheet: Sheet) -> Sheet:
    return sheet


def _sent(make: Callable[[], Sheet], folder: Path, send: Callable[[Path], None]) -> Path:
    """The finished document under a name without identity, sent its way."""
    sheet = make()
    path = save(sheet.pdf, folder, f"{sheet.kind}-{sheet.number}.pdf")
    send(path)
    return path
