"""The site's record grows by the same road as a chart."""

from datetime import timedelta

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import ChairTaken, SiteValueSet, StaffAdded
from infusetrack.domain.record import Draft
from infusetrack.session.site_session import SiteSession

NURSE = StaffAdded("RN 27", "nurse", "hash")


def told(signal):
    seen = []
    signal.connect(seen.append)
    return seen


def session(record, clock):
    return SiteSession(record=record, clock=clock)


def test_what_is_written_is_told_and_is_there_for_the_next_start(record, clock):
    site = session(record, clock)
    seen = told(site.changed)
    assert site.write(NURSE, by="RN 27").seq == 1
    assert seen == [site.site]
    assert "RN 27" in session(record, clock).site.staff


def test_what_makes_no_sense_is_refused_and_not_written(record, clock):
    site = session(record, clock)
    site.write(NURSE, by="RN 27")
    seen = told(site.refused)
    assert site.write(NURSE, by="RN 27") is None
    assert [error.code for error in seen] == ["badge_known"]
    assert site.error.code == "badge_known"
    assert len(record.lines("site")) == 1


def test_a_time_long_past_asks_for_a_reason(record, clock):
    site = session(record, clock)
    early = clock.now() - timedelta(hours=2)
    value = SiteValueSet("surgery.count", "five_more", "Letter")
    assert site.write(value, by="RN 27", at=early) is None
    assert site.write(value, by="RN 27", at=early, reason="came by post") is not None


def test_what_could_not_be_saved_is_said_and_changes_nothing(record, clock):
    site = session(record, clock)
    seen = told(site.broken)
    record.fail_with = BrokenWorld("store_failed", why="disk full")
    assert site.write(NURSE, by="RN 27") is None
    assert [error.code for error in seen] == ["store_failed"]
    assert site.site.staff == {}


def test_a_line_of_another_station_is_read_and_the_write_tried_again(record, clock):
    site = session(record, clock)
    now = clock.now()
    record.append("site", 1, Draft(now, now, "RN 31", ChairTaken(1, "PED-0417", "C1D1"), entry="x"))
    assert site.write(NURSE, by="RN 27").seq == 2
    assert site.site.seats[1].study_id == "PED-0417"


def test_another_stations_line_may_forbid_it(record, clock):
    site = session(record, clock)
    now = clock.now()
    record.append("site", 1, Draft(now, now, "RN 31", NURSE, entry="x"))
    assert site.write(NURSE, by="RN 27") is None
    assert site.error.code == "badge_known"


def test_reading_again_shows_what_another_station_wrote(record, clock):
    site = session(record, clock)
    seen = told(site.changed)
    now = clock.now()
    record.append("site", 1, Draft(now, now, "RN 31", NURSE, entry="x"))
    site.reload()
    assert "RN 27" in site.site.staff
    assert len(seen) == 1
