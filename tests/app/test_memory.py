"""Tidying leaves alone what was there at the start, and still finds what is thrown away later."""

import gc
import weakref

import pytest

from infusetrack.app.memory import YOUNG, calm_tidying


@pytest.fixture(autouse=True)
def _as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_was_made_before_is_not_looked_through_again():
    calm_tidying()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == YOUNG


def test_circles_that_are_thrown_away_later_still_go():
    class Chart:
        pass

    calm_tidying()
    chart = Chart()
    chart.itself = chart
    left = weakref.ref(chart)
    del chart
    gc.collect()
    assert left() is None
