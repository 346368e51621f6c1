"""The station's own alarms: no sound, a record that cannot be written, an old backup."""

from datetime import timedelta

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.site import SITE
from infusetrack.session.alarm_watch import AlarmWatch
from tests.domain.small_trial import DIN, WHOLE
from tests.fakes import FakeSounder
from tests.session.test_alarm_watch import Ward


@pytest.fixture
def ward(record, clock):
    made = Ward(record, clock)
    made.watch.look(clock.now())
    return made


def test_no_sound_is_seen_and_back_again(ward):
    ward.sounder.through = ""
    ward.pass_by(seconds=1)
    ward.pass_by(seconds=10)
    assert ward.alarm("sound").chair == 0
    assert (ward.site.lines[-1].stream, ward.site.lines[-1].event.key) == (SITE, "sound")
    ward.sounder.through = "aplay"
    ward.pass_by(seconds=1)
    assert "sound" not in ward.kinds()


def test_where_silence_was_wished_it_is_no_alarm(ward):
    quiet = FakeSounder()
    quiet.through = ""
    watch = AlarmWatch(ward.board, ward.site, clock=ward.clock, sounder=quiet, sound_wanted=False)
    ward.clock.advance(seconds=30)
    watch.look(ward.clock.now())
    assert watch.standing == ()


def test_a_record_that_cannot_be_written_is_answered_in_memory_and_sounds_again(ward):
    ward.record.fail_with = BrokenWorld("store_failed", why="full")
    ward.write(VitalsTaken(DIN, **WHOLE))
    ward.pass_by(seconds=1)
    assert (ward.heard, ward.watch.plan.words) == (
        "high", "This station: NOT SAVED: the record cannot be written",
    )  # fmt: skip
    assert ward.watch.acknowledge(ward.alarm("store"), by="RN 27") is not None
    assert ward.heard is None
    ward.pass_by(minutes=5)
    assert ward.heard == "high"
    ward.record.fail_with = None
    ward.write(VitalsTaken(DIN, **WHOLE))
    ward.pass_by(seconds=1)
    assert "store" not in ward.kinds()


def test_another_station_that_wrote_first_is_no_broken_store(ward):
    ward.site.broken.emit(BrokenWorld("written_elsewhere"))
    ward.pass_by(seconds=1)
    assert "store" not in ward.kinds()


def test_an_old_backup_is_a_reminder_and_a_new_one_ends_it(ward):
    made = [ward.clock.now() - timedelta(hours=25)]
    ward.watch.station.backed_up_at = lambda: made[0]
    ward.pass_by(seconds=1)
    assert ward.alarm("backup").alarm.priority == "low"
    made[0] = ward.clock.now()
    ward.pass_by(seconds=30)
    assert "backup" in ward.kinds()
    ward.pass_by(seconds=31)
    assert "backup" not in ward.kinds()


def test_without_any_backup_yet_nobody_is_reminded(ward):
    ward.watch.station.backed_up_at = lambda: None
    ward.pass_by(seconds=1)
    assert "backup" not in ward.kinds()


def test_nobody_and_the_program_itself_answer_no_alarm_of_the_station(ward):
    ward.sounder.through = ""
    ward.pass_by(seconds=1)
    ward.pass_by(seconds=10)
    for nobody in ("", " ", "InfuseTrack"):
        before = len(ward.site.lines)
        ward.watch.acknowledge(ward.alarm("sound"), by=nobody)
        assert len(ward.site.lines) == before
    assert ward.watch.acknowledge(ward.alarm("sound"), by="RN 27") is not None
