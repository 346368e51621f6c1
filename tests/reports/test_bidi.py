"""Hebrew and Arabic run from right to left, the numbers in them from left to right.

Capital letters stand for Hebrew ones. The expected orders are those of the crate `unicode-bidi`.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.reports.bidi import in_sight, levels, runs_right

HEBREW = {letter: chr(0x5D0 + at) for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
PLAIN = {there: here for here, there in HEBREW.items()}


def _hebrew(text):
    return "".join(HEBREW.get(letter, letter) for letter in text)


def _seen(text):
    parts = list(zip(text, levels(text), strict=True))
    return "".join(PLAIN.get(letter, letter) for letter, _ in in_sight(parts, lambda part: part[1]))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("abc ABC 123 DEF", "abc FED 123 CBA"),
        ("ABC abc 123 DEF", "FED abc 123 CBA"),
        ("(ABC) abc", "abc )CBA("),
        ("abc (ABC) def", "abc (CBA) def"),
        ("ABC (abc) DEF", "FED )abc( CBA"),
        ("AB 12.5 mg, 3%", "mg, 3% 12.5 BA"),
        ("a [ABC 1-2] b", "a [1-2 CBA] b"),
        ("AB:C-12", "12-C:BA"),
        ("ABC  ", "  CBA"),
        ("5 mg ABC (12)", "5 mg )12( CBA"),
        ("a) (AB", "a) (BA"),
        ("a (AB] c", "a (BA] c"),
    ],
)
def test_a_line_is_seen_in_the_order_in_which_it_is_read(typed, seen):
    assert _seen(_hebrew(typed)) == seen


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("محمد 12.5, 7", "7 ,12.5 دمحم"),
        ("محمد ١٢٣ abc", "abc ١٢٣ دمحم"),
    ],
)
def test_arabic_numbers_keep_their_order(typed, seen):
    assert _seen(typed) == seen


@given(st.text(st.sampled_from("abAB 12.,-+%$()[]/:اب٣\u05b4"), max_size=30))
def test_no_letter_is_lost_or_doubled(text):
    text = _hebrew(text)
    assert sorted(_seen(text)) == sorted(PLAIN.get(letter, letter) for letter in text)
    assert all(0 <= level <= 2 for level in levels(text))


@given(st.text(st.characters(max_codepoint=0x58F), max_size=30))
def test_a_line_without_such_letters_runs_to_the_right(text):
    assert not runs_right(text)
    assert set(levels(text)) <= {0}


def test_hebrew_and_arabic_are_noticed():
    assert runs_right("note: שרה")
    assert runs_right("١٢٣")
    assert not runs_right("李 देव")
