"""A list whose first entry asks for everything."""

from infusetrack.ui.widgets.pick import Pick


def test_everything_is_asked_for_until_something_is_chosen(qtbot):
    pick = Pick("Day", "All days")
    qtbot.addWidget(pick)
    assert pick.chosen() == ""
    pick.offer([("C1D2", "C1D2"), ("C1D1", "C1D1")])
    pick.choose("C1D1")
    assert pick.chosen() == "C1D1"
    pick.offer([("C1D3", "C1D3"), ("C1D1", "C1D1")])
    assert pick.chosen() == "C1D1"
    pick.choose("C9D9")
    assert pick.chosen() == ""
