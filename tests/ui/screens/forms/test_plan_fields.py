"""Fields made from the regimen's plan."""

from decimal import Decimal

import pytest

from infusetrack.domain.regimen import FormField
from infusetrack.ui.screens.forms.plan_fields import field_for, put_value, value_of, violation
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField

KINDS = {
    "yes_no": YesNoField, "number": NumberField, "choice": ChoiceField, "text": TextField,
    "time": TimeField,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_field(qtbot, bedside, kind):
    field = field_for(FormField("k", "Label", kind, choices=("a", "b")), bedside)
    qtbot.addWidget(field)
    assert isinstance(field, KINDS[kind])
    assert field.label == "Label"


def test_a_number_keeps_the_plans_limits(qtbot, bedside):
    field = field_for(FormField("k", "Days", "number", low=Decimal(1), high=Decimal(30)), bedside)
    qtbot.addWidget(field)
    assert (field.limits.low, field.limits.high) == (1, 30)


def test_a_violation_says_what_must_be():
    asked = FormField("k", "Pupils equal", "yes_no", must_be="yes")
    assert "Pupils equal" in violation(asked, False)
    assert not violation(asked, True)
    assert not violation(asked, None)
    assert violation(FormField("k", "Site", "choice", must_be="left"), "right")


def test_values_go_into_the_record_and_come_back(qtbot, bedside):
    for kind, value, text in (("yes_no", True, "yes"), ("number", Decimal("1.5"), "1.5"), ("text", "a", "a")):
        field = field_for(FormField("k", "Label", kind), bedside)
        qtbot.addWidget(field)
        put_value(field, value)
        assert field.text() == text
        assert value_of(field.read(), bedside.zone) == value


def test_a_time_stands_with_its_date(bedside):
    assert value_of(bedside.now(), bedside.zone) == "24 Nov 2026 13:25"
