"""Hemoglobin values as a table, the last at the top, with what was drawn beside each."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_beside import IN_WORDS
from infusetrack.domain.hemoglobin_chart import MARKERS
from infusetrack.domain.hemoglobin_picture import Picture, cycle_day_of
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import tier_words
from infusetrack.wording.hemoglobin_beside import DASH, beside_words
from infusetrack.wording.hemoglobin_picture import in_unit
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import unit_words

HEADINGS = (
    mark("Drawn"), mark("Hgb"), mark("Change"), mark("Grade"), mark("Advice"), mark("Retic"), mark("LDH"),
    mark("Ind. bili"), mark("Hapto"), mark("DAT"), mark("Smear"), mark("By"),
)  # fmt: skip
BESIDE = (*MARKERS, *IN_WORDS)
"""Analytes drawn beside a hemoglobin, in the order of their columns."""
FIRST_BESIDE = 5
NUMBERS = range(1, 4)
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Drawn(NamedTuple):
    """What was drawn at one moment, and who entered it."""

    results: Mapping[str, LabValue]
    by: str


def drawn_beside(chart: Chart) -> dict[datetime, Drawn]:
    """All panels by the moment of the draw; later lines add to earlier ones."""
    found: dict[datetime, Drawn] = {}
    for line in chart.of_kind(LabsReported):
        if isinstance(line.event, LabsReported):
            before = found.get(line.event.drawn_at, Drawn({}, line.by))
            results = {one.analyte: one for one in line.event.results}
            found[line.event.drawn_at] = Drawn({**before.results, **results}, line.by)
    return found


class HgbTable(QAbstractTableModel):
    """Thin and lazy: a row's words are made when it comes into sight."""

    def __init__(self, zone: tzinfo) -> None:
        """Empty at first."""
        super().__init__()
        self._zone, self._unit = zone, "g/dL"
        self._picture, self._drawn = Picture(), dict[datetime, Drawn]()
        self._cells = cache(self._made)

    def show_values(self, picture: Picture, drawn: dict[datetime, Drawn], unit: str) -> None:
        """Show these values in this unit."""
        self.beginResetModel()
        self._picture, self._drawn, self._unit = picture, drawn, unit
        self._cells = cache(self._made)
        self.endResetModel()

    @property
    def reviews(self) -> Sequence[Review]:
        """The values, oldest first."""
        return self._picture.reviews

    def row_of(self, index: int) -> int:
        """The row of a review: the last one stands at the top."""
        return len(self.reviews) - 1 - index

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each value."""
        return 0 if parent.isValid() else len(self.reviews)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The words of one cell; numbers stand at the right."""
        if not index.isValid():
            return None
        if role == Role.TextAlignmentRole and index.column() in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and index.column() == 0:
            return figures.moment(self._review(index.row()).at, self._zone)
        if role in {Role.DisplayRole, Role.ToolTipRole}:
            return self._cells(index.row())[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The headings; the unit stands with hemoglobin."""
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        words = translated(HEADINGS[section])
        if section == 1:
            return f"{words}\n{self._unit}"
        beside = BESIDE[section - FIRST_BESIDE] if 0 <= section - FIRST_BESIDE < len(BESIDE) else ""
        unit = MARKERS.get(beside, "")
        return f"{words}\n{unit_words(unit)}" if unit else words

    def _review(self, row: int) -> Review:
        return self.reviews[len(self.reviews) - 1 - row]

    def _made(self, row: int) -> tuple[str, ...]:
        review = self._review(row)
        drawn = self._drawn.get(review.at, Drawn({}, ""))
        day = cycle_day_of(self._picture.cycles, review.at) or _short(review.at, self._zone)
        return (
            tr("{day} {clock}").format(day=day, clock=figures.clock(review.at, self._zone)),
            in_unit(review.value.g_dl, self._unit),
            _from_baseline(review, self._unit),
            "" if review.grade is None else str(review.grade),
            "" if review.tier is Tier.NONE else tier_words(review.tier),
            *(beside_words(drawn.results.get(analyte)) for analyte in BESIDE),
            drawn.by or tr("enrolment"),
        )


def _short(at: datetime, zone: tzinfo) -> str:
    """The date of a value before the first cycle; the year stands in the hint."""
    on = at.astimezone(zone).date()
    return f"{on.day} {figures.MONTHS[on.month - 1]}"


def _from_baseline(review: Review, unit: str) -> str:
    if review.fall is None:
        return DASH
    words = in_unit(abs(review.fall), unit)
    if not review.fall:
        return words
    return f"{figures.MINUS}{words}" if review.fall > 0 else f"+{words}"
