"""The card with the pages: what they show, how they are looked at, and how they leave."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from infusetrack.reports.catalogue import KINDS
from infusetrack.ui.screens.paper.pages import Pages
from infusetrack.ui.screens.paper.press import Sheet, Way
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.wording.translate import tr

LOOK_MS = 150
"""How often the progress of a long document is asked for."""


class PreviewCard(Card):
    """Signals: `leaving(way)`, `cancelled()`, `refreshed()`."""

    leaving = Signal(str)
    cancelled = Signal()
    refreshed = Signal()

    def __init__(self, progress: Callable[[], tuple[int, int]]) -> None:
        """`progress()` gives how many lines are on paper, and how many there are."""
        super().__init__(tr("As it would print now"), large=True)
        self._progress = progress
        self.pages, self.told = Pages(), label("", "body", wrap=True)
        self.bar, self.where = QProgressBar(), label("", "caption")
        self.last = label("", "caption", wrap=True)
        self.old = Chip("", outline=True, parent=self)
        self._make_acts()
        self._lay_out()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.pages.turned.connect(self._turned)

    def _make_acts(self) -> None:
        self.print_button = PrimaryButton(
            tr("Print"), "Ctrl+Shift+P", icon="print", act=lambda: self.leave("print")
        )
        self.choose_button = QuietButton(tr("Printer, copies"), "D", act=lambda: self.leave("choose"))
        self.save_button = QuietButton(tr("Save"), "Ctrl+S", act=lambda: self.leave("save"))
        self.open_button = QuietButton(tr("Open"), "O", act=lambda: self.leave("open"))
        self.fit_button = QuietButton(tr("Whole page"), "W", act=self.change_fit)
        self.refresh = QuietButton(tr("Make it anew"), "R", act=self.refreshed.emit)
        self.cancel_button = QuietButton(tr("Cancel"), "Esc", act=self.cancelled.emit)

    def _lay_out(self) -> None:
        self.aside(self.old)
        acts = Flow(across=8, down=8)
        for button in (
            self.print_button, self.choose_button, self.save_button, self.open_button, self.fit_button, self.refresh,
        ):  # fmt: skip
            acts.addWidget(button)
        waiting = QWidget()
        self.bar.setTextVisible(False)
        waiting.setLayout(column(None, self.told, self.bar, row_of(self.cancel_button), None, spacing=14))
        self.stack = QStackedWidget()
        self.stack.addWidget(waiting)
        self.stack.addWidget(self.pages)
        self.refresh.hide()
        self.body.addLayout(acts)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(row(self.where, self.last, spacing=24, stretch=1))

    # --- what is going on ------------------------------------------------------------------

    def show_making(self, kind: str) -> None:
        """Say that it is being made; a long one is told with how far it is."""
        self.told.setText(tr("Making the {document} …").format(document=KINDS[kind].title))
        is_long = KINDS[kind].is_long
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_long)
        self.cancel_button.setVisible(is_long)
        self._offer(is_there=False)
        self.stack.setCurrentIndex(0)
        self._timer.start()

    def show_sheet(self, sheet: Sheet) -> None:
        """The finished document."""
        self._timer.stop()
        self.set_title(KINDS[sheet.kind].title)
        self.set_subtitle(_subtitle(sheet))
        self.pages.show_sheet(sheet)
        self.stack.setCurrentIndex(1)
        self._offer(is_there=True)
        self.show_old("")

    def show_refusal(self, words: str) -> None:
        """Why there is no document."""
        self._timer.stop()
        self.pages.show_sheet(None)
        self.told.setText(words)
        self.bar.hide()
        self.cancel_button.hide()
        self._offer(is_there=False)
        self.stack.setCurrentIndex(0)
        self.where.setText("")

    def show_last(self, words: str) -> None:
        """When this very document left last, and whether that print still is true."""
        self.last.setText(words)

    def show_old(self, words: str) -> None:
        """What came since a long document was made; it is made anew on demand."""
        self.old.set_text(words)
        self.refresh.setVisible(bool(words))

    def _offer(self, *, is_there: bool) -> None:
        for button in (
            self.print_button,
            self.choose_button,
            self.save_button,
            self.open_button,
            self.fit_button,
        ):
            button.setEnabled(is_there)

    def _look(self) -> None:
        done, total = self._progress()
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.where.setText(tr("{done} of {total} lines").format(done=done, total=total))

    def _turned(self, page: int, pages: int) -> None:
        told = tr("Page {page} of {pages} · PgUp, PgDn turn pages").format(page=page, pages=pages)
        self.where.setText(told if pages else "")

    # --- acts ------------------------------------------------------------------------------

    def leave(self, way: Way | Literal["choose"]) -> None:
        """Send what is in sight; `choose` asks for the printer first."""
        if self.print_button.isEnabled():
            self.leaving.emit(way)

    def change_fit(self) -> None:
        """The whole page, or its width."""
        self.pages.fit(whole=not self.pages.whole)
        self.fit_button.setText(tr("Page width") if self.pages.whole else tr("Whole page"))


def _subtitle(sheet: Sheet) -> str:
    parts = (sheet.label, tr("as it would print now"), tr("number {number}").format(number=sheet.number))
    return " · ".join(part for part in parts if part)


def row_of(button: QWidget) -> QWidget:
    """A button as wide as its words."""
    made = QWidget()
    box = row(button, None)
    box.setContentsMargins(0, 0, 0, 0)
    made.setLayout(box)
    return made
