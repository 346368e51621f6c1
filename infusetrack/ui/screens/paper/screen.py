"""The paper screen: a document as it would print, the ways it may leave, and what left so far."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.handoff_state import truth_of
from infusetrack.reports.catalogue import KINDS
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.paper.choice import ChoiceCard
from infusetrack.ui.screens.paper.layout import SIDE, PaperLayout
from infusetrack.ui.screens.paper.press import Press, Sheet, Way
from infusetrack.ui.screens.paper.preview import PreviewCard
from infusetrack.ui.screens.paper.printed import PrintedCard
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.handoff_stands import stale_words
from infusetrack.wording.translate import mark, tr

FRAME = 62
"""What of the side is edge and scroll bar, in pixels."""
FITTING: Mapping[str, str] = {
    "today": "day", "vitals": "day", "handoff": "handoff", "hgb": "hgb", "labs": "hgb",
    "toxicity": "toxicity", "chart": "chart", "calendar": "cycle",
    "downtime": "downtime",
}  # fmt: skip
"""The document that a screen is about, by the screen's key; any other one is about the day."""


class PaperScreen(Screen):
    """Shows one document of the open chart, and sends it."""

    key: ClassVar[str] = "paper"
    title: ClassVar[str] = mark("Paper")
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside, press: Press) -> None:
        """Nothing is made before the screen is in sight."""
        super().__init__()
        self.bedside, self._press = bedside, press
        self._is_making, self._again = False, False
        self._fitted = ""
        self.choice, self.printed = ChoiceCard(bedside), PrintedCard(bedside)
        self.preview = PreviewCard(press.progress)
        self._lay_out()
        self._wire()

    def _wire(self) -> None:
        self.choice.chosen.connect(lambda _kind, _label: self.make())
        self.preview.leaving.connect(self._leave)
        self.preview.refreshed.connect(self.make)
        self.preview.cancelled.connect(self._press.cancel)
        self.printed.anew.connect(self.choice.choose)
        self.printed.compared.connect(self._tell_last)
        self.printed.corrected.connect(lambda number: self.choice.choose("correction", number=number))
        self.bedside.chart_opened.connect(lambda _session: self._other_chart())

    def _lay_out(self) -> None:
        self.cards = PaperLayout(self.choice, self.preview, self.printed)
        self.setLayout(column(self.cards, spacing=0))
        self.cards.folded.connect(self._fill)
        self._fill(narrow=False)

    def _fill(self, narrow: bool) -> None:
        self.choice.fill(0 if narrow else theme.current().px(SIDE) - FRAME)

    # --- what is looked at -------------------------------------------------------------

    def came_into_sight(self) -> None:
        """Show the document of the screen that one came from; the keyboard turns pages."""
        if self.came_from and self.came_from != self._fitted:
            self._fitted = self.came_from
            self.show_kind(fitting(self.came_from))
        elif self.preview.pages.sheet is None:
            self.make()
        self.preview.pages.setFocus()
        self.cards.area.verticalScrollBar().setValue(0)

    def show_kind(self, kind: str, day: str = "") -> None:
        """Look at a document of this kind."""
        self.choice.choose(kind, day)

    def make(self) -> None:
        """Make the chosen document, as it would print now."""
        kind = self.choice.kind
        try:
            label = self.choice.label()
        except Refused as error:
            self.preview.show_refusal(self.bedside.words_of(error))
            return
        self._is_making, self._again = True, False
        if self._is_other(kind, label):
            self.preview.show_making(kind)
        self._press.make(kind, label, self._made)

    def _is_other(self, kind: str, label: str) -> bool:
        """Whether it is another document than the one in sight: a newer state of it comes without a flicker."""
        sheet = self.preview.pages.sheet
        return sheet is None or (sheet.kind, sheet.label) != (kind, label) or KINDS[kind].is_long

    def _made(self, sheet: Sheet | None, words: str) -> None:
        self._is_making = False
        if sheet is None:
            self.preview.show_refusal(words)
        else:
            self.preview.show_sheet(sheet)
            self._tell_last()
            self._look_at(self.bedside.chart)

    def _tell_last(self) -> None:
        sheet = self.preview.pages.sheet
        self.preview.show_last(self.printed.last_of(sheet.kind, sheet.label) if sheet else "")

    def _other_chart(self) -> None:
        self._fitted = ""
        self._press.cancel()
        self.preview.pages.show_sheet(None)

    # --- the record ----------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """The record grew: a short document is made anew, a long one is told to be old."""
        self.choice.show_chart(chart)
        self.printed.show_chart(chart)
        self._look_at(chart)

    def _look_at(self, chart: Chart) -> None:
        sheet = self.preview.pages.sheet
        if sheet is None or self._is_making or chart.tip == sheet.tip:
            return
        truth = truth_of(chart, sheet.tip, sheet.kind, self.choice.day.chosen() or self.bedside.day_label)
        if not truth.holds and KINDS[sheet.kind].is_long:
            self.preview.show_old(stale_words(truth))
        elif not truth.holds or _printed_since(chart, sheet.tip):
            self.make()

    # --- sending -------------------------------------------------------------------------

    def leave(self, way: Way) -> None:
        """Send the document in sight, made anew right now."""
        self.preview.leave(way)

    def _leave(self, way: Way | Literal["choose"]) -> None:
        sheet = self.preview.pages.sheet
        if sheet is None:
            return
        if way == "choose":
            self._press.choose_printer(sheet.kind, sheet.label)
        else:
            self._press.leave(sheet.kind, sheet.label, way)

    # --- keys ----------------------------------------------------------------------------

    def shortcuts(self) -> list[Shortcut]:
        """A key for each document and each act."""
        preview, printed = self.preview, self.printed
        return [
            *self.choice.shortcuts(),
            Shortcut("D", tr("choose printer and copies, then print"), preview.choose_button.click),
            Shortcut("Ctrl+S", tr("save it in the folder of documents"), lambda: preview.leave("save")),
            Shortcut("O", tr("open it in the system's viewer"), lambda: preview.leave("open")),
            Shortcut("W", tr("whole page, or its width"), preview.change_fit),
            Shortcut("R", tr("make it anew"), self.make),
            Shortcut("A", tr("look at the chosen print anew"), printed.print_anew),
            Shortcut("C", tr("correction notice of the chosen print"), printed.correction),
        ]

    def widget_keys(self) -> list[tuple[str, str]]:
        """The pages turn themselves."""
        return [("PgUp, PgDn", tr("turn pages")), ("Home, End", tr("first and last page"))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is being made."""
        if event.key() == Qt.Key.Key_Escape and self._is_making:
            self._press.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen everything stands in one column."""
        super().resizeEvent(event)
        self.cards.look(width=self.width())


def fitting(screen: str) -> str:
    """The kind of document that a screen is about; the day's page where that kind does not exist."""
    kind = FITTING.get(screen, "day")
    return kind if kind in KINDS else "day"


def _printed_since(chart: Chart, tip: str) -> bool:
    """Whether a document left since: the next one is marked as a copy."""
    for line in reversed(chart.lines):
        if line.hash == tip:
            return False
        if isinstance(line.event, DocumentPrinted):
            return True
    return False
