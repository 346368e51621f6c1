"""The site's copy of the official terms: whole or not at all, one file a version."""

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import merged
from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.exchange.ctcae_site_file import check_against, file_of, load, save
from infusetrack.exchange.ctcae_workbook import read_workbook
from infusetrack.wording.sentences import sentence
from tests.exchange.workbooks import many, ours, row, workbook


@pytest.fixture
def book(tmp_path):
    return read_workbook(workbook(tmp_path / "w.xlsx", many(ours())))


def test_what_is_saved_is_loaded(tmp_path, book):
    assert load(tmp_path / "ctcae", "5.0") is None
    kept = save(tmp_path / "ctcae", book)
    assert load(tmp_path / "ctcae", "5.0") == book
    assert [one.name for one in (tmp_path / "ctcae").iterdir()] == [kept.name]
    assert load(tmp_path / "ctcae", "6.0") is None


def test_no_meddra_code_is_kept(tmp_path, book):
    assert b"10000001" not in save(tmp_path, book).read_bytes()


def test_all_837_terms_stand_beside_our_words(book):
    terms = merged(ctcae(), book).terms
    assert len(terms) == 837
    assert terms["Fever"].text(2).official == "synthetic severity 2 of Fever"
    assert terms["Fever"].text(2).text == ctcae().term("Fever").text(2).text


@pytest.mark.parametrize(
    "text", [b"", b"{", b'{"version": "7.0", "terms": []}', b'{"version": "6.0", "terms": []}']
)
def test_a_damaged_copy_is_named(tmp_path, text):
    file_of(tmp_path, "5.0").write_bytes(text)
    with pytest.raises(BrokenWorld, match="ctcae_copy") as broken:
        load(tmp_path, "5.0")
    assert "ctcae_5.0.json" in sentence(broken.value)


def test_a_place_that_cannot_be_written_or_read_is_named(tmp_path, book):
    (tmp_path / "ctcae").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BrokenWorld, match="file_unusable"):
        save(tmp_path / "ctcae", book)
    file_of(tmp_path, "5.0").mkdir()
    with pytest.raises(BrokenWorld, match="file_unusable"):
        load(tmp_path, "5.0")


def test_grades_that_differ_from_ours_are_refused_with_the_cell(tmp_path):
    book = read_workbook(workbook(tmp_path / "w.xlsx", [row("Syncope", exists=(2, 3))]))
    with pytest.raises(Refused, match="workbook_grades") as refused:
        check_against(ctcae(), book)
    assert "!C2: Syncope" in sentence(refused.value)


def test_terms_that_are_missing_are_told(tmp_path):
    book = read_workbook(workbook(tmp_path / "w.xlsx", ours()[1:]))
    assert check_against(ctcae(), book) == (next(iter(ctcae().terms)),)


def test_another_version_is_not_held_against_ours(tmp_path):
    book = read_workbook(workbook(tmp_path / "w.xlsx", [row("Syncope", exists=(1,))], title="CTCAE v6.0"))
    assert check_against(ctcae(), book) == ()
    assert list(merged(ctcae(), book).terms) == ["Syncope"]
