"""Planned checks in words."""

from datetime import UTC

from infusetrack.domain.events import CheckLapsed
from infusetrack.domain.lapses import Share
from infusetrack.wording.lapses import lapse_reason, lapsed_words, share_total, share_words
from tests.domain.small_trial import DIN, at


def test_shares_are_told_by_anchor():
    told = share_words([Share("start", 7, 8), Share("end", 5, 5)])
    assert told == "Checks on time: after the start 7 of 8, after the end 5 of 5"
    assert share_words([]) == ""


def test_on_the_screen_one_number_and_only_the_anchors_that_fell_short():
    assert share_total([Share("start", 8, 8), Share("end", 5, 5)]) == "Checks on time: 13 of 13"
    told = share_total([Share("start", 7, 8), Share("end", 5, 5)])
    assert told == "Checks on time: 12 of 13 (after the start 7 of 8)"
    assert share_total([]) == ""


def test_lapses_are_told_in_the_order_of_time():
    one = CheckLapsed(DIN, "infusion", "V-DIN", "start", at(9))
    two = CheckLapsed(DIN, "infusion", "V-OPIOID", "opioid_start", at(8, 30))
    assert lapsed_words([one, two], UTC) == "Not taken: 08:30 (V-OPIOID), 09:00 (V-DIN)"
    assert lapsed_words([], UTC) == ""
    assert lapsed_words([one, one, two, one], UTC) == "Not taken: 4, the last at 09:00 (V-DIN)"
    assert lapse_reason(one) == "planned set of V-DIN, after the start, was not taken before the next one"
