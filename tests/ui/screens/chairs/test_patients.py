"""Finding the right one of several patients."""

import pytest

from infusetrack.ui.screens.chairs.patients import exact, fitting
from infusetrack.ui.screens.chairs.seat import SeatForm


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rm", ["PED-0417"]),
        ("r. m.", ["PED-0417"]),
        ("0417", ["PED-0417"]),
        ("hn 204", 3),
        ("", 5),
        ("zz", []),
    ],
)
def test_any_identifier_finds(bedside, typed, found):
    names = [one.study_id for one in fitting(bedside.tools.board.patients(), typed)]
    assert names == found or len(names) == found


@pytest.mark.parametrize("typed", ["ped-0417", " HN  20417 "])
def test_a_whole_identifier_is_exact(bedside, typed):
    assert exact(bedside.tools.board.patients(), typed).study_id == "PED-0417"


@pytest.mark.parametrize("typed", ["", "PED", "HN"])
def test_a_part_is_not(bedside, typed):
    assert exact(bedside.tools.board.patients(), typed) is None


def test_the_first_free_chair_is_offered(bedside, qtbot):
    form = SeatForm(bedside)
    qtbot.addWidget(form)
    assert form.free_chair() == 6
    bedside.tools.board._seats = tuple(seat for seat in bedside.tools.board.seats if seat.chair != 2)
    assert form.free_chair() == 2
