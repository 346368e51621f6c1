from infusetrack.store.comparison import Comparison, compared, hashes_of
from tests.store.facts import STREAM, fill


def test_equal_copies_have_nothing_of_their_own(store):
    fill(store)
    both = compared(hashes_of(store.connection), hashes_of(store.connection))
    assert [(one.stream, one.in_both) for one in both.streams] == [(STREAM, 3)]
    assert (both.only_live, both.only_backup, both.forks, both.loses) == (0, 0, False, False)


def test_a_record_that_went_on_would_lose_lines():
    found = compared({"a": ["1", "2", "3"], "b": ["1"]}, {"a": ["1"]})
    assert (found.only_live, found.only_backup, found.forks, found.loses) == (3, 0, False, True)


def test_a_backup_that_is_ahead_brings_lines_back():
    found = compared({"a": ["1"]}, {"a": ["1", "2"], "b": ["1"]})
    assert (found.only_live, found.only_backup, found.forks, found.loses) == (0, 2, False, False)


def test_two_that_went_different_ways_fork():
    found = compared({"a": ["1", "2", "x"]}, {"a": ["1", "y"]})
    (one,) = found.streams
    assert (one.in_both, one.only_live, one.only_backup, one.forks) == (1, 2, 1, True)
    assert found.forks


def test_a_record_that_cannot_be_read_may_lose_anything():
    assert Comparison((), live_readable=False).loses
