"""One window on one record: the second start brings the first one forward."""

import subprocess
import sys

import pytest

from infusetrack.app.single import SingleWindow


@pytest.fixture
def window(qapp, tmp_path):
    """`window()` is another start on the same folder."""
    made = []

    def start(folder=tmp_path):
        made.append(SingleWindow(folder))
        return made[-1]

    yield start
    for one in made:
        one.let_go()


def test_the_first_start_has_the_record_to_itself(window):
    assert window().claim()


def test_a_second_start_is_sent_away_and_the_first_is_called(window, qtbot):
    first, second, called = window(), window(), []
    assert first.claim()
    first.when_knocked(lambda: called.append(True))
    assert not second.claim()
    qtbot.waitUntil(lambda: called == [True])


def test_every_further_start_calls_again(window, qtbot):
    first, called = window(), []
    first.claim()
    first.when_knocked(lambda: called.append(True))
    for count in (1, 2, 3):
        assert not window().claim()
        qtbot.waitUntil(lambda count=count: len(called) == count)


def test_once_the_first_is_closed_the_next_start_opens(window):
    first, second = window(), window()
    first.claim()
    first.let_go()
    assert second.claim()


def test_two_records_may_be_open_side_by_side(window, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    assert window().claim()
    assert window(other).claim()


CLAIMS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from infusetrack.app.single import SingleWindow
app = QCoreApplication([])
window = SingleWindow(Path(sys.argv[1]))
print(window.claim(), flush=True)
sys.stdin.read()
"""


def test_a_window_that_was_killed_leaves_no_lock_behind(window, tmp_path):
    """The lock names its process, and a process that is gone holds nothing."""
    command = [sys.executable, "-c", CLAIMS, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline().strip() == "True"
        assert not window().claim()
        first.kill()
    assert window().claim()
