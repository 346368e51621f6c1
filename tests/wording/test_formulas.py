"""Names of formulas."""

from infusetrack.domain.dosing import FORMULAS
from infusetrack.wording.formulas import formula_name


def test_every_formula_has_its_name():
    assert all(formula_name(key) != key for key in FORMULAS)
    assert formula_name("unknown") == "unknown"
