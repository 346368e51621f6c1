"""The sentinel as it runs: a process of its own, its pipe, and a loudspeaker that writes down what it played."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from infusetrack.sentinel.__main__ import speaker
from infusetrack.sentinel.messages import Beat, Goodbye, Hello, Report, Wish, read, written

TOP = Path(__file__).resolve().parents[2]
PLAYER = TOP / "tests" / "faults" / "player.sh"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake loudspeaker is a shell script")


@pytest.fixture
def sentinel(tmp_path):
    """A running sentinel, killed afterwards if it still runs."""
    environ = {**os.environ, "INFUSETRACK_HEARD": str(tmp_path / "heard")}
    command = [sys.executable, "-m", "infusetrack.sentinel", "--player", str(PLAYER)]
    with subprocess.Popen(
        command, cwd=TOP, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


def tell(process, *messages):
    for message in messages:
        process.stdin.write(written(message))
    process.stdin.flush()


def reported(process):
    """The next report."""
    message = read(process.stdout.readline())
    assert isinstance(message, Report)
    return message


def test_it_stands_within_half_a_second_and_says_through_what_it_sounds(sentinel):
    begun = perf_counter()
    assert reported(sentinel).through == str(PLAYER)
    assert perf_counter() - begun < 2.5, "half a second alone; other tests share the processor"


def test_it_rings_when_the_pipe_ends_without_a_goodbye(sentinel, tmp_path):
    tell(sentinel, Hello(os.getpid()), Wish(watched=True))
    sentinel.stdin.close()
    said = sentinel.stderr.readline().decode()
    assert "InfuseTrack has stopped" in said
    while not (tmp_path / "heard").exists():
        reported(sentinel)
    assert (tmp_path / "heard").read_text().split()[1] == "high-day"


def test_it_ends_quietly_after_a_goodbye(sentinel, tmp_path):
    tell(sentinel, Hello(os.getpid()), Beat(), Wish(), Goodbye())
    assert sentinel.wait(10) == 0
    assert not (tmp_path / "heard").exists()
    assert sentinel.stderr.read() == b""


def test_it_draws_nothing_and_opens_no_record():
    code = (
        "import sys, infusetrack.sentinel.__main__\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'sqlcipher3', 'infusetrack.domain'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_player_may_be_named_and_else_the_system_is_asked():
    assert speaker(["--player", str(PLAYER)]).through(0) == str(PLAYER)
    assert speaker([]).through(0) in {"", "pw-play", "paplay", "aplay", "afplay"}
