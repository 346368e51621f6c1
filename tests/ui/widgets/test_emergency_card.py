"""The emergency card as a widget: what is drawn for a weight, and without one."""

from decimal import Decimal

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.emergency import doses
from infusetrack.ui.widgets.emergency_card import DoseLine, EmergencyCard


def test_without_a_weight_it_says_what_is_missing(looked, qtbot):
    card = EmergencyCard()
    qtbot.addWidget(card)
    card.show_doses(doses(emergency_card(), Decimal(15), {}), Decimal(15))
    assert list(card.lines) == ["epinephrine", "saline_bolus", "diphenhydramine", "hydrocortisone"]
    card.show_doses((), None)
    assert "measure it" in card.none.text()
    assert card.lines == {}


def test_a_line_names_its_sources_and_is_not_drawn_twice(looked, qtbot):
    card = EmergencyCard()
    qtbot.addWidget(card)
    shown = doses(emergency_card(), Decimal(15), {})
    card.show_doses(shown, Decimal(15))
    line = card.lines["epinephrine"]
    card.show_doses(shown, Decimal(15))
    assert card.lines["epinephrine"] is line
    assert "0.15 mg" in line.accessibleName()
    assert "Digest" in line.toolTip()
    assert isinstance(line, DoseLine)
