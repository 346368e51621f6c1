"""Slow work leaves the window alone; its answer comes back to the window's thread."""

import threading

import pytest

from infusetrack.app.background import Background
from infusetrack.domain.errors import BrokenWorld, Refused


@pytest.fixture
def background(qtbot):
    made = Background()
    yield made
    made.wait()


def answers(qtbot, background, *works):
    """What comes back for each piece of work, in the order in which it comes."""
    came = []

    def then(result, error):
        came.append((result, error, threading.current_thread() is threading.main_thread()))

    for work in works:
        background.run(work, then)
    qtbot.waitUntil(lambda: len(came) == len(works))
    return came


def test_work_is_done_elsewhere_and_answered_here(qtbot, background):
    worker = []
    came = answers(qtbot, background, lambda: worker.append(threading.current_thread()) or "page")
    assert came == [("page", None, True)]
    assert worker[0] is not threading.main_thread()


def test_one_piece_follows_the_other(qtbot, background):
    came = answers(qtbot, background, *(lambda number=number: number for number in range(5)))
    assert [result for result, _, _ in came] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("error", [Refused("day_signed"), BrokenWorld("backup_failed", why="full")])
def test_a_known_failure_comes_back_as_it_is(qtbot, background, error):
    def fail():
        raise error

    assert answers(qtbot, background, fail) == [(None, error, True)]


def test_a_full_disk_comes_back_with_its_reason(qtbot, background):
    def fail():
        raise OSError(28, "No space left on device")

    ((_, error, _),) = answers(qtbot, background, fail)
    assert (error.code, error.facts["why"]) == ("paper_not_saved", "No space left on device")


def test_it_is_busy_until_the_last_answer_is_here(qtbot, background):
    told = []
    background.busy.connect(told.append)
    answers(qtbot, background, lambda: 1, lambda: 2)
    assert told == [True, True, True, False]


def test_closing_waits_for_what_was_begun(background):
    done = []
    background.run(lambda: done.append(True), lambda _result, _error: None)
    background.wait()
    assert done == [True]


def test_work_that_breaks_off_is_told_and_its_fault_comes_up_here(background):
    came = []
    background.run(lambda: 1 // 0, lambda _result, error: came.append(error.code))
    with pytest.raises(ZeroDivisionError):
        background.wait()
    assert came == ["broke_off"]
