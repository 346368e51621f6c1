"""A window where one can open, plain words on the terminal where none can."""

import sys

import pytest

from infusetrack.sentinel import sign as module
from infusetrack.sentinel.messages import Answer
from infusetrack.sentinel.sign import Notice, Terminal, Window, sign_for

STOPPED = Notice("dead", "3 · C1D2")


@pytest.mark.parametrize(
    ("environ", "platform", "kind"),
    [
        ({"DISPLAY": ":0"}, "linux", Window),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", Window),
        ({}, "linux", Terminal),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", Terminal),
        ({}, "win32", Window),
        ({}, "darwin", Window),
    ],
)
def test_a_window_is_opened_where_one_can_open(environ, platform, kind):
    assert isinstance(sign_for(environ, platform), kind)


def test_the_terminal_says_it_once_and_says_what_to_do(capsys):
    sign = Terminal()
    sign.show(STOPPED)
    sign.show(STOPPED)
    said = capsys.readouterr().err
    assert said.count("InfuseTrack has stopped. The pumps run on.") == 1
    assert "Look at each child and read each pump." in said
    assert "3 · C1D2" in said
    sign.show(None)
    assert sign.answers() == ()


SPEAKS = """
import sys
sys.stdout.write('{"kind": "Answer", "pressed": "again"}\\n')
sys.stdout.flush()
sys.stdin.close()
import threading
threading.Event().wait()
"""


def test_the_window_is_a_process_whose_buttons_are_heard(monkeypatch):
    started = []
    begin = module.subprocess.Popen

    def fake(command, **words):
        started.append(command)
        return begin([sys.executable, "-S", "-c", SPEAKS], **words)

    monkeypatch.setattr(module.subprocess, "Popen", fake)
    sign = Window()
    sign.show(STOPPED)
    sign.show(STOPPED)
    assert len(started) == 1
    assert "infusetrack.sentinel.window" in started[0]
    found = ()
    while not found:
        found = sign.answers()
    assert found == (Answer("again"),)
    sign._process.kill()
    sign._process.wait()
    sign.show(STOPPED)
    assert len(started) == 2, "a window that was closed comes again"
    sign.show(None)
    assert sign.answers() == ()
