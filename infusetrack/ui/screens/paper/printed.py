"""What was printed so far, when and by whom, and whether each print still is true."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_state import Truth, still_true
from infusetrack.domain.record import Line
from infusetrack.reports.catalogue import cycle_of, kind_named
from infusetrack.session.aside import Aside
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.keyboard import is_letter
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.prints import last_words, print_words
from infusetrack.wording.translate import tr

PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
PAD = 12
"""Air around the words of a row, in pixels."""
Truths = tuple[tuple[Line, Truth | None], ...]


class PrintList(QListWidget):
    """The prints, the latest first; letters go on to the screen's keys."""

    def __init__(self) -> None:
        """Long words wrap."""
        super().__init__()
        self.setAccessibleName(tr("Printed so far"))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(210)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines wrap: each row is as high as its words."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Each row as high as its words at this width: Qt's own guess cuts them."""
        wide, face = self.viewport().width() - 2 * PAD, self.fontMetrics()
        for place in range(self.count()):
            row = self.item(place)
            box = face.boundingRect(QRect(0, 0, wide, 10_000), Qt.TextFlag.TextWordWrap, row.text())
            row.setSizeHint(QSize(wide, box.height() + 2 * PAD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A single letter goes on to the window."""
        if event.modifiers() in PLAIN and is_letter(event.text().upper()):
            event.ignore()
            return
        super().keyPressEvent(event)


class PrintedCard(Card):
    """Every print of the chart. Signals: `anew(kind, day)`, `corrected(number)`, `compared()`."""

    anew = Signal(str, str)
    corrected = Signal(str)
    compared = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Compared with the record beside the window: a long chart has many lines."""
        super().__init__(tr("Printed so far"))
        self._bedside = bedside
        self._beside = Aside("prints", self)
        self._chart: Chart | None = None
        self.rows: Truths = ()
        self.list, self.none = PrintList(), label(tr("Nothing yet."), "caption")
        self.again = QuietButton(tr("Print anew"), "A", act=self.print_anew)
        self.correct = QuietButton(tr("Correction notice"), "C", act=self.correction)
        acts = Flow(across=8, down=8)
        acts.addWidget(self.again)
        acts.addWidget(self.correct)
        self.add(self.list, self.none)
        self.body.addLayout(acts)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self._show(())

    def show_chart(self, chart: Chart) -> None:
        """The prints of this chart; whether they still are true follows at once."""
        if chart is self._chart:
            return
        self._chart = chart
        prints = chart.of_kind(DocumentPrinted)[::-1]
        known = {line.hash: truth for line, truth in self.rows}
        self._show(tuple((line, known.get(line.hash)) for line in prints))
        if prints:
            self._beside.run(partial(truths, chart, prints), partial(self._compared, chart))

    def wait(self) -> None:
        """Until every print is compared; for pictures of the screen."""
        self._beside.wait()

    def _compared(self, chart: Chart, rows: Truths | None) -> None:
        if chart is self._chart and rows is not None:
            self._show(rows)
            self.compared.emit()

    def last_of(self, kind: str, label: str) -> str:
        """When a document left last, and whether that print still is true; empty where it never did."""
        for line, truth in self.rows:
            event = line.event
            known = kind_named(event.document) if isinstance(event, DocumentPrinted) else None
            if known is not None and known.name == kind and label in {"", event.day, cycle_of(event.day)}:  # type: ignore[union-attr]
                return last_words(line, truth, self._bedside.zone)
        return ""

    def _show(self, rows: Truths) -> None:
        chosen = self.chosen()
        self.rows = rows
        told = [print_words(line, truth, self._bedside.zone) for line, truth in rows]
        if told != [self.list.item(place).text() for place in range(self.list.count())]:
            self.list.clear()
            for words in told:
                row = QListWidgetItem(words)
                row.setToolTip(words)
                self.list.addItem(row)
            self.list.fit()
            places = [place for place, (line, _) in enumerate(rows) if chosen and line.seq == chosen.seq]
            self.list.setCurrentRow(places[0] if places else 0 if rows else -1)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._offer()

    def chosen(self) -> Line | None:
        """The chosen print."""
        place = self.list.currentRow()
        return self.rows[place][0] if 0 <= place < len(self.rows) else None

    def _offer(self) -> None:
        line = self.chosen()
        event = line.event if line is not None else None
        known = isinstance(event, DocumentPrinted) and kind_named(event.document) is not None
        truth = next((truth for one, truth in self.rows if one is line), None)
        self.again.setEnabled(known)
        self.correct.setEnabled(known and truth is not None and truth.known and not truth.holds)

    def print_anew(self) -> None:
        """Look at the same document as it would print now."""
        event = self._event()
        kind = kind_named(event.document) if event else None
        if event is not None and kind is not None and self.again.isEnabled():
            self.anew.emit(kind.name, event.day)

    def correction(self) -> None:
        """Look at the notice of what the chosen print tells otherwise than the record."""
        event = self._event()
        if event is not None and self.correct.isEnabled():
            self.corrected.emit(event.document_id)

    def _event(self) -> DocumentPrinted | None:
        line = self.chosen()
        return line.event if line is not None and isinstance(line.event, DocumentPrinted) else None


def truths(chart: Chart, prints: Sequence[Line]) -> Truths:
    """Each print with whether it still is true."""
    return tuple((line, still_true(chart, line)) for line in prints)
