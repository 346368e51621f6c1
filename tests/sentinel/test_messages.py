"""What program and sentinel say to each other arrives as it was said; anything else is left aside."""

import pytest

from infusetrack.sentinel.messages import Answer, Beat, Coming, Goodbye, Hello, Report, Wish, read, written


@pytest.mark.parametrize(
    "message",
    [
        Hello(7, ("python", "-m", "infusetrack"), "token", practice=True),
        Beat(busy_s=30.0),
        Goodbye(),
        Wish("high", "3 · Vital signs", 5.0, (Coming(9.5, "low", "1 · Rate step"),), watched=True, soft=True),
        Report("aplay"),
        Answer("quiet"),
    ],
)
def test_a_message_arrives_as_it_was_said(message):
    assert read(written(message)) == message
    assert written(message).count(b"\n") == 1


@pytest.mark.parametrize(
    "line",
    [b"", b"not json\n", b"[]\n", b"{}\n", b'{"kind": "Wish", "other": 1}\n', b'{"kind": "Gone"}\n', b"7\n"],
)
def test_a_line_that_is_no_message_is_left_aside(line):
    assert read(line) is None
