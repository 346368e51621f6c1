"""Which document, and of which day: a button for each kind, a list of the days that have begun."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import LABEL, CycleDay
from infusetrack.reports.catalogue import KINDS, Kind, cycle_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.widgets.buttons import ChoiceButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.pick import Pick
from infusetrack.wording.translate import tr

OFFERED: tuple[Kind, ...] = tuple(kind for kind in KINDS.values() if kind.needs != "print")
"""A correction notice is asked for at the print that it corrects."""


class ChoiceCard(Card):
    """What is looked at. Signal: `chosen(kind's name, label)`; the label is a day, a cycle or empty."""

    chosen = Signal(str, str)

    def __init__(self, bedside: Bedside) -> None:
        """The day's page at first."""
        super().__init__(tr("Document"))
        self._bedside = bedside
        self.kind = "day"
        self.print_number = ""
        self.buttons = {
            kind.name: ChoiceButton(kind.title, f"Alt+{place}") for place, kind in enumerate(OFFERED, 1)
        }
        flow = Flow(across=8, down=8)
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._pressed, name))
            flow.addWidget(button)
        self.day = Pick(tr("Of which day"), tr("the open day"))
        self.cycle = Pick(tr("Of which cycle"), tr("the open day's cycle"))
        self.whole = label(tr("of the whole record"), "caption", wrap=True)
        self.body.addLayout(flow)
        self.add(self.day, self.cycle, self.whole)
        for pick in (self.day, self.cycle):
            pick.changed.connect(self._tell)
        self._show()

    def shortcuts(self) -> list[Shortcut]:
        """A key for each kind."""
        return [
            Shortcut(f"Alt+{place}", kind.title, self._presser(kind.name))
            for place, kind in enumerate(OFFERED, 1)
        ]

    def _presser(self, name: str) -> Callable[[], object]:
        return lambda: self.choose(name)

    def _pressed(self, name: str, _checked: bool) -> None:
        self.choose(name)

    def fill(self, width: int) -> None:
        """Buttons of one width in a column; 0 lets each be as wide as its words."""
        for button in self.buttons.values():
            button.setMinimumWidth(width)

    def choose(self, name: str, day: str = "", number: str = "") -> None:
        """Look at this kind; `day` is a cycle day, `number` the print that a correction is about."""
        self.kind, self.print_number = name, number
        self.day.choose(day)
        self.cycle.choose(cycle_of(day) if day else "")
        self._show()
        self._tell()

    def label(self) -> str:
        """The label of the document that is looked at; raises `Refused` where no day has begun."""
        kind = KINDS[self.kind]
        if kind.needs == "print":
            return self.print_number
        if kind.needs == "cycle" and self.cycle.chosen():
            return self.cycle.chosen()
        return kind.label(self._bedside.chart, self.day.chosen() or self._bedside.day_label)

    def show_chart(self, chart: Chart) -> None:
        """The days and cycles of this chart, the latest first."""
        days = sorted((one for one in chart.days if LABEL.fullmatch(one)), key=CycleDay.of, reverse=True)
        self.day.offer([(one, one) for one in days])
        cycles = dict.fromkeys(cycle_of(one) for one in days)
        self.cycle.offer([(one, one) for one in cycles])

    def _show(self) -> None:
        needs = KINDS[self.kind].needs
        for name, button in self.buttons.items():
            button.setChecked(name == self.kind)
        self.day.setVisible(needs == "day")
        self.cycle.setVisible(needs == "cycle")
        self.whole.setVisible(needs == "patient")

    def _tell(self) -> None:
        self.chosen.emit(self.kind, "")
