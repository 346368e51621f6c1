"""What no font has a shape for is named in plain sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.reports.fonts import REGULAR, font_of, glyphs
from infusetrack.reports.glyphs import code_points, missing_glyphs, named, printable


def test_plain_text_stays_as_it_is():
    text = 'Żółć, Анна, Ελένη: 5.0 → 10.0 mL/h, \N{MINUS SIGN}0.8 µg, 0.80 m², "x"'
    assert printable(text) == text
    assert missing_glyphs(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn",
        "Ștefan",
        "أحمد",
        "שרה",
        "अनिल",
        "สมชาย",
        "李小龍",
        "ゆき",
        "김민서",
        "\N{GRINNING FACE}",
        "☐ ∆ ①",
    ],
)
def test_text_that_another_font_has_stays_too(text):
    assert printable(text) == text
    assert missing_glyphs(text) == ()


def test_what_no_font_has_is_named():
    assert printable("a \U00012000 b") == "a [U+12000 CUNEIFORM SIGN A] b"
    assert missing_glyphs("\U00012000 a \U00012000") == ("\U00012000",)
    assert code_points(missing_glyphs("\U00012000\x07")) == "U+12000, U+0007"


def test_a_mark_is_named_together_with_its_letter():
    unit = "\U00012000\N{COMBINING RING ABOVE}"
    assert printable(unit) == named(unit) == "[U+12000 U+030A CUNEIFORM SIGN A]"


def test_an_accent_typed_apart_is_joined_to_its_letter():
    assert printable("A\N{COMBINING RING ABOVE}sa") == "Åsa"


@pytest.mark.parametrize(
    "odd",
    ["\x00", "\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}", "\ud800", "\N{ZERO WIDTH SPACE}", "\ue000", "\U000f0021"],
)
def test_what_cannot_be_seen_is_made_visible(odd):
    assert f"[U+{ord(odd):04X}" in printable(f"a{odd}b")


@given(st.text(max_size=60))
def test_whatever_is_typed_can_be_printed(text):
    shown = printable(text)
    assert missing_glyphs(shown) == ()
    assert all(font_of(letter, REGULAR) for letter in shown if letter.isalnum())


def test_line_ends_of_every_system_are_line_ends():
    assert printable("a\r\nb\rc\td") == "a\nb\nc d"


def test_every_sign_that_the_page_uses_is_in_the_font():
    assert all(
        ord(sign) in glyphs() for sign in "□▲▼✓—●→○₂°²³⁹·→\N{MULTIPLICATION SIGN}\N{MINUS SIGN}\N{EN DASH}"
    )
