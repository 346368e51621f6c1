"""The grade of the reaction: CTCAE v5.0 in our bedside words; number keys choose."""

from PySide6.QtCore import Signal

from infusetrack.ui.screens.reaction.tiles import GradeTile
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import row
from infusetrack.wording.translate import tr

GRADES = (1, 2, 3, 4, 5)


class GradeCard(Card):
    """Five tiles of which one is chosen. Signal: `chosen(grade)`."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """None is chosen."""
        super().__init__(
            tr("3 · Grade"), tr("Infusion related reaction, CTCAE v5.0; keys 1 to 5"), large=True
        )
        self.tiles = {grade: GradeTile(grade) for grade in GRADES}
        for grade, tile in self.tiles.items():
            tile.clicked.connect(lambda _on=False, grade=grade: self.choose(grade))
        self.body.addLayout(row(*self.tiles.values(), spacing=10))

    def choose(self, grade: int) -> None:
        """A person chose this grade."""
        if self.tiles[grade].isEnabled():
            self.show_grade(grade, allowed=True)
            self.chosen.emit(grade)

    def show_grade(self, grade: int | None, *, allowed: bool) -> None:
        """Which grade stands."""
        for one, tile in self.tiles.items():
            tile.setChecked(one == grade)
            tile.setEnabled(allowed)

    @property
    def grade(self) -> int | None:
        """The grade that is chosen; None for none."""
        return next((grade for grade, tile in self.tiles.items() if tile.isChecked()), None)
