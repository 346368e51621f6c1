"""An alarm is answered by a person, and a reminder put off for minutes that are bounded."""

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import AlarmAcknowledged, AlarmRaised, ReminderPutOff
from tests.domain.small_trial import DIN, Pen, at

ANSWER = AlarmAcknowledged(DIN, "pause:infusion", "pause", "medium", at(8))


def put_off(minutes):
    return ReminderPutOff(DIN, "flush_end:flush", "flush_end", at(8), minutes)


@pytest.mark.parametrize("fact", [ANSWER, put_off(5)])
def test_the_program_answers_no_alarm(fact):
    with pytest.raises(Refused, match="alarm_needs_a_person"):
        Pen().admit(fact, by="InfuseTrack")
    with pytest.raises(Refused, match="alarm_needs_a_person"):
        Pen().admit(fact, by=" ")
    Pen().admit(fact, by="RN 27")


def test_the_program_raises_alarms():
    Pen().admit(AlarmRaised(DIN, "pause:infusion", "pause", "medium", at(8)), by="InfuseTrack")


@pytest.mark.parametrize("minutes", [-5, 0, 4, 6, 14, 16, 60])
def test_a_reminder_is_put_off_for_five_ten_or_fifteen_minutes(minutes):
    with pytest.raises(Refused, match="put_off_minutes"):
        Pen().admit(put_off(minutes))
    for allowed in (5, 10, 15):
        Pen().admit(put_off(allowed))
