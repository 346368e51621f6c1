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


@pytest.mark.parametrize(
    "line",
    [
        b'{"kind": "Wish", "now": "loud"}\n', b'{"kind": "Wish", "now": ["high"]}\n',
        b'{"kind": "Wish", "words": 7}\n', b'{"kind": "Wish", "watched": "yes"}\n',
        b'{"kind": "Wish", "paused_until": "soon"}\n', b'{"kind": "Wish", "paused_until": NaN}\n',
        b'{"kind": "Wish", "coming": [{"at": "x", "priority": "high"}]}\n',
        b'{"kind": "Wish", "coming": [{"at": 5, "priority": 3}]}\n',
        b'{"kind": "Wish", "coming": [7]}\n', b'{"kind": "Wish", "coming": 7}\n',
        b'{"kind": "Beat", "busy_s": true}\n', b'{"kind": "Beat", "busy_s": 1' + b"0" * 400 + b"}\n",
        b'{"kind": "Hello", "program": "7"}\n', b'{"kind": "Hello", "program": 7, "restart": [1]}\n',
        b'{"kind": "Report", "through": null}\n', b'{"kind": "Answer", "pressed": []}\n',
        b"[" * 100_000 + b"\n", b"\xff\xfe\x00" * 1000 + b"\n",
    ],
)  # fmt: skip
def test_a_garbled_line_never_stops_the_one_who_rings(line):
    assert read(line) is None
