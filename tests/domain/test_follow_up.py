"""Follow-up visits: month ends and leap days."""

from datetime import date

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.follow_up import due_on, follow_up
from infusetrack.domain.regimen import FollowUp

TRIAL = builtin("nct04751383")


def test_visits_after_a_plain_last_dose():
    assert [(visit.label, visit.on.isoformat()) for visit in follow_up(TRIAL, date(2026, 11, 27))] == [
        ("30 days", "2026-12-27"),
        ("2 months", "2027-01-27"),
        ("4 months", "2027-03-27"),
        ("6 months", "2027-05-27"),
        ("9 months", "2027-08-27"),
        ("12 months", "2027-11-27"),
        ("2 years", "2028-11-27"),
        ("3 years", "2029-11-27"),
        ("4 years", "2030-11-27"),
        ("5 years", "2031-11-27"),
    ]


@pytest.mark.parametrize(
    ("last", "rule", "due"),
    [
        (date(2026, 12, 31), FollowUp("2 months", months=2), date(2027, 2, 28)),
        (date(2027, 12, 31), FollowUp("2 months", months=2), date(2028, 2, 29)),
        (date(2026, 8, 31), FollowUp("6 months", months=6), date(2027, 2, 28)),
        (date(2026, 5, 31), FollowUp("4 months", months=4), date(2026, 9, 30)),
        (date(2028, 2, 29), FollowUp("12 months", months=12), date(2029, 2, 28)),
        (date(2028, 2, 29), FollowUp("4 years", years=4), date(2032, 2, 29)),
        (date(2028, 1, 31), FollowUp("30 days", days=30), date(2028, 3, 1)),
        (date(2027, 1, 31), FollowUp("30 days", days=30), date(2027, 3, 2)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(last, rule, due):
    assert due_on(rule, last) == due
