"""Practice vital signs: the same at every showing, and never impossible."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.vitals import check_vitals
from infusetrack.rehearsal.practice_vitals import practice_vitals

TAKEN = practice_vitals("C1D3")


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC)
))  # fmt: skip
def test_whatever_the_hour_the_set_can_be_written_and_is_the_same_again(at):
    one = TAKEN(at, "")
    check_vitals(one)
    assert one == TAKEN(at, "")
    assert one.sbp > one.dbp


def test_only_a_set_that_belongs_to_a_step_is_a_baseline():
    at = datetime(2026, 11, 24, 7, 10, tzinfo=UTC)
    assert TAKEN(at, "baseline").baseline
    assert not TAKEN(at, "").baseline
