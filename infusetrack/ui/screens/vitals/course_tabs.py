"""Three looks at one day: all together, pain with opioid and sedation, fluids with weight."""

from PySide6.QtWidgets import QWidget

from infusetrack.domain.events import Way
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.plots.course_plot import CoursePlot
from infusetrack.ui.plots.support_plot import SupportPlot
from infusetrack.ui.screens.vitals.fluids_panel import FluidsPanel
from infusetrack.ui.screens.vitals.support_sets import support_course
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column
from infusetrack.wording.translate import mark, translated

TABS = (
    ("together", mark("Together")),
    ("support", mark("Pain, opioid, sedation")),
    ("fluids", mark("Fluids and weight")),
)


class CourseTabs(QWidget):
    """Only the look in sight is drawn."""

    def __init__(self, bedside: Bedside, plot: CoursePlot) -> None:
        """`plot` is the look of all together, filled by the screen."""
        super().__init__()
        self._bedside = bedside
        self.support, self.fluids = SupportPlot(), FluidsPanel(bedside)
        self.pages: dict[str, QWidget] = {"together": plot, "support": self.support, "fluids": self.fluids}
        self.buttons = {
            key: ChoiceButton(translated(words), f"Alt+{place}") for place, (key, words) in enumerate(TABS, 1)
        }
        bar = Flow(across=8, down=6)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, key=key: self.choose(key))
            bar.addWidget(button)
        box = column(spacing=8)
        box.addLayout(bar)
        for page in self.pages.values():
            box.addWidget(page)
        self.setLayout(box)
        self.tab, self._day = "together", ""
        self._show()

    def choose(self, key: str) -> None:
        """Another look."""
        self.tab = key
        self._show()
        self.show_day(self._day)

    def _show(self) -> None:
        for key, page in self.pages.items():
            page.setVisible(key == self.tab)
            self.buttons[key].setChecked(key == self.tab)

    def show_day(self, label: str) -> None:
        """The look in sight, for this day; fluids are always those of now."""
        self._day = label
        if not label:
            return
        if self.tab == "support":
            self.support.show_course(support_course(self._bedside, label))
        elif self.tab == "fluids":
            self.fluids.show_chart(self._bedside.now())

    def ask_fluid(self, way: Way) -> None:
        """Open the quick entry of a volume."""
        self.choose("fluids")
        self.fluids.ask(way)

    def put_away(self) -> bool:
        """Close the quick entry; False where none was open."""
        if self.fluids.form is None:
            return False
        self.fluids.close_form()
        return True

    def save(self) -> bool:
        """Save the quick entry; False where none is open."""
        if self.fluids.form is None:
            return False
        self.fluids.form.save()
        return True
