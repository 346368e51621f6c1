"""The sets of a day: the latest that has a number, the run that it ends, and the age at each."""

from datetime import UTC, date

from infusetrack.domain.chart import Chart
from infusetrack.domain.danger_limits import KIND_OF
from infusetrack.domain.danger_sets import DaySets, event_of, number_of
from infusetrack.domain.danger_state import OF_SCORE
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.vitals import FIELDS
from tests.domain.small_trial import DIN, TRIAL, Pen, at


def day_of(*sbps, **more):
    pen = Pen(**more)
    lines = [pen.write(VitalsTaken(DIN, sbp=sbp, pain=1), at(9, minute)) for minute, sbp in enumerate(sbps)]
    return DaySets(pen.chart, TRIAL, DIN, UTC), lines


def test_the_latest_set_with_a_number_is_found():
    day, lines = day_of(90, 80, None)
    assert day.latest_with("sbp") == lines[1]
    assert day.latest_with("spo2") is None


def test_a_run_begins_after_the_last_better_set_and_bridges_those_that_cannot_tell():
    day, lines = day_of(80, 100, 81, None, 82)
    low = {80, 81, 82}
    first = day.first_of(lines[4], lambda one: None if one.event.sbp is None else one.event.sbp in low)
    assert first == lines[2]


def test_the_age_is_that_at_the_set():
    day, (line,) = day_of(90, birth_date=date(2020, 11, 25))
    assert (day.months(line), day.years(line)) == (71, 5)
    unknown = DaySets(Chart(), TRIAL, DIN, UTC)
    assert (unknown.months(line), unknown.sex, day.sex) == (0, "", "female")


def test_a_line_that_is_no_set_has_no_numbers():
    day, _ = day_of(90)
    enrolment = day.chart.lines[0]
    assert event_of(enrolment) == VitalsTaken("")
    assert number_of(enrolment, "sbp") is None


def test_every_level_from_medium_on_and_every_named_kind_counts():
    pews, news2 = TRIAL.reference.pews, TRIAL.reference.news2
    assert set(OF_SCORE) == {"low-medium", *pews.levels} - {"low"}
    assert news2.high_from > news2.medium_from
    assert set(KIND_OF) <= set(FIELDS)
