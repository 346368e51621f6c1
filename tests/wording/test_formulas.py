"""The formulas of the body surface by the names that papers give them."""

import pytest

from infusetrack.domain import dosing
from infusetrack.wording.formulas import FORMULAS, formula_name


def test_every_formula_that_the_program_knows_has_its_name():
    assert set(dosing.FORMULAS) == set(FORMULAS)


@pytest.mark.parametrize(
    ("key", "name"), [("dubois", "DuBois"), ("mosteller", "Mosteller"), ("other", "other")]
)
def test_a_formula_is_named_as_the_literature_names_it(key, name):
    assert formula_name(key) == name
