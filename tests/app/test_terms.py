"""The terms of the site, with its own official copy where it is whole."""

from infusetrack.app.terms import SiteTerms
from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import OfficialBook, OfficialTerm
from infusetrack.exchange.ctcae_site_file import file_of, save


def test_without_an_official_copy_there_are_ours(tmp_path):
    terms = SiteTerms(tmp_path)
    assert terms().ctcae is ctcae()
    assert terms() is terms()
    assert terms().problem is None


def test_the_official_text_stands_beside_ours(tmp_path):
    grades = tuple((grade, f"official {grade}") for grade in range(1, 6))
    save(tmp_path, OfficialBook("5.0", (OfficialTerm("Fever", "General", grades),)))
    terms = SiteTerms(tmp_path)
    terms.begin()
    assert terms().ctcae.term("Fever").grades[1].official == "official 2"


def test_a_damaged_copy_leaves_ours_and_is_told(tmp_path):
    file_of(tmp_path, "5.0").write_text("not a book", encoding="utf-8")
    terms = SiteTerms(tmp_path)
    assert terms().ctcae is ctcae()
    assert terms().problem.code == "ctcae_copy"
