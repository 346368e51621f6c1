"""A letter and its marks are one; nothing parts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.reports.clusters import clusters

MIXED = st.text(st.sampled_from("ab \nאّシ\u0301\u0302\u200d\u200c\ufe0f👩🏽🇩🇪🇫क्ष\u094dि"), max_size=30)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("x\u0302\u0323y", 2),
        ("שָׁלוֹם", 4),
        ("क्षि", 1),
        ("👩🏽\u200d🔬", 1),
        ("❤\ufe0f!", 2),
        ("🇩🇪🇫🇷", 2),
        ("🇩🇪🇫", 2),
        ("می\u200cشود", 5),
        ("🏴\U000e0067\U000e0062\U000e007f", 1),
    ],
)
def test_what_is_seen_as_one_character_is_one(text, count):
    assert len(clusters(text)) == count


@given(MIXED)
def test_joined_again_they_are_the_text(text):
    assert "".join(clusters(text)) == text
    assert all(clusters(text))


@given(MIXED)
def test_a_line_break_stands_alone(text):
    assert all(unit == "\n" or "\n" not in unit for unit in clusters(text))
