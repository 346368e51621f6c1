"""Titles looked up once say what the regimen says."""

from infusetrack.wording.events import names_of
from infusetrack.wording.remembered_names import RememberedNames
from tests.days import regimen


def test_remembered_names_say_the_same_as_the_regimen():
    names, quick = names_of(regimen()), RememberedNames(regimen())
    for _ in range(2):
        assert quick.step("C1D3", "order") == names.step("C1D3", "order")
        assert quick.step("C1D3", "no_such") == names.step("C1D3", "no_such")
    assert quick.agent("dinutuximab") == names.agent("dinutuximab")
