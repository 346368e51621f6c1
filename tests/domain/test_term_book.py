"""The terms of a station and their search."""

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.term_book import TermBook, no_terms


def test_what_is_in_the_book_is_found():
    book = TermBook.of(ctcae())
    assert book.search.find("fev")[0] is book.ctcae.term("Fever")


def test_a_station_without_terms_finds_nothing():
    assert no_terms().search.find("fever") == ()
