"""A window that cannot open is a sentence, not a crash."""

import sys

import pytest

from infusetrack.cli import main


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("typed", [[], ["demo"]])
def test_with_no_display_one_sentence_says_what_to_do(typed, monkeypatch, capsys):
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main(typed) == 2
    assert capsys.readouterr().err.count(".") >= 2
