"""A cycle day as nurses type it."""

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.cycle_day_field import CycleDayField


@pytest.fixture
def field(qtbot):
    made = CycleDayField("Cycle day")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("typed", "label"), [("C1D3", "C1D3"), (" c12 d8 ", "C12D8"), ("p-c1d8", "P-C1D8")])
def test_blanks_and_small_letters_are_fine(field, typed, label):
    field.set_text(typed)
    assert field.read() == label


@pytest.mark.parametrize("typed", ["D3", "C0D1", "1.3", "C1D3 kg", "C1D100"])
def test_anything_else_is_refused(field, typed):
    field.set_text(typed)
    with pytest.raises(Refused, match="no_cycle_day"):
        field.read()


def test_an_empty_one_is_none(field):
    assert field.read() is None
