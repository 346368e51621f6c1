"""A whole acknowledged act, tried, written and shown, against a raw insert of the same row.

It may cost half as much again, or a millisecond. The disk is moody: the best of three series counts on both
sides, since other programs can only add to it.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from statistics import median

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.record import Draft
from infusetrack.session.chart_session import ChartSession
from infusetrack.store.record_store import RecordStore
from infusetrack.store.schema import FIELDS
from tests.benchmarks.test_store_speed import KEY, ROUNDS, _insert, _ratio, _raw, _timed
from tests.fakes import FakeClock
from tests.store.facts import ENROLLED, STREAM

FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
CYCLES, DAYS, A_DAY = 12, 21, 71
TODAY = "C12D21"
SERIES = 3
OWN_S = 0.001
"""What an act may cost beside the disk, in seconds, where the disk answers at once (from its cache).

Most of it is one copy of 18,000 references, read from cold memory.
"""
EVERY = f"select {', '.join(FIELDS)}, previous_hash, hash from line"  # noqa: S608
LAST = f"{EVERY} where seq = (select max(seq) from line)"  # noqa: S608


def _day(label):
    """About what a busy day holds: a long infusion with many rates, vital signs, doses, results."""
    numbers = (label, "infusion", "dinutuximab", D(14), D(100))
    results = (e.LabValue("hgb", D("9.1"), "g/dL"),)
    yield e.Measured(label, "measure", D("20.0"), D(115))
    yield e.Released(label, "release", ())
    yield e.InfusionStarted(*numbers, D(5))
    for turn in range(A_DAY - 4):
        match turn % 10:
            case 3 | 6:
                yield e.RateChanged(label, "infusion", D(5), "titration")
            case 8:
                yield e.DrugGiven(label, "rescue", "acetaminophen", D(200), "mg", "oral")
            case 9:
                yield e.LabsReported(label, "labs", FIRST, results)
            case _:
                yield e.VitalsTaken(label, f"vitals{turn % 12}", sbp=98, dbp=61, heart_rate=104, spo2=99)
    yield e.InfusionStopped(label, "infusion", "end of the day")


def _act(number):
    """Alternately a set of vital signs and a fact that meets the gates of its step."""
    if number % 2:
        return e.IdentityConfirmed(TODAY, "identity", ("A.B.", "H-55"), "scanned")
    return e.VitalsTaken(TODAY, sbp=90 + number % 20, dbp=61, heart_rate=104, spo2=99, note="asleep")


def _years(store):
    """Twelve cycles with something on every day: about 18,000 lines; returns the last moment."""
    seq, at = len(store.lines(STREAM)), FIRST
    with store.batch():
        for number in range(CYCLES * DAYS):
            at = FIRST + timedelta(days=number)
            for fact in _day(f"C{number // DAYS + 1}D{number % DAYS + 1}"):
                seq, at = seq + 1, at + timedelta(minutes=5)
                store.append(STREAM, seq, Draft(at, at, "RN 27", fact, entry=f"form-{seq:032}"))
    return at


@pytest.mark.parametrize("long", [False, True], ids=["a new chart", "twelve cycles"])
def test_a_whole_act_costs_little_more_than_a_raw_insert(tmp_path, capsys, regimen, long):
    store = RecordStore(tmp_path / "record.db", KEY)
    store.append(STREAM, 1, Draft(FIRST, FIRST, "RN 27", ENROLLED, entry="form"))
    at = _years(store) if long else FIRST
    store.close()
    clock = FakeClock(at + timedelta(days=1))
    session = ChartSession(STREAM, record=store, clock=clock, regimen=regimen)
    session.refused.connect(lambda error: pytest.fail(str(error)))
    raw = _raw(tmp_path / "raw.db", store.connection.execute(EVERY).fetchall())
    lines = len(session.chart.lines)
    floors, acts = [], []
    for _ in range(SERIES):
        floor, ours = _series(session, clock, store, raw)
        _ratio(capsys, f"a whole act on {lines} lines", floor, ours)
        floors.append(median(floor))
        acts.append(median(ours))
    raw.close()
    store.close()
    assert len(session.chart.lines) == lines + SERIES * ROUNDS
    own = min(acts) - min(floors)
    assert own <= max(min(floors) / 2, OWN_S)


def _series(session, clock, store, raw):
    """Acts and raw inserts by turns, in seconds."""
    floor, ours = [], []
    for number in range(ROUNDS):
        clock.advance(seconds=20)
        fact = _act(number)
        ours.append(_timed(lambda one=fact: session.write(one, by="RN 27")))
        row = store.connection.execute(LAST).fetchone()
        floor.append(_timed(lambda one=row: _insert(raw, one)))
    return floor, ours


def test_the_practice_file_is_written_in_no_time(tmp_path, capsys):
    store = RecordStore(tmp_path / "record.db", KEY)
    facts = [fact for number in range(29) for fact in _day(f"C1D{number + 1}")]

    def write():
        with store.batch():
            for seq, fact in enumerate(facts, 1):
                at = FIRST + timedelta(minutes=seq)
                store.append(STREAM, seq, Draft(at, at, "RN 27", fact, entry=f"form-{seq:032}"))

    took = _timed(write)
    with capsys.disabled():
        print(f"\n{len(facts)} lines in one transaction: {took * 1e3:.0f} ms")  # noqa: T201
    store.close()
    assert len(facts) >= 2000
    assert took < 1
