"""The table of rate segments: true times, fixed decimals, numbers at the right."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal as D

from PySide6.QtCore import Qt

from infusetrack.domain.segments import RateRow
from infusetrack.ui.models.rate_table import HEADINGS, RateTable

ROW = RateRow(
    "C1D2", "infusion", "dinutuximab", 1, "infusion", "start", datetime(2026, 11, 24, 13, tzinfo=UTC),
    datetime(2026, 11, 24, 13, 30, tzinfo=UTC), D("5.16"), D("0.56"), D("0.875"), D("2.58"), D("0.28"),
    D("0.28"), D("11.2"), D("103.2"),
)  # fmt: skip


def test_a_row_reads_as_the_bedside_reads_it(qtmodeltester):
    model = RateTable()
    model.show_rows((ROW, replace(ROW, stopped_at=None, rate_mg_m2_h=None, entered_late=True)), UTC)
    qtmodeltester.check(model)
    cells = [[model.index(row, column).data() for column in range(len(HEADINGS))] for row in range(2)]
    assert cells[0] == [
        "C1D2 · Tue 24 Nov",
        "13:00",
        "13:30",
        "5.16",
        "0.875",
        "2.58",
        "0.28",
        "0.28",
        "start",
    ]
    assert cells[1][1:5] == ["13:00 late", "runs", "5.16", ""]
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    assert model.index(0, 3).data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Day"
