"""The self-check passes here, and a broken part is named."""

from infusetrack.cli import self_check
from infusetrack.domain.errors import BrokenWorld


def test_every_part_of_this_installation_works(command):
    code, said, _ = command("--self-check")
    assert code == 0, said
    for part in (
        "Python",
        "database",
        "record",
        "regimens",
        "fonts",
        "icons",
        "themes",
        "window",
        "letters",
        "paper",
    ):
        assert part in said
    assert "SQLCipher" in said
    assert "nct04751383" in said


def test_a_part_that_fails_is_said_and_fails_the_check(capsys, monkeypatch):
    def broken(_folder):
        raise BrokenWorld("store_failed", why="the disk is full")

    monkeypatch.setattr(self_check, "_database", broken)
    monkeypatch.setattr(self_check, "_paper", lambda _folder: {}["no font"])
    assert self_check.check_installation(None) == 1
    said = capsys.readouterr().out
    assert "the disk is full" in said
    assert "KeyError" in said
    assert said.count("FAILED") == 2
