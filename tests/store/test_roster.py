from dataclasses import replace

from infusetrack.store.roster import found, roster
from tests.store.facts import ENROLLED, STREAM, draft, fill

OTHER = replace(ENROLLED, study_id="101-002", initials="C.D.", second_identifier="H-12")


def test_the_roster_lists_who_is_enrolled_by_study_id(store):
    store.append(STREAM, 1, draft(ENROLLED))
    store.append("patient/101-002", 1, draft(OTHER))
    fill(store, 2)
    assert [row.study_id for row in roster(store)] == ["101-002", "101-004"]
    assert roster(store)[1].stream == STREAM


def test_a_corrected_enrolment_shows_corrected(store):
    store.append(STREAM, 1, draft(ENROLLED))
    store.append(STREAM, 2, draft(replace(ENROLLED, initials="A.X."), 1, amends=1, reason="misheard"))
    assert [row.initials for row in roster(store)] == ["A.X."]


def test_a_patient_is_found_by_any_of_three_beginnings(store):
    store.append(STREAM, 1, draft(ENROLLED))
    store.append("patient/101-002", 1, draft(OTHER))
    rows = roster(store)
    for typed in ("101-004", "a.b", " h-55 "):
        assert [row.study_id for row in found(rows, typed)] == ["101-004"]
    assert len(found(rows, "")) == 2
    assert found(rows, "zzz") == ()
