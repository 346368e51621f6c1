"""A day's page is written without a window."""

from datetime import UTC, datetime

import pytest
from dateutil.tz import tzlocal
from pypdf import PdfReader

from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Line
from infusetrack.domain.site import replay_site
from infusetrack.places import site_zone


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595)])
def test_the_page_names_patient_and_day_on_the_asked_paper(command, tmp_path, paper, width):
    out = tmp_path / "day.pdf"
    code, said, _ = command("report", "--patient", "007", "--day", "C1D1", "--paper", paper, "--out", out)
    assert code == 0
    assert str(out) in said
    page = PdfReader(out).pages[0]
    assert int(page.mediabox.width) == width
    assert "007" in page.extract_text()
    assert "C1D1" in page.extract_text()


@pytest.mark.parametrize(
    ("patient", "day", "out", "words"),
    [
        ("008", "C1D1", "day.pdf", "Enrolled: 007"),
        ("007", "C13D1", "day.pdf", "off the protocol"),
        ("007", "tomorrow", "day.pdf", "Write it like C1D2"),
        ("007", "C1D1", "no such folder/day.pdf", "Choose another file or folder"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(command, tmp_path, patient, day, out, words):
    code, _, complaint = command("report", "--patient", patient, "--day", day, "--out", tmp_path / out)
    assert code == 1
    assert words in complaint
    assert not (tmp_path / "day.pdf").exists()


def _site(zone):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return replay_site([Line("site", 1, at, at, "RN 27", SiteValueSet("time_zone", zone, "pharmacy manual"))])


def test_the_sites_own_zone_is_used_and_else_this_computers():
    assert str(site_zone(_site("America/Chicago"))) == "America/Chicago"
    assert site_zone(_site("Nowhere/Town")) == tzlocal()
    assert site_zone(replay_site([])) == tzlocal()
