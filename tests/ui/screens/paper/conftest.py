"""A press that makes real documents at once, and remembers what was asked of it."""

import pytest

from infusetrack.app.making import Making, made_sheet
from infusetrack.domain.errors import Refused
from infusetrack.reports.catalogue import Sources, Wanted
from infusetrack.reports.context import Printing
from infusetrack.ui.screens.paper import PaperScreen


class DeskPress:
    """Makes at once unless told to wait."""

    def __init__(self, bedside):
        self.bedside = bedside
        self.left, self.asked, self.waiting = [], [], []
        self.is_slow = False
        self.given_up = 0

    def make(self, kind, label, made):
        self.asked.append((kind, label))
        if self.is_slow:
            self.waiting.append((kind, label, made))
        else:
            made(*self._made(kind, label))

    def answer(self):
        kind, label, made = self.waiting.pop(0)
        made(*self._made(kind, label))

    def _made(self, kind, label):
        bedside = self.bedside
        printing = Printing(bedside.now(), bedside.badge, bedside.zone)
        sources = Sources(bedside.tools.site.site, bedside.tools.terms, bedside.tools.emergency)
        wanted = Wanted(bedside.chart, bedside.regimen, printing, label, sources)
        try:
            return made_sheet(wanted, kind, Making(), None), ""
        except Refused as error:
            return None, bedside.words_of(error)

    def cancel(self):
        self.given_up += 1
        for _, _, made in self.waiting:
            made(None, "Cancelled. No document was made.")
        self.waiting = []

    def progress(self):
        return (400, 1000) if self.waiting else (0, 0)

    def choose_printer(self, kind, label):
        self.left.append((kind, label, "choose"))

    def leave(self, kind, label, way):
        self.left.append((kind, label, way))


@pytest.fixture
def press(bedside):
    bedside.open_patient("PED-0417", "C1D3")
    return DeskPress(bedside)


@pytest.fixture
def paper(press, qtbot):
    made = PaperScreen(press.bedside, press)
    qtbot.addWidget(made)
    made.resize(1272, 760)
    made.show()
    press.bedside.chart_changed.connect(made.show_chart)
    made.show_chart(press.bedside.chart)
    made.came_into_sight()
    made.preview.pages.wait()
    made.printed.wait()
    return made
