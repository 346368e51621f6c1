"""Strips, tables and text keep to their page: nothing is cut, headers come again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.reports.flow import Strip, gap, paginate, side_by_side, stacked, text_strip, wrapped
from infusetrack.reports.style import BODY, BOLD, REGULAR, SEMIBOLD, Face, colour, glyphs, width
from infusetrack.reports.table import LINES_A_STRIP, Cell, Column, facts, table, wide_fact


@given(st.text(max_size=400), st.integers(20, 300))
def test_no_line_is_wider_than_its_room(text, room):
    assert all(width(line, BODY) <= room or len(line) == 1 for line in wrapped(text, BODY, room))


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=300), st.integers(20, 300))
def test_wrapping_loses_no_letter(text, room):
    assert "".join(wrapped(text, BODY, room)) == text


def test_a_line_break_that_was_typed_stays():
    assert wrapped("one\ntwo", BODY, 500) == ("one", "two")


@given(st.lists(st.integers(5, 60), max_size=60))
def test_every_strip_is_placed_once_and_inside_the_page(heights):
    strips = [Strip(float(height)) for height in heights]
    pages = paginate(strips, 100.0)
    assert [placed.strip for page in pages for placed in page] == strips
    assert all(placed.offset + placed.strip.height <= 100 for page in pages for placed in page)


def test_a_title_stays_with_what_follows():
    title, body = Strip(10.0, keep=True), Strip(30.0)
    pages = paginate([Strip(70.0), title, body], 100.0)
    assert [placed.strip for placed in pages[1]] == [title, body]


def test_a_page_never_begins_with_white():
    body = Strip(90.0)
    pages = paginate([body, gap(20), body], 100.0)
    assert [placed.strip for placed in pages[1]] == [body]


def test_a_title_at_the_very_end_is_kept():
    title = Strip(10.0, keep=True)
    assert paginate([title], 100.0)[0][0].strip is title


def test_a_group_longer_than_a_page_goes_on():
    strips = [Strip(60.0, keep=True), Strip(60.0, keep=True), Strip(60.0)]
    assert len(paginate(strips, 100.0)) == 3


def test_a_tables_header_comes_again_on_the_next_page():
    strips = table((Column("Time", 1), Column("BP", 1)), [(str(n), "x") for n in range(40)], 200)
    pages = paginate(strips, 200.0)
    assert len(pages) > 1
    assert all(page[0].strip is strips[0] for page in pages)


def test_a_row_taller_than_a_page_is_parted():
    words = "\n".join(str(n) for n in range(LINES_A_STRIP * 3))
    strips = table((Column("Note", 1),), [(words,)], 200)
    assert len(strips) == 4
    assert max(strip.height for strip in strips) < 250


def test_facts_stand_two_pairs_to_a_line():
    pairs = [(str(n), Cell("value")) for n in range(5)]
    assert len(facts(pairs, 400)) == 3
    assert len(wide_fact("name", (Cell("old", struck=True), Cell("new")), 400)) == 1


def test_strips_beside_and_under_each_other_add_up():
    one, two = Strip(10.0), Strip(30.0)
    assert side_by_side(((0, one), (50, two))).height == 30
    assert stacked([one, two]).height == 40
    assert len(text_strip("one\ntwo", 200)) == 2


def test_the_three_weights_draw_the_same_characters():
    assert glyphs(REGULAR) == glyphs(SEMIBOLD) == glyphs(BOLD)


def test_figures_are_of_one_width():
    for font in (REGULAR, SEMIBOLD, BOLD):
        assert len({width(digit, Face(font, 10)) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("code", ["#1F6FB2", "1F6FB2"])
def test_a_colour_is_read_with_or_without_its_sign(code):
    assert colour(code) == pytest.approx((31 / 255, 111 / 255, 178 / 255))
