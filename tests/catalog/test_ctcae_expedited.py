"""The rules of expedited reports: recalled, marked so, and refused where they are no rules."""

import pytest

from infusetrack.catalog.ctcae_expedited import expedited_rules, read_expedited
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.toxicity_notices import DLT_CYCLES, REVIEW_HOURS
from tests import house

TEXT = (house.TOP / "resources" / "ctcae" / "expedited.csv").read_text(encoding="utf-8")


def test_every_number_is_marked_unverified_until_the_site_enters_it():
    numbers = [
        one for rule in expedited_rules() for one in (rule.window_days, rule.notice_h, rule.complete_days)
    ]
    assert not [one for one in numbers if one is not None and one.verified]
    assert expedited_rules()[0].complete_days.key == "expedited.severe.complete_days"
    assert [rule.id for rule in expedited_rules()] == ["severe", "hospital", "late_severe", "late_hospital"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 4 5,no", "3 4 V,no"),
        ("no,30,24", "perhaps,30,24"),
        ("24,5", "24,0"),
        ("LIT", "HEARSAY"),
        ("grades", "g"),
    ],
)
def test_a_file_that_is_no_such_table_is_named_as_broken(tmp_path, old, new):
    file = tmp_path / "expedited.csv"
    file.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenWorld, match="ctcae_file"):
        read_expedited(file)


def test_the_site_is_asked_for_the_times_under_the_keys_that_the_rules_read():
    asked = {entry.key for entry in builtin("nct04751383").site_entries}
    rules = {
        one.key
        for rule in expedited_rules()
        for one in (rule.notice_h, rule.complete_days)
        if one is not None
    }
    assert {REVIEW_HOURS, DLT_CYCLES} <= asked
    assert {key for key in asked if key.startswith("expedited.")} <= rules
