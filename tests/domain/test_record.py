"""Lines: late, striking out, standing; times that cannot be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import StepDone
from infusetrack.domain.record import Draft, Line, check_times, standing_lines

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
DONE = StepDone("C1D2", "measure")


def line(seq, **changes):
    plain = Line("patient/PED-0417", seq, NOW, NOW, "RN 27", DONE)
    return replace(plain, **changes)


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (15, False), (16, True)])
def test_an_entry_is_late_after_a_quarter_of_an_hour(minutes, late):
    assert line(1, written_at=NOW + timedelta(minutes=minutes)).is_late == late


def test_a_line_without_a_fact_strikes_out():
    assert line(2, event=None, amends=1).strikes_out
    assert not line(2).strikes_out


def test_only_lines_that_nobody_changed_still_count():
    lines = (line(1), line(2), line(3, amends=1), line(4, event=None, amends=2))
    assert [kept.seq for kept in standing_lines(lines)] == [3]


@pytest.mark.parametrize("which", ["happened_at", "written_at"])
def test_a_time_without_zone_is_refused(which):
    naive = Draft(
        **(
            {"happened_at": NOW, "written_at": NOW, "by": "RN 27", "event": DONE}
            | {which: NOW.replace(tzinfo=None)}
        )
    )
    with pytest.raises(Refused, match="time_without_zone"):
        check_times(naive)


def test_what_has_not_happened_yet_is_refused():
    assert check_times(Draft(NOW + timedelta(seconds=60), NOW, "RN 27", DONE)) is None
    with pytest.raises(Refused, match="time_to_come"):
        check_times(Draft(NOW + timedelta(seconds=61), NOW, "RN 27", DONE))


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_late_entry_says_why(reason):
    late = Draft(NOW - timedelta(minutes=16), NOW, "RN 27", DONE, reason=reason)
    with pytest.raises(Refused, match="late_without_reason"):
        check_times(late)
    assert check_times(replace(late, reason="was with another child")) is None
