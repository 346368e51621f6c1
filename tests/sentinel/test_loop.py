"""The sentinel's round with a loudspeaker and a sign that only remember."""

import os

import pytest

from infusetrack.sentinel.again import Restart
from infusetrack.sentinel.clocks import Moment
from infusetrack.sentinel.loop import Sentinel, World
from infusetrack.sentinel.messages import Answer, Beat, Coming, Gone, Goodbye, Hello, Report, Wish
from infusetrack.sentinel.players import Loudspeaker
from tests.sentinel.test_players import FakePlayer


class FakeSign:
    def __init__(self):
        self.notice, self.pressed = None, []

    def show(self, notice):
        self.notice = notice

    def answers(self):
        given, self.pressed = tuple(Answer(one) for one in self.pressed), []
        return given


class FakeRestart(Restart):
    def __init__(self):
        super().__init__()
        self.begun = []

    def begin(self, command, frozen):
        self.begun.append((tuple(command), frozen))


class Bay:
    """A sentinel, its world, and a clock that is moved."""

    def __init__(self, folder):
        self.player, self.sign, self.restart, self.said = FakePlayer("aplay"), FakeSign(), FakeRestart(), []
        world = World(Loudspeaker((self.player,)), self.sign, self.said.append, self.restart)
        self.now = 0.0
        self.sentinel = Sentinel(world, self.at)
        self.token = folder / "sentinel"
        self.tell(Hello(4242, ("infusetrack",), str(self.token)))

    @property
    def at(self):
        return Moment(1_000_000 + self.now, 50 + self.now)

    def tell(self, *messages):
        for message in messages:
            self.sentinel.hear(message, self.at)
        self.sentinel.look(self.at)

    def wait(self, seconds, *, beats=False):
        for _ in range(round(seconds * 2)):
            self.now += 0.5
            if beats:
                self.sentinel.hear(Beat(), self.at)
            self.sentinel.look(self.at)

    @property
    def played(self):
        return [path.stem for path in self.player.played]


@pytest.fixture
def bay(tmp_path):
    return Bay(tmp_path)


def test_a_dead_program_is_heard_and_seen_with_what_to_do(bay):
    bay.tell(Wish(words="3 · C1D2", watched=True), Gone())
    assert bay.played == ["high-day"]
    assert (bay.sign.notice.program, bay.sign.notice.words) == ("dead", "3 · C1D2")
    assert bay.sign.notice.can_start


def test_a_frozen_program_rings_and_falls_silent_when_it_comes_back(bay):
    bay.tell(Wish(watched=True))
    bay.wait(6)
    assert bay.played == ["high-day"]
    assert bay.sign.notice.program == "frozen"
    bay.tell(Beat())
    assert bay.player.stopped
    assert bay.sign.notice is None
    log = bay.token.with_suffix(".log").read_text().split("\n")
    assert [line.split()[1:] for line in log if line] == [["4242", "frozen"], ["4242", "alive"]]


def test_what_falls_due_is_named_while_nobody_else_can(bay):
    bay.tell(Wish(watched=True, coming=(Coming(1_000_010, "medium", "3 · Vital signs"),)), Goodbye())
    assert bay.played == []
    assert bay.sign.notice.program == "closed"
    bay.wait(10)
    assert bay.played == ["medium-day"]
    assert bay.sign.notice.words == "3 · Vital signs"


def test_a_goodbye_over_nothing_ends_it(bay):
    bay.tell(Wish(), Goodbye())
    assert bay.sentinel.is_over
    bay.sentinel.end()


def test_the_night_sounds_softer_until_the_program_dies(bay):
    bay.tell(Wish(now="low", watched=True, soft=True))
    bay.tell(Gone())
    assert bay.played == ["low-night", "high-day"]


def test_it_says_each_second_through_what_it_is_heard(bay):
    bay.tell(Beat())
    bay.player.there = False
    bay.wait(1, beats=True)
    assert [one for one in bay.said if isinstance(one, Report)] == [Report("aplay"), Report("")]


def test_a_sound_that_could_not_be_made_is_made_another_way(bay):
    other = FakePlayer("paplay")
    bay.sentinel._world.speaker = Loudspeaker((bay.player, other))
    bay.tell(Wish(now="high"))
    bay.player.fails = True
    bay.wait(0.5, beats=True)
    assert [path.stem for path in other.played] == ["high-day"]


def test_started_again_it_is_silent_and_goes_once_another_sentinel_took_charge(bay):
    bay.tell(Wish(watched=True), Gone())
    bay.sign.pressed = ["again"]
    bay.wait(1)
    assert bay.restart.begun == [(("infusetrack",), None)]
    assert bay.sign.notice is None
    assert bay.sentinel.watch.alarm(bay.at) is None
    bay.token.write_text("another")
    bay.wait(1)
    assert bay.sentinel.is_over


def test_a_frozen_program_is_ended_before_another_one_starts(bay):
    bay.tell(Wish(watched=True))
    bay.wait(6)
    bay.sign.pressed = ["again"]
    bay.wait(1)
    assert bay.restart.begun == [(("infusetrack",), 4242)]


def test_a_program_that_does_not_start_is_told_and_rings_on(bay):
    bay.tell(Wish(watched=True), Gone())
    bay.sign.pressed = ["again"]
    bay.wait(1)
    bay.restart.failed = True
    bay.wait(1)
    assert bay.sign.notice.not_started
    assert bay.sentinel.watch.alarm(bay.at) is not None


def test_a_program_that_starts_and_never_speaks_rings_again_after_a_while(bay):
    bay.tell(Wish(watched=True), Gone())
    bay.sign.pressed = ["again"]
    bay.wait(21)
    assert bay.sentinel.watch.alarm(bay.at) is not None
    assert bay.sign.notice is not None


def test_a_person_may_have_two_minutes_of_silence_or_end_it(bay):
    bay.tell(Wish(watched=True), Gone())
    bay.sign.pressed = ["quiet"]
    bay.wait(1)
    assert bay.sentinel.watch.alarm(bay.at) is None
    assert bay.sign.notice is not None
    bay.sign.pressed = ["end"]
    bay.wait(1)
    assert bay.sentinel.is_over


def test_the_sentinel_in_charge_is_named_in_the_folder_from_its_first_plan_on(bay):
    assert not bay.token.exists()
    bay.tell(Wish())
    assert bay.token.read_text() == str(os.getpid())
    bay.token.unlink()
    bay.wait(2, beats=True)
    assert not bay.sentinel.is_over
