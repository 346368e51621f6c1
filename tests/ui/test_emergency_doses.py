"""The emergency doses of the open patient."""

from decimal import Decimal

from infusetrack.ui.emergency_doses import emergency_doses


def test_they_go_by_todays_weight_and_none_is_shown_without_one(bedside):
    shown, weight = emergency_doses(bedside)
    assert weight == Decimal("20.0")
    assert shown[0].drug.id == "epinephrine"
    bedside.close_patient()
    assert emergency_doses(bedside) == ((), None)
