"""What lies ahead is said with its times, and with what to do, never what to decide."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from infusetrack.domain.next_start import NextStart
from infusetrack.domain.zone_change import ZoneChange
from infusetrack.wording.ahead import next_start_words, zone_words

NEW_YORK = ZoneInfo("America/New_York")


def test_the_clocks_go_back_at_two_of_the_old_time():
    change = ZoneChange(datetime(2026, 11, 1, 6, 0, tzinfo=UTC), timedelta(hours=-1))
    assert zone_words(change, NEW_YORK).startswith("The clocks go back by 1 h at 02:00 on Sun 1 Nov.")


def test_the_clocks_go_forward_at_two_of_the_old_time():
    change = ZoneChange(datetime(2026, 3, 8, 7, 0, tzinfo=UTC), timedelta(hours=1))
    assert zone_words(change, NEW_YORK).startswith("The clocks go forward by 1 h at 02:00 on Sun 8 Mar.")


def test_a_short_night_says_how_short_and_whom_to_tell():
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    seen = NextStart("C1D3", now + timedelta(hours=20), now + timedelta(hours=18, minutes=10))
    assert next_start_words(seen, now, UTC) == (
        "Only 1 h 50 min between the end of observation (Wed 25 Nov 06:10) and the start that is planned for "
        "C1D3 (Wed 25 Nov 08:00). Tell the prescriber and the team of tomorrow."
    )
    late = NextStart("C1D3", now + timedelta(hours=1), now + timedelta(hours=2))
    assert "after the start that is planned for C1D3 (13:00)" in next_start_words(late, now, UTC)
