"""What every `Record` does, the one on disk and the one in memory alike."""

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import VitalsTaken
from tests.fakes import MemoryRecord
from tests.store.facts import EVERY, NOON, STREAM, VITALS, draft, fill


@pytest.fixture(params=["on disk", "in memory"])
def record(request, store):
    return store if request.param == "on disk" else MemoryRecord()


def test_an_unknown_patient_has_no_lines(record):
    assert record.lines(STREAM) == ()
    assert list(record.streams()) == []


def test_what_is_written_reads_back_as_it_was(record):
    written = [record.append(STREAM, seq, draft(event, seq)) for seq, event in enumerate(EVERY, 1)]
    assert record.lines(STREAM) == tuple(written)
    assert tuple(line.event for line in written) == EVERY
    assert written[0].happened_at > NOON
    assert written[0].by == "RN 27"


def test_each_line_names_the_hash_before_it(record):
    first, second = fill(record, 2)
    assert first.previous_hash == ""
    assert second.previous_hash == first.hash
    assert len({first.hash, second.hash}) == 2


def test_saving_a_form_twice_writes_it_once(record):
    first = record.append(STREAM, 1, draft(VITALS, 1, entry="form-1"))
    again = record.append(STREAM, 2, draft(VITALS, 2, entry="form-1"))
    assert again == first
    assert len(record.lines(STREAM)) == 1


def test_the_same_form_key_in_another_chart_is_another_entry(record):
    record.append(STREAM, 1, draft(VITALS, 1, entry="form-1"))
    record.append("patient/101-005", 1, draft(VITALS, 1, entry="form-1"))
    assert list(record.streams()) == [STREAM, "patient/101-005"]


@pytest.mark.parametrize("seq", [1, 3])
def test_a_number_that_is_taken_or_skipped_means_another_station_wrote(record, seq):
    fill(record, 1)
    with pytest.raises(BrokenWorld) as told:
        record.append(STREAM, seq, draft(VITALS, 5))
    assert told.value.code == "written_elsewhere"
    assert len(record.lines(STREAM)) == 1


def test_an_amended_or_struck_out_line_no_longer_stands(record):
    fill(record, 3)
    record.append(STREAM, 4, draft(EVERY[2], 4, amends=1, reason="wrong child"))
    record.append(STREAM, 5, draft(None, 5, amends=2, reason="not taken"))
    assert [line.seq for line in record.of_kind(VitalsTaken.__name__)] == [3]
    assert record.lines(STREAM)[4].strikes_out
    assert record.lines(STREAM)[4].reason == "not taken"


def test_one_kind_of_fact_is_found_over_all_charts(record):
    for stream in ("patient/2", "patient/1"):
        fill(record, 2, stream)
    found = record.of_kind("VitalsTaken")
    assert [(line.stream, line.seq) for line in found] == [
        ("patient/1", 1), ("patient/1", 2), ("patient/2", 1), ("patient/2", 2),
    ]  # fmt: skip
    assert record.of_kind("DaySigned") == ()
