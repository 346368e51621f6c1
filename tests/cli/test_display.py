"""Whether a window can open is known before Qt is asked."""

import socket

from infusetrack.cli.display import why_no_window


def test_without_a_display_one_sentence_offers_offscreen():
    assert "QT_QPA_PLATFORM=offscreen" in why_no_window({}, "linux")


def test_a_display_that_nobody_answers_is_no_display():
    assert "no display" in why_no_window({"DISPLAY": ":971"}, "linux")
    assert "no display" in why_no_window({"DISPLAY": "localhost:58971.0"}, "linux")


def test_a_chosen_platform_wayland_and_other_systems_are_left_alone():
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert why_no_window({"WAYLAND_DISPLAY": "wayland-0"}, "linux") is None
    assert why_no_window({}, "win32") is None
    assert why_no_window({}, "darwin") is None


def test_a_display_over_the_network_that_answers_is_one():
    with socket.create_server(("127.0.0.1", 0)) as display:
        number = display.getsockname()[1] - 6000
        why = why_no_window({"DISPLAY": f"127.0.0.1:{number}"}, "linux")
    assert why is None or "apt-get install libx" in why
