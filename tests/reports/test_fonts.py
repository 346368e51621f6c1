"""Each font that paper may ask for is there, has outlines that embed, and has its letters."""

import struct
from pathlib import Path

import pytest

from infusetrack.assets import asset
from infusetrack.reports.fonts import (
    BOLD,
    FAMILIES,
    FILES,
    REGULAR,
    SEMIBOLD,
    SHAPED,
    candidates,
    draws,
    file_of,
    font,
    font_of,
    glyphs,
)

NAMES = sorted({family.font(own) for family in FAMILIES for own in (REGULAR, BOLD)})


def _tables(path):
    with Path(path).open("rb") as file:
        head = file.read(12)
        count = struct.unpack(">H", head[4:6])[0]
        return {file.read(16)[:4].decode() for _ in range(count)}


@pytest.mark.parametrize("name", [*FILES, *NAMES])
def test_each_font_is_static_and_has_truetype_outlines(name):
    tables = _tables(file_of(name))
    assert "glyf" in tables
    assert not tables & {"CFF ", "CFF2", "fvar", "gvar"}


def test_no_font_is_shipped_that_nobody_asks_for():
    shipped = {path.stem for path in asset("fonts", "noto").glob("*.ttf")}
    assert shipped == set(NAMES)
    assert asset("fonts", "noto", "OFL.txt").read_text(encoding="utf-8").count("Copyright") >= 3


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_each_font_has_letters_in_each_block_that_it_is_asked_for(family):
    known = glyphs(family.font(REGULAR))
    for first, last in family.blocks:
        assert any(first <= code <= last for code in known), f"{first:04X}"


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("a", REGULAR),
        ("ễ", "NotoSans-Regular"),
        ("x\u0302", "NotoSans-Regular"),
        ("م", "NotoSansArabic-Regular"),
        ("李", "NotoSansSC-Regular"),
        ("김", "NotoSansKR-Regular"),
        ("☎", "NotoSansSymbols2-Regular"),
        ("😀", "NotoEmoji-Regular"),
        ("❤\ufe0f", "NotoEmoji-Regular"),
        ("क्\u200d", "NotoSansDevanagari-Regular"),
        ("\U00012000", None),
        ("\u202e", None),
        ("\u200d", None),
        ("", REGULAR),
    ],
)
def test_the_programs_own_font_comes_first_then_the_one_that_has_all_of_it(unit, name):
    assert font_of(unit, REGULAR) == name


def test_beside_bold_stands_bold_where_there_is_one():
    assert font_of("ễ", BOLD) == font_of("ễ", SEMIBOLD) == "NotoSans-SemiBold"
    assert font_of("ა", BOLD) == "NotoSansGeorgian-Regular"
    assert draws("NotoSans-SemiBold", "ễ")


def test_nothing_unseen_is_asked_of_a_font():
    assert list(candidates("\ud800", REGULAR)) == []
    assert list(candidates("a\u202e", REGULAR)) == []
    assert "NotoSansArabic" in SHAPED
    assert "NotoSansSC" not in SHAPED


def test_a_font_is_read_once():
    assert font(REGULAR) is font(REGULAR)
