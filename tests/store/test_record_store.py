# ruff: noqa: S608 (only literals of this file)
import gc
import threading

import pytest
from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.events import Measured
from infusetrack.store.connection import connected
from infusetrack.store.record_store import RecordStore
from infusetrack.store.schema import IS_SOUGHT
from tests.store.facts import STREAM, VITALS, draft, fill


def test_the_record_outlives_the_program(store, path, key):
    written = fill(store)
    store.close()
    again = RecordStore(path, key, create=False)
    assert again.lines(STREAM) == tuple(written)
    assert again.path == path
    again.close()


def test_the_build_that_wrote_a_line_stands_in_it(path, key):
    store = RecordStore(path, key, app="9.9.9")
    fill(store, 1)
    assert store.connection.execute("select app from line").fetchall() == [("9.9.9",)]
    store.close()


def test_two_stations_on_one_file_never_write_the_same_number(store, path, key):
    other = RecordStore(path, key)
    fill(store, 1)
    with pytest.raises(BrokenWorld, match="written_elsewhere"):
        other.append(STREAM, 1, draft(VITALS, 9))
    second = other.append(STREAM, 2, draft(VITALS, 9))
    assert store.lines(STREAM)[1] == second
    other.close()


def test_two_busy_stations_lose_and_double_nothing(store, path, key):
    rounds = 40

    def station(name):
        own = RecordStore(path, key)
        for number in range(rounds):
            _until_written(own, draft(VITALS, number, entry=f"{name}-{number}"))
        own.close()

    stations = [threading.Thread(target=station, args=(name,)) for name in "ab"]
    for one in stations:
        one.start()
    for one in stations:
        one.join()
    lines = store.lines(STREAM)
    assert [line.seq for line in lines] == list(range(1, 2 * rounds + 1))
    assert len({line.entry for line in lines}) == 2 * rounds


def _until_written(record, entry):
    while True:
        try:
            return record.append(STREAM, len(record.lines(STREAM)) + 1, entry)
        except BrokenWorld as error:
            if error.code != "written_elsewhere":
                raise


def test_a_file_that_may_only_be_read_says_not_saved_and_then_recovers(store):
    fill(store, 1)
    store.connection.execute("PRAGMA query_only = 1")
    with pytest.raises(BrokenWorld) as told:
        store.append(STREAM, 2, draft(VITALS, 2, entry="form-2"))
    assert told.value.code == "store_failed"
    assert told.value.facts == {"why": "the file may only be read here"}
    assert store.append(STREAM, 2, draft(VITALS, 2, entry="form-2")).seq == 2


def test_a_station_that_keeps_the_file_locked_is_named(store, path, key):
    fill(store, 1)
    other = connected(path, key)
    other.execute("BEGIN IMMEDIATE")
    store.connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(BrokenWorld) as told:
        store.append(STREAM, 2, draft(VITALS, 2))
    assert told.value.facts == {"why": "another program is using the file"}
    other.execute("ROLLBACK")
    other.close()
    assert len(store.lines(STREAM)) == 1


def test_a_refused_fact_leaves_no_trace_and_no_open_transaction(store):
    with pytest.raises(Refused):
        store.append(STREAM, 1, draft(Measured("C1D1", "m", 12.1)))
    assert not store.connection.in_transaction
    assert store.lines(STREAM) == ()


def test_a_line_that_names_no_earlier_one_cannot_be_written(store):
    with pytest.raises(BrokenWorld, match="store_failed"):
        store.append(STREAM, 1, draft(VITALS, 1, amends=7, reason="no such line"))
    assert store.lines(STREAM) == ()


def test_one_chart_opens_without_looking_at_the_others(store):
    plan = "explain query plan select * from line where stream = ? order by seq"
    rows = store.connection.execute(plan, (STREAM,)).fetchall()
    assert "SEARCH line USING PRIMARY KEY (stream=?)" in rows[0][3]
    assert len(rows) == 1


def test_the_roster_is_found_without_reading_the_charts(store):
    plan = f"explain query plan select stream from line where kind = ? and {IS_SOUGHT}"
    rows = store.connection.execute(plan, ("PatientEnrolled",)).fetchall()
    assert "line_kind" in rows[0][3]


def test_reading_leaves_the_collector_as_it_was(store):
    fill(store, 1)
    was_on = gc.isenabled()
    for put, on in ((gc.enable, True), (gc.disable, False)):
        put()
        assert store.lines(STREAM)
        assert gc.isenabled() is on
    (gc.enable if was_on else gc.disable)()


def test_the_record_belongs_to_one_thread(store):
    told = []

    def elsewhere():
        try:
            store.connection.execute("select 1")
        except dbapi2.ProgrammingError as error:
            told.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(told) == 1


def test_closing_twice_is_harmless_and_reading_opens_again(store):
    fill(store, 1)
    store.close()
    store.close()
    assert len(store.lines(STREAM)) == 1
