"""Ages: completed years and months, bands and the arms' limits."""

import csv
from datetime import date
from pathlib import Path

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import Refused
from infusetrack.domain.patient import age_band, check_age, completed_months, completed_years

CASES = Path(__file__).parent.parent / "fixtures" / "age_band_cases.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
TRIAL = builtin("nct04751383")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case_id"])
def test_age_on_the_days_around_each_birthday(row):
    born, on = date.fromisoformat(row["date_of_birth"]), date.fromisoformat(row["at"])
    assert completed_years(born, on) == int(row["expected_completed_years"])
    assert age_band(born, on) == row["expected_age_band"]


def test_months_are_whole_months():
    assert completed_months(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert completed_months(date(2026, 1, 31), date(2026, 3, 31)) == 2


def test_a_birth_to_come_is_refused():
    with pytest.raises(Refused, match="born_later"):
        completed_years(date(2027, 1, 1), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("arm", "born", "inside"),
    [
        ("A", date(2008, 11, 24), True),
        ("A", date(2008, 11, 23), False),
        ("A", date(2025, 11, 23), True),
        ("A", date(2025, 11, 24), False),
        ("B", date(1990, 11, 24), True),
        ("B", date(1990, 11, 23), False),
    ],
)
def test_an_age_outside_the_arm_is_asked_about(arm, born, inside):
    assert (check_age(TRIAL.arm(arm), born, date(2026, 11, 23)) is None) == inside
