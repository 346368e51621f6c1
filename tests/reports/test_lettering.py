"""Each part of a line has a font that draws it, in the order and form in which it is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.reports.flow import wrapped
from infusetrack.reports.fonts import BOLD, REGULAR, font
from infusetrack.reports.lettering import is_plain, lettering
from infusetrack.reports.paper_font import GLYPH
from infusetrack.reports.shaping import Piece, shaped
from infusetrack.reports.style import BODY, width

SCRIPTS = "ab 12(.)éễșŁ\u0302\u0301\u0416нמשָ\u05c1محمعเก่้क्षिশ্রীதி李김ア😀👩🏽\u200d☎∆\ufe0f\u200c\U00012000\u202e\x07"
TEXT = st.text(st.sampled_from(SCRIPTS), max_size=40)


def test_the_programs_own_font_draws_what_it_has():
    assert is_plain("Żółć, Анна, Ελένη: 5.0 → 10.0 mL/h")
    assert not is_plain("Nguyễn")
    assert not is_plain("a\nb")


def test_a_word_stands_in_one_font_where_one_has_all_of_it():
    fonts = [piece.font for piece in lettering("Thi Nguyễn, ok", REGULAR).pieces]
    assert fonts == [REGULAR, "NotoSans-Regular", REGULAR]


def test_bold_stays_bold():
    assert {piece.font for piece in lettering("Nguyễn", BOLD).pieces} == {"NotoSans-SemiBold"}


def test_a_line_that_begins_in_hebrew_runs_to_the_left():
    first, second = (lettering(text, REGULAR).pieces for text in ("אב ab", "ab אב"))
    assert first[0].text == second[0].text.strip() == "ab"
    assert first[-1].font == "NotoSansHebrew-Regular"


def test_arabic_letters_join():
    alone = [piece.text for letter in "محمد" for piece in lettering(letter, REGULAR).pieces]
    together = "".join(piece.text for piece in lettering("محمد", REGULAR).pieces)
    assert len(together) == 4
    assert set(together) != set("".join(alone))


def test_a_mark_stands_over_its_letter_and_takes_no_room():
    assert width("m\u0302", BODY) < width("m", BODY) * 1.1
    pieces = lettering("q\u0302", REGULAR).pieces
    assert sum(piece.width for piece in pieces) >= lettering("q\u0302", REGULAR).width


def test_an_indic_syllable_is_reordered():
    assert shaped("कि", "NotoSansDevanagari-Regular", leftward=False)[0][0].means[0][1] == "कि"


def test_a_bracket_in_hebrew_turns_round():
    drawn = shaped("(", REGULAR, leftward=True)[0][0].text
    assert ord(drawn) - GLYPH == font(REGULAR).face.charToGlyph[ord(")")]


@settings(max_examples=150)
@given(TEXT)
def test_every_piece_can_be_drawn_and_the_line_is_as_wide_as_its_pieces(text):
    made = lettering(text, REGULAR)
    for piece in made.pieces:
        assert font(piece.font).letters.issuperset(piece.text)
    assert made.width >= 0
    assert lettering(text, REGULAR) == made
    read = "".join(reads for piece in made.pieces for _, reads in piece.means)
    drawn = read + "".join(piece.text for piece in made.pieces if not piece.means)
    for letter in text:
        assert letter in drawn or f"U+{ord(letter):04X}" in drawn


@settings(max_examples=100)
@given(TEXT, st.integers(60, 200))
def test_a_text_of_all_scripts_is_wrapped_into_its_room(text, room):
    lines = wrapped(text, BODY, room)
    assert all(width(line, BODY) <= room for line in lines)


def test_pieces_move_together():
    assert Piece("f", "a", 5.0, 1.0).at(2.0) == Piece("f", "a", 5.0, 3.0)


@pytest.mark.parametrize("text", ["שָׁלוֹם", "👩🏽\u200d🔬", "क्षि"])
def test_a_long_word_is_never_broken_within_a_character(text):
    lines = wrapped(text * 30, BODY, 60)
    assert len(lines) > 1
    assert "".join(lines) == text * 30
    assert not any(line[0] in "\u05c1\u05b8\u05b9\u200d\U0001f3fd\u094dि" for line in lines)
