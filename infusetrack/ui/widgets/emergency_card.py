"""The emergency card: rescue drugs for this weight, with volume, cap, repeat, and what only the site can set."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.ui import theme
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, rule
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.reactions import source_words
from infusetrack.wording.translate import tr

WIDE = 620
"""From this width on, in pixels at scale 1, two drugs stand side by side."""


class EmergencyCard(Card):
    """One line a drug; those without a dose stand together at the end as "not set"."""

    def __init__(self) -> None:
        """Empty until a weight is known."""
        super().__init__(tr("Emergency doses"))
        self._shown: tuple[Sequence[EmergencyDose], Decimal | None] = ((), None)
        self.lines: dict[str, DoseLine] = {}
        self._rules: list[QWidget] = []
        self._across = 1
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(32)
        self.none = label("", "caption", wrap=True)
        self.body.addLayout(self._grid)
        self.add(self.none)

    def show_doses(self, doses: Sequence[EmergencyDose], weight_kg: Decimal | None) -> None:
        """The card for this weight in kg; without a weight it says what is missing."""
        if (doses, weight_kg) == self._shown:
            return
        self._shown = (doses, weight_kg)
        self._empty()
        if weight_kg is None:
            self.set_title(tr("Emergency doses"))
            self.none.setText(tr("No weight today: measure it, the doses follow."))
            self.none.show()
            return
        self.set_title(tr("Emergency doses · {kg} kg").format(kg=figures.fixed(weight_kg)))
        for dose in doses:
            if dose.is_set:
                self.lines[dose.drug.id] = DoseLine(dose)
        self._arrange()
        missing = [dose.drug.name for dose in doses if not dose.is_set]
        words = tr("Not set by the site: {drugs}.").format(drugs=", ".join(missing))
        self.none.setText(words if missing else "")
        self.none.setVisible(bool(missing))

    def _empty(self) -> None:
        for part in (*self.lines.values(), *self._rules):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.lines, self._rules = {}, []

    def _arrange(self) -> None:
        """Line by line: one or two drugs side by side, a rule between the lines."""
        for part in self._rules:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._rules = []
        for place, line in enumerate(self.lines.values()):
            below, beside = divmod(place, self._across)
            if below and not beside:
                self._rules.append(rule())
                self._grid.addWidget(self._rules[-1], 2 * below - 1, 0, 1, self._across)
            self._grid.addWidget(line, 2 * below, beside, Qt.AlignmentFlag.AlignTop)
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < self._across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide card is a low one."""
        super().resizeEvent(event)
        across = 2 if event.size().width() >= theme.current().px(WIDE) else 1
        if across != self._across:
            self._across = across
            self._arrange()


class DoseLine(QWidget):
    """A drug and its dose, with the small print below; its sources on asking."""

    def __init__(self, dose: EmergencyDose) -> None:
        """Drawn once."""
        super().__init__()
        name = dose.drug.name[:1].upper() + dose.drug.name[1:]
        self.name = label(name, "body", wrap=True)
        self.amount = label(dose_words(dose), "title")
        self.route = label(dose.drug.route, "caption", wrap=True)
        self.detail = label(dose_detail(dose), "caption", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.amount, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.route, 1, 0, 1, 2)
        grid.addWidget(self.detail, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.detail.setVisible(bool(self.detail.text()))
        told = list(dict.fromkeys(source_words(number) for number in dose.sources))
        self.setToolTip("\n".join(told))
        spoken = ", ".join(part for part in (name, self.amount.text(), dose.drug.route, *told) if part)
        self.setAccessibleName(spoken)
