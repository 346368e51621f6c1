"""A fact goes into the record once, or in the place of another; a refusal stands at its field."""

from decimal import Decimal
from uuid import uuid4

import pytest

from infusetrack.domain.events import FluidCounted
from infusetrack.ui.bedside import Written
from infusetrack.ui.screens.forms.moment import Moment, MomentForm
from infusetrack.ui.screens.forms.settling import refuse, settle
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.text_field import TextField

NOW = Moment(None, "")


def _urine(ml):
    return FluidCounted("C1D3", "out", "urine", Decimal(ml))


@pytest.fixture
def forms(qtbot, bedside):
    form, moment = Form(), MomentForm(bedside)
    form.add("ml", TextField("mL"))
    for one in (form, moment):
        qtbot.addWidget(one)
    return form, moment


def test_the_same_press_twice_is_one_line(bedside):
    entry = uuid4().hex
    first = settle(bedside, _urine(120), NOW, amended=None, entry=entry)
    again = settle(bedside, _urine(120), NOW, amended=None, entry=entry)
    assert first.stands
    assert again.line == first.line


def test_a_correction_takes_the_place_of_its_line_with_its_reason(bedside):
    first = settle(bedside, _urine(120), NOW, amended=None, entry="").line
    changed = settle(bedside, _urine(210), Moment(None, "misread"), amended=first, entry="").line
    assert (changed.amends, changed.reason, changed.event.volume_ml) == (first.seq, "misread", Decimal(210))
    assert not bedside.chart.is_standing(first)


def test_a_refusal_stands_at_the_time_or_at_the_field_to_blame(forms):
    form, moment = forms
    refuse(Written(None, "Not yet.", "time_to_come"), form, moment, {"amount": "ml"})
    assert "Not yet." in moment.when.message
    assert not form.fields["ml"].message
    refuse(Written(None, "Too much.", "amount"), form, moment, {"amount": "ml"})
    assert "Too much." in form.fields["ml"].message
