"""The spans of time that the heat map counts in."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.toxicity_spans import cycle_spans, day_spans

ZONE = ZoneInfo("America/New_York")
FIRST = CycleRow(1, date(2026, 10, 30), 21)
SECOND = CycleRow(2, date(2026, 11, 23), 21)


def test_days_go_from_midnight_to_midnight_at_the_site_and_stop_today():
    spans = day_spans(FIRST, ZONE, date(2026, 11, 1))
    assert [span.label for span in spans] == ["D1", "D2", "D3"]
    assert spans[0].start == datetime(2026, 10, 30, 4, tzinfo=UTC)
    assert spans[2].end - spans[2].start == timedelta(hours=25)
    assert all(one.end == other.start for one, other in pairwise(spans))


def test_a_whole_cycle_that_is_over_has_all_its_days():
    assert len(day_spans(FIRST, ZONE, date(2026, 12, 30))) == 21


def test_a_cycle_lasts_until_the_next_one_and_the_last_until_tomorrow():
    calendar = SimpleNamespace(rows=(FIRST, SECOND, CycleRow(3, date(2026, 12, 14), 21)))
    spans = cycle_spans(calendar, ZONE, date(2026, 11, 25))
    assert [span.label for span in spans] == ["C1", "C2"]
    assert spans[0].end == spans[1].start == datetime(2026, 11, 23, 5, tzinfo=UTC)
    assert spans[1].end == datetime(2026, 11, 26, 5, tzinfo=UTC)
