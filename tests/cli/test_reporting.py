"""Documents are written without a window: whole, on the asked paper, as the record was known at a moment."""

from datetime import UTC, datetime, timedelta

import pytest
from dateutil.tz import tzlocal
from pypdf import PdfReader

from infusetrack.domain.events import ChairTaken, SiteValueSet, VitalsTaken
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.site import replay_site
from infusetrack.places import site_zone
from infusetrack.preferences import Preferences, write_preferences
from infusetrack.store.keys import data_key
from infusetrack.store.record_store import RecordStore
from tests.cli.conftest import AT, STREAM

HOUR = timedelta(hours=1)


@pytest.fixture
def vitals(places):
    """Vital signs are written to the chart, each at its hour after the enrolment."""

    def taken(hours, **values):
        store = RecordStore(places.record, data_key(places.folder), create=False)
        at, seq = AT + hours * HOUR, len(store.lines(STREAM)) + 1
        store.append(STREAM, seq, Draft(at, at, "RN 27", VitalsTaken(day="C1D1", step="baseline", **values)))
        store.close()

    return taken


def words_in(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595)])
def test_the_page_names_patient_and_day_on_the_asked_paper(command, tmp_path, paper, width):
    out = tmp_path / "day.pdf"
    code, said, _ = command("report", "day", "007", "--day", "C1D1", "--paper", paper, "--out", out)
    assert code == 0
    assert str(out) in said
    page = PdfReader(out).pages[0]
    assert int(page.mediabox.width) == width
    assert "007" in page.extract_text()
    assert "C1D1" in page.extract_text()


def test_without_a_size_the_stations_own_paper_is_taken(command, places, tmp_path):
    write_preferences(places.preferences, Preferences(paper="a4"))
    assert command("report", "day", "007", "--day", "C1D1", "--out", tmp_path / "day.pdf")[0] == 0
    assert int(PdfReader(tmp_path / "day.pdf").pages[0].mediabox.width) == 595


def test_labels_are_made_for_the_asked_stock_else_for_the_stations_own(command, places, tmp_path):
    write_preferences(places.preferences, Preferences(labels="wristband"))
    whole, asked = tmp_path / "own.pdf", tmp_path / "asked.pdf"
    assert command("report", "labels", "007", "--day", "C1D1", "--out", whole)[0] == 0
    code, _, _ = command(
        "report", "labels", "007", "--day", "C1D1", "--labels", "strip", "--codes", "code128", "--out", asked
    )
    assert code == 0
    assert [round(float(PdfReader(one).pages[0].mediabox.width)) for one in (whole, asked)] == [170, 794]


def test_without_a_day_the_one_last_begun_is_told(command, vitals, tmp_path):
    vitals(1, heart_rate=104)
    assert command("report", "day", "007", "--out", tmp_path / "day.pdf")[0] == 0
    assert "C1D1" in words_in(tmp_path / "day.pdf")


def test_the_whole_chart_is_sealed_with_the_records_key(command, vitals, tmp_path):
    vitals(1, heart_rate=104)
    assert command("report", "chart", "007", "--out", tmp_path / "chart.pdf")[0] == 0
    assert "each hash was computed again with the record's key" in words_in(tmp_path / "chart.pdf")


def test_as_of_shows_what_was_known_then_and_the_same_moment_gives_the_same_bytes(command, vitals, tmp_path):
    vitals(1, heart_rate=104)
    before = ("report", "day", "007", "--day", "C1D1", "--as-of", "2026-11-23T14:30Z", "--out")
    assert command(*before, tmp_path / "a.pdf")[0] == 0
    vitals(2, heart_rate=166)
    assert command(*before, tmp_path / "b.pdf")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert "104" in words_in(tmp_path / "a.pdf")
    assert "166" not in words_in(tmp_path / "a.pdf")
    later = ("report", "day", "007", "--day", "C1D1", "--as-of", "2026-11-23T15:00Z", "--out")
    assert command(*later, tmp_path / "c.pdf")[0] == 0
    assert "166" in words_in(tmp_path / "c.pdf")


def test_it_reads_while_the_program_holds_the_record_open(command, places, tmp_path):
    store = RecordStore(places.record, data_key(places.folder), create=False)
    store.append(STREAM, 2, Draft(AT, AT, "RN 27", VitalsTaken(day="C1D1", step="baseline", heart_rate=104)))
    code = command("report", "day", "007", "--out", tmp_path / "day.pdf")[0]
    store.close()
    assert code == 0
    assert "104" in words_in(tmp_path / "day.pdf")


@pytest.mark.parametrize(
    ("patient", "more", "out", "words"),
    [
        ("008", ["--day", "C1D1"], "day.pdf", "Enrolled: 007"),
        ("007", ["--day", "C13D1"], "day.pdf", "off the protocol"),
        ("007", ["--day", "tomorrow"], "day.pdf", "Write it like C1D2"),
        ("007", ["--cycle", "nine"], "cycle.pdf", "Write it like 2, or P-C1"),
        ("007", ["--cycle", "7"], "cycle.pdf", "No day of C7 is in this record"),
        ("007", ["--cycle", "1"], "day.pdf", "--cycle says nothing about this document: Cycle-day summary"),
        ("007", ["--of", "ab12"], "cycle.pdf", "--of says nothing about this document"),
        ("007", [], "correction.pdf", "name the print with --of"),
        ("007", ["--of", "ab12"], "correction.pdf", "The number is in the foot of each page"),
        ("007", [], "day.pdf", "No cycle day has begun here. Name one with --day."),
        ("007", ["--as-of", "soon", "--day", "C1D1"], "day.pdf", "Write it like 2026-11-24T19:00"),
        ("007", ["--as-of", "9999-01-01T00:00Z", "--day", "C1D1"], "day.pdf", "9999 00:00 has not come yet"),
        ("007", ["--as-of", "2026-11-23T12:59Z", "--day", "C1D1"], "day.pdf", "Nothing was known of 007"),
        ("007", ["--day", "C1D1"], "no such folder/day.pdf", "Choose another file or folder"),
        ("007", ["--day", "C1D1"], "", "Is a directory. Choose another file or folder"),
        ("007", ["--day", "C1D1"], "/dev/null", "Choose another file or folder"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(command, tmp_path, patient, more, out, words):
    folder = tmp_path / "out"
    folder.mkdir()
    kind = out.removesuffix(".pdf") if out in {"cycle.pdf", "correction.pdf"} else "day"
    code, _, complaint = command("report", kind, patient, *more, "--out", folder / out)
    assert code == 1
    assert words in complaint
    assert list(folder.iterdir()) == []


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(command, tmp_path):
    out = tmp_path / "day.pdf"
    out.write_text("another document")
    asked = ("report", "day", "007", "--day", "C1D1", "--out", out)
    code, _, complaint = command(*asked)
    assert (code, out.read_text()) == (1, "another document")
    assert "is already there. Choose another name, or add --replace." in complaint
    assert command(*asked, "--replace")[0] == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_forms_for_everybody_who_sits_in_a_chair_come_in_one_file(command, places, vitals, tmp_path):
    asked = ("report", "downtime", "all", "--out", tmp_path / "all.pdf")
    code, _, complaint = command(*asked)
    assert (code, complaint) == (1, "Nobody sits in a chair at that moment. Name the study number.\n")
    vitals(1, heart_rate=104)
    store = RecordStore(places.record, data_key(places.folder), create=False)
    store.append("site", 1, Draft(AT, AT, "RN 27", ChairTaken(2, "007", "C1D1")))
    store.close()
    assert command(*asked)[0] == 0
    assert "C1D1" in words_in(tmp_path / "all.pdf")
    code, _, complaint = command("report", "day", "all", "--out", tmp_path / "day.pdf")
    assert (code, complaint) == (
        1,
        "Cycle-day summary: this one is made for one patient. Name the study number.\n",
    )


def _site(zone):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return replay_site([Line("site", 1, at, at, "RN 27", SiteValueSet("time_zone", zone, "pharmacy manual"))])


def test_the_sites_own_zone_is_used_and_else_this_computers():
    assert str(site_zone(_site("America/Chicago"))) == "America/Chicago"
    assert site_zone(_site("Nowhere/Town")) == tzlocal()
    assert site_zone(replay_site([])) == tzlocal()
