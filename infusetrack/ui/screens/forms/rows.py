"""Read-only rows: a caption at the left, what it says at the right."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.regimen import Sourced
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.figures import trimmed
from infusetrack.wording.findings import ORIGINS
from infusetrack.wording.translate import tr, translated
from infusetrack.wording.units import with_unit

Row = tuple[str, str]


class Rows(QWidget):
    """Captions and values, one pair a line; long values wrap."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Other rows; the same ones again change nothing."""
        wanted = tuple(rows)
        if wanted == self.rows:
            return
        self.rows = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (caption, value) in enumerate(wanted):
            named, told = label(caption, "caption", wrap=True), label(value, "strong", wrap=True)
            named.setMinimumWidth(150)
            self._grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, place, 1)
        self.setAccessibleName("; ".join(f"{caption}: {value}" for caption, value in wanted))


def source_row(name: str, number: Sourced) -> Row:
    """Where one number comes from, and whether the source itself was read."""
    read = tr("read in the source") if number.verified else tr("not read in the source: confirm it")
    value = with_unit(trimmed(number.value), number.unit)
    return name, f"{value} · {translated(ORIGINS[number.origin])} · {number.source} · {read}"
