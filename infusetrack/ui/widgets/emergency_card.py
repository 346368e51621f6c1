"""The emergency card: rescue drugs for this weight, with volume, cap, repeat, and what only the site can set."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label, rule
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.reactions import source_words
from infusetrack.wording.translate import tr


class EmergencyCard(Card):
    """One line a drug; those without a dose stand together at the end as "not set"."""

    def __init__(self) -> None:
        """Empty until a weight is known."""
        super().__init__(tr("Emergency doses"))
        self._shown: tuple[Sequence[EmergencyDose], Decimal | None] = ((), None)
        self.lines: dict[str, DoseLine] = {}
        self._list = column(spacing=6)
        self.none = label("", "caption", wrap=True)
        self.body.addLayout(self._list)
        self.add(self.none)

    def show_doses(self, doses: Sequence[EmergencyDose], weight_kg: Decimal | None) -> None:
        """The card for this weight in kg; without a weight it says what is missing."""
        if (doses, weight_kg) == self._shown:
            return
        self._shown = (doses, weight_kg)
        emptied(self._list)
        self.lines = {}
        if weight_kg is None:
            self.set_title(tr("Emergency doses"))
            self.none.setText(tr("No weight today: measure it, the doses follow."))
            self.none.show()
            return
        self.set_title(tr("Emergency doses · {kg} kg").format(kg=figures.fixed(weight_kg)))
        for dose in doses:
            if dose.is_set:
                self._add(dose)
        missing = [dose.drug.name for dose in doses if not dose.is_set]
        words = tr("Not set by the site: {drugs}.").format(drugs=", ".join(missing))
        self.none.setText(words if missing else "")
        self.none.setVisible(bool(missing))

    def _add(self, dose: EmergencyDose) -> None:
        if self.lines:
            self._list.addWidget(rule())
        line = self.lines[dose.drug.id] = DoseLine(dose)
        self._list.addWidget(line)


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
