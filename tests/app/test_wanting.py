"""A document asked for away from the window has the same rules as the screen, as they were known then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from infusetrack.app.wanting import Files, chart_and_rules, site_at, sources_of
from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Line
from infusetrack.reports.context import Printing
from tests.days import magrolimab_day
from tests.fakes import MemoryRecord

AT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _printing(at):
    return Printing(at, "RN 27", ZoneInfo("America/New_York"))


def _entered(hours, value, seq):
    at = AT + hours * HOUR
    return Line(
        "site", seq, at, at, "AD 01", SiteValueSet("hold.hgb_enrolment", value, "pharmacy"), hash=value
    )


def test_the_sites_limits_are_those_known_at_that_moment():
    lines = (_entered(0, "9.9", 1), _entered(2, "9.7", 2))
    assert site_at(lines, _printing(AT + HOUR)).value("hold.hgb_enrolment") == "9.9"
    assert site_at(lines, _printing(AT + 2 * HOUR)).value("hold.hgb_enrolment") == "9.7"


def test_a_limit_of_the_site_stands_in_the_rules():
    lines = magrolimab_day(MemoryRecord())
    _, bare = chart_and_rules(lines, site_at((), _printing(AT)))
    rule = bare.holds[0].id
    own = Line("site", 1, AT, AT, "AD 01", SiteValueSet(f"hold.{rule}", "9.9", "pharmacy"))
    _, regimen = chart_and_rules(lines, site_at((own,), _printing(AT)))
    assert regimen.holds[0] != bare.holds[0]


def test_sources_are_fetched_by_who_needs_them(tmp_path):
    chart, _ = chart_and_rules(magrolimab_day(MemoryRecord()), site_at((), _printing(AT)))
    files = Files(Path("nowhere"), bytes(32), tmp_path)
    sources = sources_of(files, site_at((), _printing(AT)), chart, _printing(AT))
    assert sources.terms().ctcae.terms
    assert sources.emergency()
    assert sources.expedited()
    assert sources.values == {}
