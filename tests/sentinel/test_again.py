"""Starting the program again: a frozen one is ended first, one that ends at once is told."""

import subprocess
import sys

from infusetrack.sentinel.again import Restart


def command(code):
    return (sys.executable, "-S", "-c", code)


def looked_at(restart):
    """Once the new program has ended."""
    restart._process.wait()
    restart.look()
    return restart


def test_a_program_that_ends_with_a_complaint_did_not_start():
    restart = Restart()
    restart.begin(command("raise SystemExit(1)"), None)
    assert looked_at(restart).failed
    restart.begin(command("raise SystemExit(0)"), None)
    assert not looked_at(restart).failed


def test_a_program_that_does_not_exist_did_not_start():
    restart = Restart()
    restart.begin(("infusetrack-no-such-program",), None)
    restart.look()
    assert restart.failed


def test_a_frozen_program_is_ended_first():
    with subprocess.Popen(command("input()"), stdin=subprocess.PIPE) as frozen:
        restart = Restart()
        restart.begin(command(""), frozen.pid)
        assert frozen.wait() != 0
        looked_at(restart)


def test_a_program_that_is_gone_already_is_no_obstacle():
    with subprocess.Popen(command("")) as gone:
        gone.wait()
    restart = Restart()
    restart.begin(command(""), gone.pid)
    assert not looked_at(restart).failed
