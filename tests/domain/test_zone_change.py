"""Both nights on which New York changes its clocks are found to the minute; other nights have none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.zone_change import ZoneChange, zone_change

NEW_YORK = ZoneInfo("America/New_York")
SPRING = ZoneChange(datetime(2026, 3, 8, 7, 0, tzinfo=UTC), timedelta(hours=1))
AUTUMN = ZoneChange(datetime(2026, 11, 1, 6, 0, tzinfo=UTC), timedelta(hours=-1))


@pytest.mark.parametrize(
    ("start", "hours", "found"),
    [
        (datetime(2026, 3, 8, 2, 0, tzinfo=UTC), 10, SPRING),
        (datetime(2026, 11, 1, 0, 13, 7, tzinfo=UTC), 10, AUTUMN),
        (datetime(2026, 11, 1, 6, 0, tzinfo=UTC), 10, None),
        (datetime(2026, 10, 31, 20, 0, tzinfo=UTC), 10, AUTUMN),
        (datetime(2026, 10, 31, 20, 0, tzinfo=UTC), 9.9, None),
        (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), 24, None),
        (datetime(2026, 11, 1, 5, 0, tzinfo=UTC), 0, None),
    ],
)
def test_a_change_within_the_stretch_is_found(start, hours, found):
    assert zone_change(start, start + timedelta(hours=hours), NEW_YORK) == found


def test_a_zone_that_moves_by_half_an_hour_says_so():
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    start = datetime(2026, 4, 4, 10, 0, tzinfo=UTC)
    assert zone_change(start, start + timedelta(hours=8), lord_howe).by == timedelta(minutes=-30)


@given(st.integers(0, 600), st.integers(0, 900))
def test_a_time_that_is_given_in_another_zone_finds_the_same(before, after):
    start, end = AUTUMN.at - timedelta(minutes=before), AUTUMN.at + timedelta(minutes=after)
    here = zone_change(start, end, NEW_YORK)
    assert here == zone_change(start.astimezone(NEW_YORK), end.astimezone(ZoneInfo("Asia/Tokyo")), NEW_YORK)
    assert (here == AUTUMN) is (before > 0)
