"""The codes on labels are read back to what they were made of."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from infusetrack.reports.codes import BAR, MM, bars, bars_width, qr_modules
from tests.reports.code_reading import read_bars, read_qr

IDENTIFIER = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=6, max_size=24)


@given(IDENTIFIER)
@example("PED-0417")
@example("HN 20417")
@example("20417204")
@settings(max_examples=40)
def test_bars_are_read_back(identifier):
    assert read_bars(bars(identifier)) == identifier


@given(IDENTIFIER)
@example("PED-0417")
@example("HN 20417")
@example("ped-0417/b")
@settings(max_examples=25, deadline=None)
def test_squares_are_read_back(identifier):
    assert read_qr(qr_modules(identifier)) == identifier


def test_the_narrowest_bar_is_one_that_hand_scanners_read_and_the_quiet_zone_is_part_of_the_width():
    assert BAR / MM >= 0.25
    assert bars_width("PED-0417") == (sum(bars("PED-0417")) + 20) * BAR
