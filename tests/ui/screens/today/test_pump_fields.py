"""The fields of a comparison: the record's number of the moment that the form names."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.events import PumpRead
from infusetrack.ui.screens.today.pump_fields import PumpFields


def test_the_record_is_asked_for_the_same_moment_as_the_pump(bedside, qtbot):
    earlier = bedside.now() - timedelta(minutes=10)
    now, then = (
        PumpFields(bedside, "C1D3", "infusion", moment) for moment in (lambda: None, lambda: earlier)
    )
    for asked in (now, then):
        for field in asked.fields.values():
            qtbot.addWidget(field)
    values = {"volume": D("38.5"), "explained": None}
    assert now.fact(values) == PumpRead("C1D3", "infusion", D("38.5"), D("40.00"))
    assert then.fact(values) == PumpRead("C1D3", "infusion", D("38.5"), D("38.33"))


def test_the_limit_is_told_before_a_number_is_typed(bedside, qtbot):
    asked = PumpFields(bedside, "C1D3", "infusion", lambda: None)
    for field in asked.fields.values():
        qtbot.addWidget(field)
    assert "5 %" in asked.note()
    assert asked.preview() == ""
    asked.volume.set_text("50")
    asked.fits()
    assert not asked.explained.isHidden()
