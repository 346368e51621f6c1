"""The moment of `--as-of`: read in the site's time, refused where it is unsure."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infusetrack.cli.as_of import read_as_of
from infusetrack.domain.errors import Refused

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2026-11-24T12:00", datetime(2026, 11, 24, 17, 0, tzinfo=UTC)),
        ("2026-11-24 12:00:30.5", datetime(2026, 11, 24, 17, 0, 30, 500_000, tzinfo=UTC)),
        (" 20261124T1200 ", datetime(2026, 11, 24, 17, 0, tzinfo=UTC)),
        ("2026-11-24T12:00Z", datetime(2026, 11, 24, 12, 0, tzinfo=UTC)),
        ("2026-11-24T12:00-05:00", datetime(2026, 11, 24, 17, 0, tzinfo=UTC)),
        ("2026-11-24T12:00+0530", datetime(2026, 11, 24, 6, 30, tzinfo=UTC)),
        ("2026-07-04T12:00", datetime(2026, 7, 4, 16, 0, tzinfo=UTC)),
        ("2026-11-01T01:30-04:00", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("2026-11-01T01:30-05:00", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
    ],
)
def test_iso_forms_are_the_sites_time_unless_they_bear_an_offset(typed, at):
    assert read_as_of(typed, NEW_YORK, NOW) == at


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "as_of_unread"),
        ("yesterday", "as_of_unread"),
        ("2026-11-24", "as_of_unread"),
        ("20261124", "as_of_unread"),
        ("11/24/2026 12:00", "as_of_unread"),
        ("2026-11-24T25:00", "as_of_unread"),
        ("2026-02-30T12:00", "as_of_unread"),
        ("0001-01-01T00:00+14:00", "as_of_unread"),
        ("2026-03-08T02:30", "time_left_out"),
        ("2026-11-01T01:30", "time_twice"),
        ("2026-11-24T13:00:01", "as_of_to_come"),
        ("2027-01-01T00:00Z", "as_of_to_come"),
    ],
)
def test_what_is_unsure_or_to_come_is_refused(typed, code):
    with pytest.raises(Refused) as refused:
        read_as_of(typed, NEW_YORK, NOW)
    assert refused.value.code == code
