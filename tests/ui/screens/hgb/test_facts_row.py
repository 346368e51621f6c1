"""The figures above the trend: as many as there are, spoken with what they are."""

from infusetrack.ui.screens.hgb.facts_row import FactsRow
from infusetrack.wording.hemoglobin_header import Told


def test_each_figure_stands_under_what_it_is_and_those_gone_are_not_shown(looked, qtbot):
    row = FactsRow()
    qtbot.addWidget(row)
    row.show_facts((Told("Last value, 2 h ago", "8.8 g/dL"), Told("CTCAE v5", "grade 2")))
    assert row.words() == {"Last value, 2 h ago": "8.8 g/dL", "CTCAE v5": "grade 2"}
    assert row.facts[1].accessibleName() == "CTCAE v5: grade 2"
    row.show_facts((Told("Last value, 3 h ago", "8.8 g/dL"),))
    assert row.words() == {"Last value, 3 h ago": "8.8 g/dL"}


def test_where_the_window_is_narrow_they_go_on_below(looked, qtbot):
    row = FactsRow()
    qtbot.addWidget(row)
    row.show_facts(tuple(Told(f"figure {place}", "8.8 g/dL in 5 d") for place in range(5)))
    flow = row.layout()
    assert flow.heightForWidth(200) > 2 * flow.heightForWidth(2000)
