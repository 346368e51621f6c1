"""What the font lacks is replaced in plain sight."""

import pytest

from infusetrack.reports.glyphs import STANDS_IN, code_points, missing_glyphs, printable
from infusetrack.reports.style import glyphs


def test_plain_text_stays_as_it_is():
    text = 'Żółć, Анна, Ελένη: 5.0 → 10.0 mL/h, \N{MINUS SIGN}0.8 µg, 0.80 m², "x"'
    assert printable(text) == text
    assert missing_glyphs(text) == ()


def test_each_missing_character_leaves_a_square():
    assert printable("李 Li 龍") == f"{STANDS_IN} Li {STANDS_IN}"
    assert missing_glyphs("李 Li 龍 李") == ("李", "龍")
    assert code_points(missing_glyphs("李龍")) == "U+674E, U+9F8D"


def test_an_accent_typed_apart_is_joined_to_its_letter():
    assert printable("A\N{COMBINING RING ABOVE}sa") == "Åsa"


@pytest.mark.parametrize(
    "odd", ["\x00", "\x1b[31m", "\N{RIGHT-TO-LEFT OVERRIDE}", "\ud800", "\N{PILE OF POO}"]
)
def test_what_cannot_be_seen_is_made_visible(odd):
    assert STANDS_IN in printable(f"a{odd}b")


def test_line_ends_of_every_system_are_line_ends():
    assert printable("a\r\nb\rc\td") == "a\nb\nc d"


def test_every_sign_that_the_page_uses_is_in_the_font():
    assert all(
        ord(sign) in glyphs() for sign in "□▲▼✓—●→○₂°²³⁹·→\N{MULTIPLICATION SIGN}\N{MINUS SIGN}\N{EN DASH}"
    )
