"""The official workbook is read whole, or refused with the cell named; whatever the bytes are."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.exchange import ctcae_workbook
from infusetrack.exchange.ctcae_workbook import read_workbook
from infusetrack.wording.sentences import sentence
from tests.exchange.workbooks import HEAD, many, ours, row, workbook


def refused(path):
    with pytest.raises(Refused) as found:
        read_workbook(path)
    text = sentence(found.value)
    assert "{" not in text
    return found.value.code, text


def test_a_whole_workbook_gives_all_its_terms(tmp_path):
    book = read_workbook(workbook(tmp_path / "CTCAE_v5.0.xlsx", many(ours())))
    assert (book.version, len(book.terms), len(book.sha256)) == ("5.0", 837, 64)
    syncope = next(term for term in book.terms if term.name == "Syncope")
    assert [grade for grade, _ in syncope.grades] == [3]
    assert syncope.definition == "made up"
    assert syncope.cell.startswith("CTCAE v5.0 Clean Copy!C")


def test_version_6_says_so_in_its_sheet_its_headings_or_its_name(tmp_path):
    rows = [row("Thrombocytopenia", exists=(1, 2, 3, 4, 5))]
    plain = [*HEAD[:-1], "Change"]
    assert read_workbook(workbook(tmp_path / "a.xlsx", rows, title="CTCAE v6.0", head=plain)).version == "6.0"
    headed = [*plain[:2], "CTCAE v6.0 Term", *plain[3:]]
    assert read_workbook(workbook(tmp_path / "b.xlsx", rows, title="Terms", head=headed)).version == "6.0"
    assert (
        read_workbook(workbook(tmp_path / "ctcae-v6.0.xlsx", rows, title="Terms", head=plain)).version
        == "6.0"
    )
    assert refused(workbook(tmp_path / "c.xlsx", rows, title="Terms", head=plain))[0] == "workbook_version"


def test_a_preface_and_empty_rows_do_not_disturb(tmp_path):
    rows = [row("Fever"), [None] * 5, [None, "General", None], row("Chills")]
    book = read_workbook(workbook(tmp_path / "w.xlsx", rows, before=(["Published 2017"], [])))
    assert [term.name for term in book.terms] == ["Fever", "Chills"]


def test_a_long_gap_ends_the_table(tmp_path):
    rows = [row("Fever"), *[[]] * 60, ["a remark far below"]]
    assert [term.name for term in read_workbook(workbook(tmp_path / "w.xlsx", rows)).terms] == ["Fever"]


def test_the_clean_copy_is_read_where_there_are_more_sheets(tmp_path):
    path = workbook(tmp_path / "w.xlsx", [row("Changed")], title="CTCAE v5.0 Tracked")
    book = load_workbook(path)
    sheet = book.create_sheet("CTCAE v5.0 Clean Copy")
    for line in (HEAD, row("Clean")):
        sheet.append(line)
    book.create_sheet("Introduction").append(["words"])
    book.save(path)
    assert [term.name for term in read_workbook(path).terms] == ["Clean"]


@pytest.mark.parametrize(
    ("rows", "cell", "why"),
    [
        ([row("Fever"), row("")], "C3", "the term is empty"),
        ([row("Fever"), row("Chills", soc=None)], "B3", "organ class"),
        ([row("Fever", exists=())], "D2", "no grade"),
        ([row("Fever"), row("Fever")], "C3", "twice"),
        ([[1, "Soc", 17, "a"]], "C2", "plain text"),
        ([[1, "Soc", "Fever", 38.5]], "D2", "plain text"),
        ([[1, "Soc", "Fever", "#REF!"]], "D2", "plain text"),
        ([[1, "Soc", "Fever", "x" * 5000]], "D2", "plain text"),
        ([], "C2", "no term"),
        ([row(f"T{n}") for n in range(4100)], "A4001", "more rows"),
    ],
)  # fmt: skip
def test_a_damaged_cell_is_named(tmp_path, rows, cell, why):
    code, text = refused(workbook(tmp_path / "w.xlsx", rows))
    assert code == "workbook_cell"
    assert f"CTCAE v5.0 Clean Copy!{cell}:" in text
    assert why in text


def test_a_heading_that_lacks_a_grade_is_named(tmp_path):
    head = [name for name in HEAD if name != "Grade 4"]
    code, text = refused(workbook(tmp_path / "w.xlsx", [row("Fever")], head=head))
    assert code == "workbook_heading"
    assert "!D1" in text
    assert "Grade 4" in text


def test_a_workbook_about_something_else_is_foreign(tmp_path):
    assert (
        refused(workbook(tmp_path / "w.xlsx", [["apples", 3]], head=["fruit", "kg"]))[0] == "workbook_foreign"
    )


def test_what_is_no_workbook_at_all(tmp_path, monkeypatch):
    words = tmp_path / "words.xlsx"
    words.write_text("not a zip", encoding="utf-8")
    assert refused(words)[0] == "workbook_unreadable"
    assert refused(tmp_path / "none.xlsx")[0] == "workbook_missing"
    packed = tmp_path / "zip.xlsx"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refused(packed)[0] == "workbook_unreadable"
    monkeypatch.setattr(ctcae_workbook, "LARGEST_UNPACKED", 0)
    assert refused(packed)[0] == "workbook_too_large"
    monkeypatch.setattr(ctcae_workbook, "LARGEST_FILE", 10)
    assert refused(packed)[0] == "workbook_too_large"


def _whole():
    book = Workbook()
    book.active.title = "CTCAE v5.0"
    for line in (HEAD, row("Fever"), row("Chills")):
        book.active.append(line)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


WHOLE = _whole()
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40), st.booleans())
def test_spoiled_bytes_are_read_or_refused_and_nothing_else(tmp_path, at, spoil, cut):
    path = tmp_path / "w.xlsx"
    path.write_bytes(WHOLE[:at] if cut else WHOLE[:at] + spoil + WHOLE[at + len(spoil) :])
    try:
        assert read_workbook(path).terms
    except InfuseTrackError as why:
        assert sentence(why)  # noqa: PT017 (both ways out are right)


def _respelled(member, change):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)
    return held.getvalue()


MEMBERS = tuple(zipfile.ZipFile(io.BytesIO(WHOLE)).namelist())


@QUIET
@given(st.sampled_from(MEMBERS), st.integers(0, 3000), st.binary(max_size=30))
def test_spoiled_parts_inside_are_read_or_refused_and_nothing_else(tmp_path, member, at, spoil):
    path = tmp_path / "w.xlsx"
    path.write_bytes(_respelled(member, lambda data: data[:at] + spoil + data[at + len(spoil) :]))
    try:
        assert read_workbook(path).terms
    except InfuseTrackError as why:
        assert sentence(why)  # noqa: PT017 (both ways out are right)
