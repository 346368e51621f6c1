"""Closing the window while an infusion runs is said first."""

import pytest

from infusetrack.app.closing import KEY, ClosingGuard
from infusetrack.app.station import practice_station
from tests.fakes import FakeClock


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    made.window.may_close = ClosingGuard(made.window, made.bedside.tools.board).may_close
    made.window.show()
    yield made
    made.window.close()
    made.window.close()


def test_the_first_close_only_says_that_an_infusion_runs(station):
    assert not station.window.close()
    assert station.window.isVisible()
    assert "stops no pump" in station.window.desk.banners.banners[KEY].text()


def test_staying_takes_the_question_away(station):
    station.window.close()
    stay, _go = station.window.desk.banners.banners[KEY].buttons
    stay.click()
    assert KEY not in station.window.desk.banners.banners
    assert not station.window.close()


def test_once_more_or_the_button_goes(station):
    station.window.close()
    station.window.desk.banners.banners[KEY].buttons[1].click()
    assert not station.window.isVisible()


def test_a_locked_window_may_be_closed_the_sentinel_says_the_rest(station):
    station.window.lock()
    assert station.window.close()
