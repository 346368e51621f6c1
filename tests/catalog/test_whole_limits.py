"""Limits that could never be compared: unknown parameters, other units, days that do not exist."""

from pathlib import Path

from infusetrack.catalog.whole_limits import PARAMETERS
from infusetrack.domain import labs
from tests.catalog.spoil import Spoil, cases, drop, hold, item, put, told, twice

WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("hold twice", twice("holds"), "holds.urine", "the id twice", "each id once"),
    ("entry twice", twice("site_entries"), "trial.status", "the key twice", "each key once"),
    ("parameter", put(f"{hold('hgb')}.parameter", "mood"), "holds.hgb.parameter", '"mood"', "hemoglobin"),
    ("hold unit", put(f"{hold('hgb')}.limit.unit", "g/L"), "holds.hgb.limit.unit", "g/L", "the unit g/dL"),
    ("uln unit", drop(f"{hold('alt')}.times_uln"), "holds.alt.limit.unit", "x ULN", "the unit U/L"),
    ("hold agent", put(f"{hold('hgb')}.agents", ["x"]), "holds.hgb.agents", '"x"', "one of magrolimab"),
    ("hold cycles", put(f"{hold('hgb')}.cycles", [1, 13]), "holds.hgb.cycles", "1, 13", "at most 12"),
    ("hold age", put(f"{hold('sbp-child')}.age_low.value", "11"), "holds.sbp-child.age_low", "11 > 10", "at"),
    ("no limit", drop(f"{item('platelets')}.limit"), "eligibility.platelets.limit", "no limit", "a limit"),
    ("washout", put(f"{item('mibg')}.limit.unit", "h"), "eligibility.mibg.limit.unit", "h", "the unit days"),
    ("uln", drop(f"{item('alt')}.times_uln"), "eligibility.alt.times_uln", "false", "true exactly when"),
    ("arm", put(f"{item('alt')}.arms", ["C"]), "eligibility.alt.arms", '"C"', "one of A, B"),
]


@cases(WRONG)
def test_a_limit_that_cannot_be_compared_is_refused(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_every_analyte_of_the_lab_form_can_have_a_limit_in_its_own_unit() -> None:
    assert {
        key: one.unit for key, one in labs.ANALYTES.items() if not one.in_words
    }.items() <= PARAMETERS.items()
