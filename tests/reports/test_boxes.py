"""Boxes for handwriting are high enough, whatever stands in them."""

from infusetrack.reports.boxes import ROW, Box, BoxColumn, box_table
from infusetrack.reports.codes import MM

COLUMNS = (BoxColumn("#", 0.1), BoxColumn("What", 0.9))


def test_every_row_is_at_least_seven_millimetres_high():
    strips = box_table(COLUMNS, [[Box("1"), Box()], [Box("2"), Box(hint="write the time")]], 540)
    assert ROW >= 7 * MM
    assert [strip.height for strip in strips[1:]] == [ROW, ROW]


def test_a_long_text_makes_its_row_taller_and_is_not_cut():
    short, tall = box_table(COLUMNS, [[Box("1"), Box("morphine")], [Box("2"), Box("long words " * 60)]], 540)[
        1:
    ]
    assert tall.height > short.height


def test_the_header_stands_again_on_each_page_and_a_table_without_titles_has_none():
    head, row = box_table(COLUMNS, [[Box("1"), Box()]], 540)
    assert head.keep
    assert row.again is head
    (bare,) = box_table((BoxColumn("", 1.0),), [[Box(tick=True)]], 540)
    assert bare.again is None
