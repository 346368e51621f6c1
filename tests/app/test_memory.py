"""Tidying leaves alone what was there at the start, and happens on the window's thread only."""

import gc
import threading
import weakref

import pytest

from infusetrack.app import memory
from infusetrack.app.memory import Tidying, calm_tidying, tidy


@pytest.fixture(autouse=True)
def _as_before():
    was_on = gc.isenabled()
    yield
    if was_on:
        gc.enable()


class Chart:
    """Something that holds on to itself."""

    def __init__(self):
        self.itself = self


def test_what_was_made_before_is_not_looked_through_again():
    calm_tidying()
    assert gc.get_freeze_count() > 0


def test_circles_that_are_thrown_away_later_still_go(monkeypatch):
    calm_tidying()
    monkeypatch.setattr(memory, "YOUNG", 1)
    left = weakref.ref(Chart())
    assert left() is not None
    tidy()
    assert left() is None


def test_a_busy_thread_tidies_nothing_of_the_window(qapp, monkeypatch):
    keeper = Tidying()
    left = weakref.ref(Chart())

    def work():
        return [[number] for number in range(200_000)]

    busy = threading.Thread(target=work)
    busy.start()
    busy.join()
    assert left() is not None
    assert keeper._timer.isActive()
    monkeypatch.setattr(memory, "YOUNG", 1)
    keeper._timer.timeout.emit()
    assert left() is None


@pytest.mark.parametrize(
    ("counts", "round_"),
    [((10, 90, 90), None), ((20_000, 3, 0), 0), ((20_000, 20, 3), 1), ((20_000, 20, 50), 2)],
)
def test_the_smallest_round_that_is_due(monkeypatch, counts, round_):
    rounds = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "collect", rounds.append)
    tidy()
    assert rounds == ([] if round_ is None else [round_])
