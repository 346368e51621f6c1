"""While something runs the computer is asked to stay awake; a system that cannot is no obstacle."""

import subprocess
import sys

import pytest

from infusetrack.devices.inhibit import CONTINUOUS, SYSTEM_REQUIRED, Awake, ask_windows, command_for

WAITS = (sys.executable, "-S", "-c", "input()")


def found(name):
    return f"/usr/bin/{name}"


@pytest.mark.parametrize(
    ("platform", "program"), [("linux", "systemd-inhibit"), ("darwin", "caffeinate"), ("win32", None)]
)
def test_each_system_has_its_own_way(platform, program):
    command = command_for(platform, found)
    assert (command[0] if command else None) == program
    assert command_for(platform, lambda _name: None) == ()


def test_linux_is_asked_about_sleep_idleness_and_the_lid():
    assert "--what=sleep:idle:handle-lid-switch" in command_for("linux", found)


def test_it_is_held_once_and_let_go():
    started = []

    def start(command):
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE))
        return started[-1]

    awake = Awake("linux", command=WAITS, start=start)
    awake.keep(wanted=False)
    awake.keep(wanted=True)
    awake.keep(wanted=True)
    assert len(started) == 1
    assert started[0].poll() is None
    awake.keep(wanted=False)
    assert started[0].returncode is not None


def test_windows_is_told_directly():
    told = []
    awake = Awake("win32", windows=told.append)
    awake.keep(wanted=True)
    awake.keep(wanted=False)
    assert told == [CONTINUOUS | SYSTEM_REQUIRED, CONTINUOUS]
    ask_windows(CONTINUOUS)


@pytest.mark.parametrize("command", [(), ("infusetrack-no-such-program",)])
def test_a_system_that_cannot_is_no_obstacle(command):
    awake = Awake("linux", command=command)
    awake.keep(wanted=True)
    awake.keep(wanted=False)
    assert awake._process is None
