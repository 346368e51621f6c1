"""The figures above the trend in words: ages, changes, the fall, the grade, and what is late."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_due import NextHgb
from infusetrack.wording.figures import MINUS
from infusetrack.wording.hemoglobin_header import age_words, header_words, next_hgb_words
from tests.domain.hemoglobin_courses import STEADY, course, on

NOW = datetime(2026, 11, 24, 13, 25, tzinfo=UTC)
ONE = review(course(STEADY))[0]


def _review(g_dl="8.8", **more):
    known = {
        "at": on(5), "value": c.HgbValue(on(5), D(g_dl)), "baseline": D("11.3"), "fall": D("11.3") - D(g_dl),
        "adjusted": 8.6, "unknown": (), "grade": 2,
    }  # fmt: skip
    return replace(ONE, **(known | more))


def _told(*found, unit="g/dL"):
    return dict(header_words(found, unit, on(5) + timedelta(hours=2), UTC))


def test_the_last_value_has_its_age_the_changes_the_fall_and_the_grade():
    before = replace(ONE, at=on(1), value=c.HgbValue(on(1), D("10.4")))
    assert _told(before, _review()) == {
        "Last value, 2 h ago": "8.8 g/dL",
        "From baseline 11.3": f"{MINUS}2.5 · {MINUS}2.7 adjusted",
        "Largest fall in 7 d": "1.6 g/dL in 4 d",
        "CTCAE v5": "grade 2",
    }


def test_all_figures_follow_the_unit():
    told = _told(_review(), unit="g/L")
    assert told["Last value, 2 h ago"] == "88 g/L"
    assert told["From baseline 113"] == f"{MINUS}25 · {MINUS}27 adjusted"


def test_what_is_not_known_is_named():
    told = _told(_review(unknown=("weight", "fluids", "retic"), grade=None))
    assert told["From baseline 11.3 · not adjusted: no weight, fluids"] == f"{MINUS}2.5"
    assert told["Largest fall in 7 d"] == "none"
    assert told["CTCAE v5"] == "needs the lower limit"


def test_a_rise_has_its_plus_and_no_change_has_no_sign():
    assert _told(_review("11.5", adjusted=11.3, grade=0))["From baseline 11.3"] == "+0.2 · 0.0 adjusted"
    assert _told(_review(grade=0))["CTCAE v5"] == "no grade"


def test_without_a_baseline_or_a_value_nothing_is_compared():
    assert _told(_review(baseline=None, fall=None))["From baseline"] == "no baseline"
    assert header_words((), "g/dL", NOW, UTC) == ()


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "30 min ago"), (6.5, "6 h 30 min ago"), (47, "47 h ago"), (49, "2 d ago"), (-1, "24 Nov 2026 14:25")],
)  # fmt: skip
def test_a_value_says_how_old_it_is(hours, words):
    assert age_words(NOW - timedelta(hours=hours), NOW, UTC) == words


@pytest.mark.parametrize(
    ("at", "by", "words"),
    [
        (1, 3, "14:25, in 1 h"),
        (17, 19, "Wed 25 Nov 06:25, in 17 h"),
        (-1, 1, "now, by 14:25"),
        (-3, -1, "late since 12:25, 1 h"),
        (-30, -26, "late since Mon 23 Nov 11:25, 26 h"),
    ],
)
def test_what_is_due_next_says_when_and_since_when_it_is_late(at, by, words):
    one = NextHgb("watch", NOW + timedelta(hours=at), NOW + timedelta(hours=by))
    assert next_hgb_words(one, NOW, UTC) == words


def test_a_day_of_the_plan_has_its_date():
    assert next_hgb_words(NextHgb("day", day="C1D8", on=date(2026, 11, 30)), NOW, UTC) == (
        "with C1D8, Mon 30 Nov"
    )
    assert next_hgb_words(None, NOW, UTC) == "nothing asked for"
