"""The rows of the alarm log."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt

from infusetrack.domain.alarm_budget import LoggedAlarm
from infusetrack.ui.alarms.log_table import LogTable

AT = datetime(2026, 11, 24, 13, 25, tzinfo=UTC)


@pytest.fixture
def table(qtmodeltester):
    made = LogTable(UTC)
    made.show_log(
        [
            LoggedAlarm(
                "PED-0417", "C1D3", "pause", "medium", AT, AT, True, "RN 27", AT + timedelta(seconds=9)
            ),
            LoggedAlarm("PED-9999", "C1D3", "danger", "high", AT, AT),
        ],
        {"PED-0417": 1},
    )
    qtmodeltester.check(made)
    return made


def words(table, row):
    return [table.data(table.index(row, column)) for column in range(table.columnCount())]


def test_an_escalated_alarm_says_both_priorities(table):
    assert words(table, 0) == ["13:25", "Chair 1", "MEDIUM, then HIGH", "Pump paused", "RN 27", "9 s"]


def test_who_left_the_chair_is_named_by_the_study_number_and_nobody_is_said(table):
    assert words(table, 1) == ["13:25", "PED-9999", "HIGH", "Dangerous vital sign", "nobody", ""]


def test_heads_and_edges(table):
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Time"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.data(QModelIndex()) is None
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0
