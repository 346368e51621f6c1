# ruff: noqa: S608 (only literals of this file)
import pytest

from infusetrack.domain.events import EVENTS, RateChanged
from infusetrack.store.migrations import wrapped
from infusetrack.store.views import EXPORTED, FLAT, flat_view
from tests.store.facts import EVERY, STREAM, VITALS, draft


@pytest.fixture
def db(store):
    for seq, event in enumerate(EVERY, 1):
        store.append(STREAM, seq, draft(event, seq))
    return wrapped(store.connection)


def _row(db, view):
    return next(iter(db.query(f"select * from [{view}]")))


@pytest.mark.parametrize("name", EXPORTED)
def test_every_view_shows_rows(db, name):
    assert _row(db, name)["stream"] == STREAM


@pytest.mark.parametrize("name", FLAT)
def test_a_view_names_only_facts_and_fields_that_exist(name):
    kinds, listed = FLAT[name]
    known = {field for kind in kinds.split() for field in EVENTS[kind].__dataclass_fields__}
    wanted = {field.partition(":")[0].strip('"') for field in listed.split()}
    assert wanted <= known
    assert flat_view(name).startswith("select ")


def test_vital_signs_stand_in_columns(db):
    row = _row(db, "vital_signs")
    assert (row["study_id"], row["day"], row["sbp"], row["temperature_c"]) == ("101-004", "C1D2", 98, 37.2)
    assert row["happened_at"].startswith("2026-11-23T12:")


def test_each_lab_result_is_a_row_of_its_own(db):
    rows = list(db.query("select analyte, value, unit, lln from lab_results order by analyte"))
    assert [tuple(row.values()) for row in rows] == [
        ("dat", 1.0, "result", None),
        ("hgb", 9.1, "g/dL", 11.5),
        ("plt", 88.0, "10^9/L", None),
    ]


def test_an_amended_value_leaves_the_flat_view_but_not_the_audit_trail(store, db):
    seq = EVERY.index(VITALS) + 1
    store.append(STREAM, len(EVERY) + 1, draft(None, 99, amends=seq, reason="other child"))
    assert not list(db.query("select * from vital_signs"))
    assert len(list(db.query("select * from audit_trail"))) == len(EVERY) + 1


def test_the_course_of_an_infusion_reads_in_order(db):
    rows = list(db.query("select kind, rate_ml_h from administrations order by seq"))
    assert (rows[1]["kind"], rows[1]["rate_ml_h"]) == (RateChanged.__name__, 10.0)
    assert len(rows) == 8


def test_no_view_shows_a_pin_hash(db):
    assert not [
        name for name in EXPORTED if any("argon2" in str(row) for row in db.query(f"select * from [{name}]"))
    ]
