"""Where pages lie: none is cut off at the sides, none lies over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.ui.screens.paper.strip import GAP, Strip

LETTER = (612.0, 792.0)


def test_a_page_fills_the_width_of_its_room():
    strip = Strip.of([LETTER] * 3, (640, 480), whole=False)
    assert strip.sizes[0] == (612, 792)
    assert strip.tops == (GAP, 2 * GAP + 792, 3 * GAP + 2 * 792)
    assert strip.size == (640, 4 * GAP + 3 * 792)


def test_a_whole_page_fits_its_room_both_ways():
    ((wide, high),) = Strip.of([LETTER], (900, 480), whole=True).sizes
    assert high == 480 - 2 * GAP
    assert wide < 900


@pytest.mark.parametrize(("top", "seen"), [(0, [0]), (500, [0, 1]), (820, [1]), (99999, [])])
def test_only_what_is_in_sight_is_seen(top, seen):
    assert list(Strip.of([LETTER] * 3, (640, 480), whole=False).seen(top, 480)) == seen


def test_the_page_in_front_is_the_one_in_the_middle():
    strip = Strip.of([LETTER] * 3, (640, 480), whole=False)
    assert [strip.in_front(top, 480) for top in (0, 500, 600, 2000)] == [0, 0, 1, 2]


def test_nothing_has_no_size():
    assert Strip().size == (0, 0)
    assert Strip().in_front(0, 480) == 0
    assert list(Strip.of((), (640, 480), whole=True).seen(0, 480)) == []


@given(
    st.lists(st.tuples(st.floats(80, 900), st.floats(60, 1300)), min_size=1, max_size=6),
    st.tuples(st.integers(1, 2000), st.integers(1, 1500)),
    st.booleans(),
)
def test_pages_never_lie_over_each_other_and_have_some_size(points, room, whole):
    strip = Strip.of(points, room, whole=whole)
    ends = [top + high for top, (_, high) in zip(strip.tops, strip.sizes, strict=True)]
    assert all(end < top for end, top in zip(ends, strip.tops[1:], strict=False))
    assert all(wide > 0 and high > 0 for wide, high in strip.sizes)
