"""The first way that works is taken; one that fails rests a minute; none is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from infusetrack.sentinel.players import (
    CommandPlayer,
    Loudspeaker,
    WindowsPlayer,
    has_card,
    has_sound_server,
    system_players,
)

TONE = Path("high-day.wav")


class FakePlayer:
    def __init__(self, name, *, there=True):
        self.name, self.there, self.fails = name, there, False
        self.played, self.stopped = [], 0

    def is_there(self):
        return self.there

    def begin(self, path):
        self.played.append(path)

    def stop(self):
        self.stopped += 1

    def failed(self):
        return self.fails


@pytest.fixture
def ways():
    return FakePlayer("paplay"), FakePlayer("aplay")


def test_the_first_way_that_works_is_taken(ways):
    first, second = ways
    speaker = Loudspeaker(ways)
    assert speaker.through(0) == "paplay"
    first.there = False
    assert speaker.through(0) == "aplay"
    assert speaker.begin(TONE, 0)
    assert (first.played, second.played) == ([], [TONE])


def test_without_any_way_it_says_so(ways):
    for way in ways:
        way.there = False
    assert Loudspeaker(ways).through(0) == ""
    assert not Loudspeaker(()).begin(TONE, 0)


def test_a_way_that_fails_rests_a_minute_and_the_next_one_is_taken(ways):
    speaker = Loudspeaker(ways)
    speaker.begin(TONE, 0)
    assert not speaker.has_failed(1)
    ways[0].fails = True
    assert speaker.has_failed(1)
    assert not speaker.has_failed(1), "told once"
    assert speaker.through(60) == "aplay"
    assert speaker.through(61) == "paplay"


def test_a_new_sound_takes_the_place_of_the_old_one(ways):
    speaker = Loudspeaker(ways)
    speaker.begin(TONE, 0)
    speaker.begin(TONE, 1)
    assert ways[0].stopped == 1
    speaker.stop()
    speaker.stop()
    assert ways[0].stopped == 2


def ended(player):
    """The player once its program has ended."""
    if player.running is not None:
        player.running.wait()
    return player


@pytest.mark.parametrize(("code", "fails"), [("raise SystemExit(0)", False), ("raise SystemExit(1)", True)])
def test_a_program_that_complains_has_failed(code, fails):
    player = CommandPlayer("python", (sys.executable, "-S", "-c", code), lambda: True)
    assert player.is_there()
    player.begin(TONE)
    assert ended(player).failed() is fails


def test_a_program_that_does_not_exist_has_failed():
    player = CommandPlayer("none", ("infusetrack-no-such-player",), lambda: True)
    assert not player.is_there()
    player.begin(TONE)
    assert player.failed()


def test_a_program_that_sounds_is_silenced_at_once():
    player = CommandPlayer("python", (sys.executable, "-S", "-c", "input()"), lambda: True)
    player.running = subprocess.Popen([*player.command], stdin=subprocess.PIPE)
    process = player.running
    assert not player.failed()
    player.stop()
    process.stdin.close()
    assert process.returncode not in (0, None)


def test_a_computer_without_a_card_has_none(tmp_path):
    cards = tmp_path / "cards"
    assert not has_card(cards)
    cards.write_text("--- no soundcards ---\n")
    assert not has_card(cards)
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n")
    assert has_card(cards)


def test_a_sound_server_is_known_by_its_door(tmp_path):
    assert not has_sound_server(tmp_path, "pulse/native")
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert has_sound_server(tmp_path, "pulse/native")


def test_each_system_has_its_own_ways(monkeypatch):
    for platform, names in {"win32": ["winsound"], "darwin": ["afplay"]}.items():
        monkeypatch.setattr(sys, "platform", platform)
        assert [way.name for way in system_players()] == names
    monkeypatch.setattr(sys, "platform", "linux")
    assert [way.name for way in system_players()] == ["pw-play", "paplay", "aplay"]


def test_the_way_of_windows_does_nothing_elsewhere():
    way = WindowsPlayer()
    way.begin(TONE)
    way.stop()
    assert not way.failed()
    assert sys.platform == "win32" or not way.is_there()
