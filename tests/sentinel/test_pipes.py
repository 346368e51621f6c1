"""Pipes hold nobody up, and their end is heard."""

import os
from contextlib import ExitStack

import pytest

from infusetrack.sentinel.messages import Beat, Gone, Report
from infusetrack.sentinel.pipes import WAITING, Ear, Mouth


@pytest.fixture
def ends():
    with ExitStack() as stack:
        reading, writing = os.pipe()
        yield stack.enter_context(os.fdopen(reading, "rb")), stack.enter_context(os.fdopen(writing, "wb"))


def test_what_is_said_is_heard_and_the_end_too(ends):
    ear, mouth = Ear(ends[0]), Mouth(ends[1])
    mouth.say(Report("aplay"))
    assert ear.next(5) == Report("aplay")
    assert ear.next(0) is None
    mouth.end(5)
    ends[1].close()
    assert ear.next(5) == Gone()
    ear.wait(5)


def test_noise_between_the_lines_is_left_aside(ends):
    ends[1].write(b"noise\n")
    ends[1].flush()
    ear = Ear(ends[0])
    Mouth(ends[1]).say(Beat())
    assert ear.next(5) == Beat()
    ends[1].close()
    ear.wait(5)


def test_a_reader_that_hangs_holds_nobody_up(ends):
    mouth = Mouth(ends[1])
    for _ in range(WAITING * 50):
        mouth.say(Report("x" * 900))
    assert mouth._lines.qsize() >= WAITING - 1
    ear = Ear(ends[0])
    assert ear.next(5) == Report("x" * 900)
    mouth.end(5)
    ends[1].close()
    ear.wait(5)
