"""The practice file is a whole record of its own: made anew, whole, and open to its accounts."""

import pytest

from infusetrack.app.practice import KEY, PIN, STAFF, accounts, practice_record, quick_hasher
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.site import SITE, replay_site
from infusetrack.store.connection import connected
from infusetrack.store.integrity import verify

TRIAL = builtin("nct04751383")


@pytest.fixture
def practice(tmp_path):
    store, now = practice_record(tmp_path, TRIAL)
    yield store, now
    store.close()


def test_the_practice_file_stands_every_check_of_a_real_one(practice):
    store, _ = practice
    connection = connected(store.path, KEY)
    try:
        assert not verify(connection, KEY)
    finally:
        connection.close()
    assert len(store.streams()) == 6


def test_every_practice_account_opens_with_the_one_pin(practice):
    store, _ = practice
    staff = replay_site(store.lines(SITE)).staff
    assert {(badge, person.role) for badge, person in staff.items()} == set(STAFF)
    assert all(quick_hasher().verify(person.pin_hash, PIN) for person in staff.values())


def test_practice_knows_each_role_that_a_day_needs():
    assert {role for _, role in STAFF} >= {"nurse", "prescriber", "investigator", "admin"}
    assert len({fact.badge for fact in accounts()}) == len(STAFF)


def test_each_showing_begins_at_the_same_moment_with_the_same_facts(practice, tmp_path):
    store, now = practice
    folder = tmp_path / "again"
    folder.mkdir()
    again, same = practice_record(folder, TRIAL)
    try:
        assert same == now
        for stream in store.streams():
            if stream != SITE:
                assert [(one.happened_at, one.event) for one in again.lines(stream) if not _hash(one)] == [
                    (one.happened_at, one.event) for one in store.lines(stream) if not _hash(one)
                ]
    finally:
        again.close()


def _hash(line):
    """A signature carries the hash of its own file."""
    return hasattr(line.event, "shown_hash")
