"""One patient's chart: tried in memory, written, and only then told."""

from datetime import timedelta

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Draft
from infusetrack.session.chart_session import ChartSession, patient_stream
from tests.domain.small_trial import DIN, TRIAL, patient

STREAM = patient_stream("PED-0417")


def opened(record, clock):
    return ChartSession(STREAM, record=record, clock=clock, regimen=TRIAL)


@pytest.fixture
def session(record, clock):
    made = opened(record, clock)
    made.write(patient(), by="RN 27")
    return made


def told(signal):
    seen = []
    signal.connect(seen.append)
    return seen


def vitals(sbp):
    return VitalsTaken(DIN, sbp=sbp)


def taken(session):
    return [line.event.sbp for line in session.chart.day(DIN).vitals]


def test_what_is_written_is_told_and_read_again(session, record, clock):
    seen = told(session.changed)
    assert session.write(vitals(90), by="RN 27").seq == 2
    assert seen == [session.chart]
    assert taken(opened(record, clock)) == [90]
    assert session.stream == STREAM


def test_what_is_refused_is_not_written(session, record):
    seen = told(session.refused)
    assert session.write(vitals(900), by="RN 27") is None
    assert [error.code for error in seen] == ["vitals_impossible"]
    assert len(record.lines(STREAM)) == 1


def test_what_is_not_saved_is_never_shown(session, record):
    seen = told(session.broken)
    record.fail_with = BrokenWorld("store_failed", why="disk full")
    assert session.write(vitals(90), by="RN 27") is None
    assert [error.code for error in seen] == ["store_failed"]
    assert taken(session) == []


def test_a_form_sent_twice_is_written_once(session, record):
    session.write(vitals(90), by="RN 27", entry="form-1")
    session.write(vitals(90), by="RN 27", entry="form-1")
    assert taken(session) == [90]
    assert len(record.lines(STREAM)) == 2


def test_a_corrected_form_never_passes_for_the_first_try_that_stood_after_all(session, record, clock):
    other = opened(record, clock)
    other.write(vitals(90), by="RN 27", entry="form-1")
    refused, changed = told(session.refused), told(session.changed)
    assert session.write(vitals(119), by="RN 27", entry="form-1") is None
    assert [error.code for error in refused] == ["saved_before"]
    assert taken(session) == [90]
    assert changed


def test_a_late_entry_takes_its_place_in_time(session, clock):
    clock.advance(hours=1)
    session.write(vitals(95), by="RN 27")
    early = clock.now() - timedelta(minutes=30)
    assert session.write(vitals(90), by="RN 27", at=early) is None
    assert session.write(vitals(90), by="RN 27", at=early, reason="at the bedside").is_late
    assert taken(session) == [90, 95]


def test_an_amendment_replaces_and_a_strike_out_removes(session):
    line = session.write(vitals(190), by="RN 27")
    better = session.amend(line, vitals(90), by="RN 27", reason="typed wrong")
    assert (taken(session), better.happened_at) == ([90], line.happened_at)
    session.amend(better, None, by="RN 27", reason="other patient")
    assert taken(session) == []
    assert len(session.chart.lines) == 4


def test_an_amendment_asks_why(session):
    line = session.write(vitals(190), by="RN 27")
    seen = told(session.refused)
    assert session.amend(line, vitals(90), by="RN 27", reason=" ") is None
    assert [error.code for error in seen] == ["amendment_without_reason"]


def test_another_stations_line_is_read_and_ours_comes_after_it(session, record, clock):
    now = clock.now()
    record.append(STREAM, 2, Draft(now, now, "RN 31", vitals(80), entry="other"))
    assert session.write(vitals(90), by="RN 27").seq == 3
    assert taken(session) == [80, 90]


def test_reading_again_shows_another_stations_lines(session, record, clock):
    now = clock.now()
    record.append(STREAM, 2, Draft(now, now, "RN 31", vitals(80), entry="other"))
    seen = told(session.changed)
    session.reload()
    assert (taken(session), len(seen)) == ([80], 1)
