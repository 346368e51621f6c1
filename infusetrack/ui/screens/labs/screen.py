"""The labs screen: results first; a panel, a blood product or a file one key away."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.labs.blood_card import BloodCard
from infusetrack.ui.screens.labs.import_card import ImportCard
from infusetrack.ui.screens.labs.panel_card import PanelCard
from infusetrack.ui.screens.labs.results_card import ResultsCard
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.labels import column
from infusetrack.ui.widgets.page import Page
from infusetrack.wording.translate import mark, tr


class LabsScreen(Screen):
    """It holds no truth but what is typed and which page is in front."""

    key: ClassVar[str] = "labs"
    title: ClassVar[str] = mark("Labs")
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Pages are made once; the rows of a panel come with the first entry."""
        super().__init__()
        self._bedside = bedside
        self._stale = True
        self.results = ResultsCard(bedside)
        self.panel, self.blood = PanelCard(bedside), BloodCard(bedside)
        self.files = ImportCard(bedside)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.results)
        for page in (self.panel, self.blood, self.files):
            self.pages.addWidget(_scrolled(page))
        self.new = PrimaryButton(tr("New panel"), "N", act=self.enter_panel)
        self.product = QuietButton(tr("Blood product"), "B", icon="drop", act=self.enter_product)
        self.search = QuietButton(tr("Files of the laboratory"), "I", icon="search", act=self.open_files)
        self.setLayout(column(self._acts(), self.pages, spacing=0, stretch=1))
        self._wire()

    def _acts(self) -> QWidget:
        made = QWidget()
        box = QHBoxLayout(made)
        box.setContentsMargins(16, 12, 16, 0)
        box.setSpacing(8)
        box.addWidget(self.new)
        box.addWidget(self.product)
        box.addWidget(self.search)
        box.addStretch(1)
        self._bar, self._box = made, box
        return made

    def _wire(self) -> None:
        self.results.correct_asked.connect(self._correct)
        for page in (self.panel, self.blood):
            page.written.connect(self.show_results)
            page.closed.connect(self.show_results)
        self.files.closed.connect(self.show_results)
        self._bedside.chart_opened.connect(lambda _session: self._another_chart())

    # --- showing ----------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Redraw from the record, once it is in sight; what is typed stays."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.results.show_chart(chart)
            self.blood.show_chart(chart)

    def _another_chart(self) -> None:
        for page in (self.panel, self.blood, self.files):
            page.put_away()
        self._stale = True
        self.pages.setCurrentIndex(0)

    def came_into_sight(self) -> None:
        """The table has the keyboard, unless something is being typed."""
        if self._stale:
            self._stale = False
            self.results.show_chart(self._bedside.chart)
            self.blood.show_chart(self._bedside.chart)
        if self.pages.currentIndex() == 0:
            self.results.take_focus()

    # --- acts -------------------------------------------------------------------------------

    def show_results(self) -> None:
        """The table, with the keyboard in it."""
        self.pages.setCurrentIndex(0)
        self.results.take_focus()

    def enter_panel(self) -> None:
        """A new panel."""
        self.pages.setCurrentIndex(1)
        self.panel.open()

    def enter_product(self) -> None:
        """A new blood product."""
        self.pages.setCurrentIndex(2)
        self.blood.open()

    def open_files(self) -> None:
        """The folder of the laboratory's files."""
        self.pages.setCurrentIndex(3)
        self.files.open()

    def _seek(self) -> None:
        if self.pages.currentIndex() == 3:  # noqa: PLR2004 (the fourth page)
            self.files.look()

    def _take(self) -> None:
        if self.pages.currentIndex() == 3:  # noqa: PLR2004 (the fourth page)
            self.files.accept_first()

    def _correct(self, line: Line) -> None:
        self.pages.setCurrentIndex(1)
        self.panel.correct(line)

    def correct(self) -> None:
        """The panel of the chosen column, to change it."""
        if self.pages.currentIndex() == 0:
            self.results.ask_correction()

    def save(self) -> None:
        """The page in sight."""
        if self.pages.currentIndex() == 1:
            self.panel.save()
        elif self.pages.currentIndex() == 2:  # noqa: PLR2004 (the third page)
            self.blood.save()

    def step_back(self) -> None:
        """From a form to the results, from there to the screen before."""
        if self.pages.currentIndex() == 1:
            self.panel.leave()
        elif self.pages.currentIndex() == 2:  # noqa: PLR2004 (the third page)
            self.blood.leave()
        elif self.pages.currentIndex():
            self.show_results()
        else:
            self._bedside.asked_for.emit(self.came_from or "today")

    def _more(self) -> None:
        if self.pages.currentIndex() == 1 and self.panel.entry is not None:
            self.panel.entry.show_more()

    def _take_limits(self) -> None:
        if self.pages.currentIndex() == 1 and self.panel.entry is not None:
            self.panel.entry.grid.take_over_limits()

    def shortcuts(self) -> list[Shortcut]:
        """Letters act outside of fields."""
        return [
            Shortcut("N", tr("enter a panel"), self.enter_panel),
            Shortcut("B", tr("enter a blood product"), self.enter_product),
            Shortcut("I", tr("files of the laboratory"), self.open_files),
            Shortcut("O", tr("look in the folder"), self._seek),
            Shortcut("A", tr("take the first report that can be taken"), self._take),
            Shortcut("E", tr("correct the chosen panel"), self.correct),
            Shortcut("Ctrl+S", tr("save what is in hand"), self.save),
            Shortcut("Ctrl+Shift+M", tr("more tests"), self._more),
            Shortcut("Ctrl+Shift+L", tr("take over the last limits"), self._take_limits),
            Shortcut("Esc", tr("back"), self.step_back),
        ]


def _scrolled(page: QWidget) -> QScrollArea:
    inside = Page()
    box = QVBoxLayout(inside)
    box.setContentsMargins(16, 12, 16, 16)
    box.addWidget(page)
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
