"""The fault run in small: nothing acknowledged is lost, the sentinel rings, the restart shows what stands."""

import sys

import pytest

from tests.faults.__main__ import main
from tests.faults.checks import Found, faults_of
from tests.faults.day import first_pump_fact, script
from tests.faults.runs import campaign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


def test_a_program_that_is_killed_or_frozen_loses_nothing_and_is_heard():
    tally = campaign(3, seed=5)
    assert tally.faults == []
    assert tally.acks > 10
    assert tally.rang_after
    assert tally.restarts == 2
    assert "0 faults" in tally.words()


def test_a_line_that_is_told_before_it_stands_is_found():
    """The planted fault: the harness would be blind without it."""
    assert campaign(2, seed=1, lies=True).faults


def test_the_command_says_how_it_went(capsys):
    assert main(["--runs", "0"]) == 0
    assert "0 faults" in capsys.readouterr().out


def test_the_scripted_day_is_busy_at_the_pump():
    kinds = [type(one.event).__name__ for one in script()[first_pump_fact() :]]
    assert kinds.count("InfusionPaused") == kinds.count("InfusionResumed") > 5
    assert kinds.count("RateChanged") > 10


def test_an_empty_record_lacks_every_acknowledged_line():
    assert faults_of(Found((), ()), [(1, "a")]) == ["line 1 was acknowledged and is not there"]
