"""What a dose goes by."""

from decimal import Decimal

from infusetrack.ui.screens.forms.body import Body, body_of, surfaces


def test_weight_and_height_carry_their_age(bedside_before):
    body = body_of(bedside_before("C1D2", "order"))
    assert (body.weight_kg, body.height_cm) == (Decimal("20.0"), Decimal(115))
    assert "ago" in body.words


def test_before_any_weight_there_is_no_body(bedside_before):
    assert body_of(bedside_before("C1D1", "measure")) is None


def test_the_used_formula_stands_first():
    words = surfaces(Body(Decimal(20), Decimal(115), ""), "boyd")
    assert words.startswith("0.813 m² by Boyd, the one used")
    assert surfaces(Body(Decimal(20), None, ""), "boyd") == ""
