"""What works beside the window never has the last hold on anything of the window."""

import threading
import weakref

import pytest

from infusetrack.session.aside import Aside, at_once


@pytest.fixture
def aside(qapp):
    made = Aside("beside")
    yield made
    made.wait()


class OfTheWindow:
    """Something that must be thrown away on the window's thread; it remembers where it was."""

    def __init__(self, gone):
        weakref.finalize(self, lambda: gone.append(threading.current_thread() is threading.main_thread()))

    def work(self):
        return threading.current_thread() is threading.main_thread()


def test_work_is_done_elsewhere_and_answered_here(aside, qtbot):
    came = []
    aside.run(threading.current_thread, lambda worker: came.append((worker, threading.current_thread())))
    assert aside.is_busy
    qtbot.waitUntil(lambda: bool(came))
    ((worker, here),) = came
    assert worker is not threading.main_thread()
    assert here is threading.main_thread()
    assert not aside.is_busy


@pytest.mark.parametrize("_again", range(20))
def test_what_the_work_held_is_let_go_on_the_windows_thread(aside, _again):
    gone, came = [], []
    screen = OfTheWindow(gone)
    aside.run(screen.work, came.append)
    del screen
    aside.wait()
    assert came == [False]
    assert gone == [True]


def test_work_that_breaks_off_is_answered_and_its_fault_comes_up_here(aside):
    came = []
    aside.run(lambda: 1 // 0, came.append)
    with pytest.raises(ZeroDivisionError):
        aside.wait()
    assert came == [None]
    assert not aside.is_busy


def test_closing_waits_for_what_an_answer_begins(aside):
    came = []
    aside.run(lambda: 1, lambda one: aside.run(lambda: one + 1, came.append))
    aside.wait()
    assert came == [2]


def test_a_script_does_it_at_once():
    came = []
    at_once(lambda: "done", came.append)
    assert came == ["done"]
