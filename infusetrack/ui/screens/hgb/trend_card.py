"""The trend: which cycle, all cycles or cycles laid over each other, in which unit."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusetrack.domain.hemoglobin_beside import IN_WORDS
from infusetrack.domain.hemoglobin_picture import Picture, cycle_day_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.next_hgb import NextHgbWords
from infusetrack.ui.plots.hgb_plot import HgbPlot
from infusetrack.ui.plots.hgb_scene import View, scene_of
from infusetrack.ui.screens.hgb.facts_row import FactsRow
from infusetrack.ui.widgets.buttons import ChoiceButton, PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.hemoglobin import tier_words
from infusetrack.wording.hemoglobin_beside import drawn_words, interference_words
from infusetrack.wording.hemoglobin_header import Told, header_words
from infusetrack.wording.hemoglobin_picture import UNITS, in_unit, point_words
from infusetrack.wording.translate import mark, tr, translated

VIEWS: tuple[tuple[View, str, str], ...] = (
    ("cycle", mark("One cycle"), "C"),
    ("all", mark("All cycles"), "A"),
    ("laid", mark("Laid over"), "O"),
)
"""The views with their words and keys."""


class TrendCard(Card):
    """The picture with its buttons. Signals: `add_asked()`, `picked(index of a review)`."""

    add_asked = Signal()
    picked = Signal(int)

    def __init__(self, bedside: Bedside) -> None:
        """Empty until something is shown."""
        super().__init__(tr("Hemoglobin"), large=True)
        self._bedside = bedside
        self.picture = Picture()
        self.view: View = "cycle"
        self.unit = "g/dL"
        self._cycle: int | None = None
        self._next = NextHgbWords(bedside)
        self._due: tuple[datetime, str] | None = None
        self.tier, self.facts = Chip("", outline=True, parent=self), FactsRow()
        self.plot = HgbPlot()
        self.plot.picked.connect(self.picked)
        self.signs = label("", "caption", wrap=True)
        self._make_buttons()
        self.body.addWidget(self.facts)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.signs)

    def _make_buttons(self) -> None:
        self._bar = QWidget()
        flow = Flow(self._bar, across=8, down=6)
        flow.setContentsMargins(0, 0, 0, 0)
        self.views = {key: ChoiceButton(translated(words), hint) for key, words, hint in VIEWS}
        for key, button in self.views.items():
            button.clicked.connect(lambda _on=False, key=key: self.choose(key))
            flow.addWidget(button)
        self.before = QuietButton("", "Alt+Left", act=partial(self.step_cycle, -1))
        self.after = QuietButton("", "Alt+Right", act=partial(self.step_cycle, 1))
        self.unit_button = QuietButton("", "U", act=self.next_unit)
        for turn in (self.before, self.after, self.unit_button):
            flow.addWidget(turn)
        self.add_button = PrimaryButton(tr("Add result"), "L", act=self.add_asked.emit)
        self.aside(self.tier)
        self.aside(self.add_button)

    # --- what is shown --------------------------------------------------------------------------

    def show_picture(self, picture: Picture, due: tuple[datetime, str] | None = None) -> None:
        """Another picture; the view and the unit stay."""
        self.picture, self._due = picture, due
        self.draw()

    def forget(self) -> None:
        """Another patient: the last cycle in sight again."""
        self._cycle = None

    @property
    def cycle(self) -> int:
        """The place of the cycle shown: the last one until another is chosen."""
        last = max(len(self.picture.cycles) - 1, 0)
        return last if self._cycle is None else min(self._cycle, last)

    def choose(self, view: View) -> None:
        """Another view."""
        self.view = view
        self.draw()

    def step_cycle(self, by: int) -> None:
        """The cycle before or after the one shown."""
        place = self.cycle + by
        if 0 <= place < len(self.picture.cycles):
            self._cycle, self.view = place, "cycle"
            self.draw()

    def next_unit(self) -> None:
        """The next unit of the three."""
        units = list(UNITS)
        self.unit = units[(units.index(self.unit) + 1) % len(units)]
        self.draw()

    def draw(self) -> None:
        """The scene of the view anew, with its words and buttons."""
        picture = self.picture
        scene = scene_of(picture, self.view, self.cycle, self._due)
        self.plot.show_scene(scene, self.unit, self._bedside.regimen.agents, self.words_of)
        self.signs.setText(_legend(picture))
        self.set_title(self._heading())
        self.tier.set_text(tier_words(picture.reviews[-1].tier) if picture.reviews else "")
        self.show_time(self._bedside.now())
        self.set_subtitle(_subtitle(len(scene.dots), picture, self.unit))
        self.unit_button.setText(tr("Unit {unit}").format(unit=self.unit))
        for key, button in self.views.items():
            button.setChecked(key == self.view)
        for turn, place in ((self.before, self.cycle - 1), (self.after, self.cycle + 1)):
            there = self.view == "cycle" and 0 <= place < len(picture.cycles)
            turn.setVisible(there)
            turn.setText(_cycle_words(picture, place) if there else "")

    def show_time(self, now: datetime) -> None:
        """The figures above the picture as of now: ages, and what is due next."""
        zone = self._bedside.zone
        told = header_words(self.picture.reviews, self.unit, now, zone)
        drawn = [Told(tr("Blood drawn, 14 d"), drawn_words(one)) for one in self.picture.drawn[-1:]]
        following = Told(tr("Next Hgb due"), self._next.at(now))
        self.facts.show_facts((*told[:1], following, *told[1:], *drawn) if told else ())

    def _heading(self) -> str:
        if self.view == "cycle" and self.picture.cycles:
            return tr("Hemoglobin, {cycle}").format(cycle=_cycle_words(self.picture, self.cycle))
        return tr("Hemoglobin, all cycles") if self.view == "all" else tr("Hemoglobin, cycles laid over")

    def words_of(self, index: int) -> tuple[str, ...]:
        """One point in words."""
        review = self.picture.reviews[index]
        day = cycle_day_of(self.picture.cycles, review.at)
        return point_words(review, self.unit, day, self._bedside.zone)


def _cycle_words(picture: Picture, place: int) -> str:
    """A cycle by its number; one after surgery says so."""
    name, number = picture.cycles[place].label, picture.cycles[place].label.rpartition("C")[2]
    words = tr("cycle {number} after surgery") if name.startswith("P") else tr("cycle {number}")
    return words.format(number=number)


def _subtitle(count: int, picture: Picture, unit: str) -> str:
    words = [unit, tr("1 value") if count == 1 else tr("{count} values").format(count=count)]
    if picture.lln is None:
        words.append(tr("CTCAE v5 anemia; grade 1 needs the laboratory's lower limit"))
    else:
        words.append(tr("CTCAE v5 anemia for lower limit {lln}").format(lln=in_unit(picture.lln, unit)))
    return " · ".join(words)


def _legend(picture: Picture) -> str:
    told = any(one.result.analyte in IN_WORDS for one in picture.beside)
    parts = (
        tr("filled: laboratory"),
        tr("open: bedside device"),
        tr("whisker: where 95 of 100 single values lie"),
        tr("ring: watch"),
        tr("square: act"),
        tr("dotted: baseline"),
        tr("dashed: estimate without the red cells given"),
        *((interference_words(),) if told else ()),
    )
    return " · ".join(parts)
