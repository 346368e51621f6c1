"""Read-only rows."""

from decimal import Decimal

from infusetrack.domain.regimen import Origin, Sourced
from infusetrack.ui.screens.forms.rows import Rows, source_row


def test_rows_are_read_aloud(qtbot):
    rows = Rows()
    qtbot.addWidget(rows)
    rows.show_rows([("Dose", "14 mg"), ("Volume", "100.0 mL")])
    assert rows.accessibleName() == "Dose: 14 mg; Volume: 100.0 mL"
    rows.show_rows([])
    assert rows.accessibleName() == ""


def test_a_number_that_was_not_read_in_its_source_says_so():
    number = Sourced(Decimal("10.0"), "mL/kg", Origin.LABEL, "the label", verified=False)
    assert source_row("Volume", number) == (
        "Volume", "10 mL/kg · label · the label · not read in the source: confirm it",
    )  # fmt: skip
