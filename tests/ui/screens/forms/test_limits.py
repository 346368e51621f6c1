"""Limits of a typed number: from the table, else the form's own."""

from decimal import Decimal

from infusetrack.domain.quantities import Guard
from infusetrack.ui.screens.forms.limits import limits_of
from infusetrack.ui.widgets.reading import Limits

OWN = Limits(Decimal(1), Decimal(2))
GUARDS = {"weight": Guard("weight", "kg", Decimal(5), Decimal(250), decimals=1)}


def test_the_table_wins():
    assert limits_of(GUARDS, "weight", OWN) == Limits(Decimal(5), Decimal(250), 1)
    assert limits_of(GUARDS, "weight", OWN, decimals=2).decimals == 2


def test_without_the_table_the_own_limits_hold():
    assert limits_of({}, "weight", OWN) is OWN
