"""The list of drugs on the side: typed letters narrow it, Enter takes the first, a key takes any."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal

from infusetrack.domain.chart import Chart
from infusetrack.domain.reactions import unfinished
from infusetrack.domain.side_drugs import DrugStanding, standing
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.give.drug_line import DrugLine
from infusetrack.ui.screens.give.rescue import rescue_named
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr

KEYS = 9


class DrugList(Card):
    """Signal: `chosen(drug id, name)`; the id is empty for a drug that the regimen does not have."""

    chosen = Signal(str, str)

    def __init__(self, bedside: Bedside) -> None:
        """The lines are made with the first chart, and filled again with each."""
        super().__init__(tr("Give a drug"), large=True)
        self._bedside = bedside
        self.search = TextField(tr("Which drug"), aside=tr("type, Enter takes the first"), most=80)
        self.search.changed.connect(self._narrow)
        self.search.edit.returnPressed.connect(self._take_first)
        self.other = label("", "caption", wrap=True)
        self.lines: dict[str, DrugLine] = {}
        self.add(self.search)

    def show_chart(self, chart: Chart, now: datetime) -> None:
        """Every drug as the record has it."""
        shown = self._shown(chart, now)
        if [seen.drug.id for seen in shown] != list(self.lines):
            self._make(shown)
        for seen in shown:
            self.lines[seen.drug.id].show_drug(seen, self._bedside.zone)

    def _shown(self, chart: Chart, now: datetime) -> list[DrugStanding]:
        bedside = self._bedside
        drugs = bedside.regimen.side_drugs
        return [standing(chart, bedside.regimen, drug, bedside.day_label, now) for drug in drugs]

    def _make(self, shown: list[DrugStanding]) -> None:
        for line in self.lines.values():
            line.setParent(None)
            line.deleteLater()
        self.lines = {}
        for place, seen in enumerate(shown, 1):
            key = f"Alt+{place}" if place <= KEYS else ""
            drug_id = seen.drug.id
            self.lines[drug_id] = DrugLine(key, partial(self.choose, drug_id))
            self.body.addWidget(self.lines[drug_id])
        self.body.addWidget(self.other)

    def show_time(self, now: datetime) -> None:
        """Only the waits count."""
        for line in self.lines.values():
            line.show_time(now)

    # --- choosing --------------------------------------------------------------------------

    def matching(self) -> Iterator[str]:
        """The drugs that what was typed may mean: by name, other name or kind."""
        typed = self.search.text().strip().casefold()
        for drug_id, line in self.lines.items():
            if line.seen is not None:
                drug = line.seen.drug
                names = (drug.id, drug.drug, drug.group, *drug.names)
                if any(part.startswith(typed) for name in names for part in name.casefold().split()):
                    yield drug_id

    def _narrow(self) -> None:
        typed, found = self.search.text().strip(), set(self.matching())
        for drug_id, line in self.lines.items():
            line.setVisible(not typed or drug_id in found)
        self.other.setText("" if not typed or found else self._other_words(typed))
        self.other.setVisible(bool(self.other.text()))

    def _other_words(self, typed: str) -> str:
        rescue = rescue_named(self._bedside, typed)
        if rescue:
            return tr("Enter opens {drug} of the emergency card.").format(drug=rescue)
        words = tr("{name} is not in the regimen file. Enter opens it as another drug, on its own order.")
        return words.format(name=typed)

    def _take_first(self) -> None:
        """The first of the list, else of the emergency card; in a reaction the card comes first."""
        typed = self.search.text().strip()
        if not typed:
            return
        found, rescue = next(self.matching(), ""), rescue_named(self._bedside, typed)
        if rescue and (not found or unfinished(self._bedside.chart, self._bedside.day_label)):
            self.choose("", rescue)
        else:
            self.choose(found, "" if found else typed)

    def choose(self, drug_id: str, name: str = "") -> None:
        """Mark the drug and tell it."""
        for known, line in self.lines.items():
            line.button.setChecked(known == drug_id)
        self.chosen.emit(drug_id, name)

    def press(self, place: int) -> None:
        """The drug at a place of the list, counted from 1."""
        ids = list(self.lines)
        if place <= len(ids):
            self.choose(ids[place - 1])

    def clear(self) -> None:
        """Nothing typed, nothing chosen."""
        self.search.set_text("")
        for line in self.lines.values():
            line.button.setChecked(False)
