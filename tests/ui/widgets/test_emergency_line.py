"""The emergency doses in one line: drug and dose for this weight, or what is missing."""

from decimal import Decimal

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.emergency import doses
from infusetrack.ui.widgets.emergency_line import EmergencyLine


def test_each_dose_that_is_set_stands_in_the_line_and_does_not_break(looked, qtbot):
    line = EmergencyLine()
    qtbot.addWidget(line)
    line.show_doses(doses(emergency_card(), Decimal(20), {}), Decimal(20))
    told = line.words.text().replace("\N{NO-BREAK SPACE}", "_").split(" · ")
    assert told[0] == "Emergency, 20.0 kg: epinephrine_0.2_mg"
    assert len(told) == 4


def test_without_a_weight_it_says_what_is_missing(looked, qtbot):
    line = EmergencyLine()
    qtbot.addWidget(line)
    line.show_doses((), None)
    assert "measure it" in line.words.text()
