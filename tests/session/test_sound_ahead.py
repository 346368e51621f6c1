"""What will ring: computed when something changed, and only then."""

import pytest

from infusetrack.domain.alarms import alarm_ground
from infusetrack.domain.events import VitalsTaken
from infusetrack.session.sound_ahead import SoundAhead
from tests.domain.small_trial import DIN, TRIAL, WHOLE
from tests.session.test_alarm_watch import RUNS, Ward


@pytest.fixture
def ward(record, clock):
    return Ward(record, clock)


def moments(ward, ahead):
    now = ward.clock.now()
    card = ward.board.cards(now)[0]
    ground = alarm_ground(ward.board.session(RUNS).chart, TRIAL, DIN)
    return ahead.of(card, ground, ward.watch.standing, now)


def test_every_rung_of_the_next_set_is_handed_over_with_the_chair(ward):
    found = [(one[1], one[2]) for one in moments(ward, SoundAhead()) if "Vital" in one[2]]
    assert found[0] == ("low", "Chair 1: Vital signs are due")
    assert {priority for priority, _ in found} == {"low", "medium", "high"}


def test_a_second_later_nothing_is_computed_anew_and_a_new_set_moves_it(ward):
    ahead = SoundAhead()
    first = moments(ward, ahead)
    ward.clock.advance(seconds=1)
    assert moments(ward, ahead) is first
    ward.clock.advance(minutes=14)
    ward.write(VitalsTaken(DIN, **WHOLE))
    moved = moments(ward, ahead)
    assert moved is not first
    assert min(one[0] for one in moved if "Vital" in one[2]) > ward.clock.now()
