"""When the plan asks for the next set, if this one were written now."""

from decimal import Decimal as D

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.next_set import next_set_at
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started

WHOLE = VitalsTaken(
    DIN,
    sbp=100,
    dbp=60,
    heart_rate=100,
    respiratory_rate=20,
    spo2=98,
    pain=0,
    sedation="1",
    temperature_c=D(37),
)


def test_a_set_in_the_first_hour_is_followed_by_the_next_quarter():
    pen = Pen()
    pen.write(started(), at(9))
    pen.write(WHOLE, at(9, 15))
    assert next_set_at(pen.chart, TRIAL, WHOLE, at(9, 30)) == at(9, 45)


def test_without_an_infusion_or_with_an_empty_set_nothing_is_said():
    pen = Pen()
    assert next_set_at(pen.chart, TRIAL, VitalsTaken(DIN, note="asleep"), at(9)) is None
    pen.write(started(), at(9))
    assert next_set_at(pen.chart, TRIAL, VitalsTaken(DIN, note="asleep"), at(9, 10)) is None


def test_a_set_that_the_chart_would_refuse_has_no_next_one():
    assert next_set_at(Pen().chart, TRIAL, VitalsTaken("no day", sbp=90), at(9)) is None
