"""The table of limits."""

from infusetrack.domain.release import release_findings
from infusetrack.ui.screens.forms.finding_table import FindingTable


def test_a_missing_value_stands_first_where_it_closes_the_gate(qtbot, bedside):
    bedside.open_patient("PED-0422", "C1D1")
    table = FindingTable()
    qtbot.addWidget(table)
    found = release_findings(bedside.chart, bedside.regimen, "C1D1", bedside.now())
    table.show_findings(found, bedside.now())
    assert table.rows[0][0] == "Hgb"
    assert "not met, gate closed" in table.rows[0][3]
    assert len(table.rows) == len(found)
    assert "Hgb" in table.accessibleName()


def test_a_value_carries_its_age(qtbot, bedside):
    table = FindingTable()
    qtbot.addWidget(table)
    found = release_findings(bedside.chart, bedside.regimen, "C1D3", bedside.now())
    table.show_findings(found, bedside.now())
    assert any("ago" in row[1] for row in table.rows)
