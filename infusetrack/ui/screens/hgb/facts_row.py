"""The figures above the trend, side by side: they go on in the next line where the window is narrow."""

from PySide6.QtWidgets import QWidget

from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, label, say
from infusetrack.wording.hemoglobin_header import Told


class Fact(QWidget):
    """A figure under what it is."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.caption, self.figure = label("", "caption"), label("", "strong")
        self.setLayout(column(self.caption, self.figure, spacing=0))

    def show_told(self, told: Told) -> None:
        """Other words."""
        if (self.caption.text(), self.figure.text()) == (told.caption, told.figure):
            return
        say(self.caption, told.caption)
        say(self.figure, told.figure)
        self.setAccessibleName(f"{told.caption}: {told.figure}")
        self.updateGeometry()


class FactsRow(QWidget):
    """As many figures as there are."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.facts: list[Fact] = []
        self._flow = Flow(self, across=28, down=6)
        self._flow.setContentsMargins(0, 0, 0, 0)

    def show_facts(self, told: tuple[Told, ...]) -> None:
        """These figures; the same ones again cost nothing."""
        while len(self.facts) < len(told):
            self.facts.append(Fact())
            self._flow.addWidget(self.facts[-1])
        for place, fact in enumerate(self.facts):
            fact.setVisible(place < len(told))
            if place < len(told):
                fact.show_told(told[place])

    def words(self) -> dict[str, str]:
        """What is shown, by caption."""
        return {one.caption.text(): one.figure.text() for one in self.facts if not one.isHidden()}
