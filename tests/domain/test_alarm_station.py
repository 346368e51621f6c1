"""Alarms of the station itself, on both sides of their moments."""

from datetime import timedelta

from infusetrack.domain.alarm_station import backup_condition, sound_condition, store_condition
from tests.domain.small_trial import at


def test_a_record_that_cannot_be_written_is_high_at_once():
    assert store_condition(at(8)).rung_at(at(8)).priority == "high"


def test_a_clock_set_back_leaves_it_high():
    assert store_condition(at(8)).rung_at(at(7)).priority == "high"


def test_no_sound_for_ten_seconds_is_medium():
    assert sound_condition(at(8)).rung_at(at(8) + timedelta(seconds=9)) is None
    assert sound_condition(at(8)).rung_at(at(8) + timedelta(seconds=10)).priority == "medium"


def test_a_backup_older_than_a_day_is_a_reminder():
    assert backup_condition(at(8)).rung_at(at(7, 59, 25)) is None
    assert backup_condition(at(8)).rung_at(at(8, 0, 25)).priority == "low"
