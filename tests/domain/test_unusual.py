"""Which numbers are read twice: the table's band, the far centiles, and the floor of the pressure."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.reference import plausible_limits
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.unusual import unusual
from tests.domain.small_trial import TRIAL

SIX = 6 * 12 + 8


def asked(months=SIX, reference=TRIAL.reference, guards=None, **values):
    known = plausible_limits() if guards is None else guards
    return unusual({key: D(value) for key, value in values.items()}, known, reference, months, "female")


@pytest.mark.parametrize(
    ("key", "fine", "seldom"),
    [
        ("sbp", "82", "81"), ("sbp", "200", "201"), ("dbp", "25", "24"), ("heart_rate", "155", "156"),
        ("heart_rate", "61", "60"), ("respiratory_rate", "46", "47"), ("respiratory_rate", "13", "12"),
        ("temperature_c", "41.0", "41.1"), ("temperature_c", "34.0", "33.9"), ("spo2", "88", "87"),
    ],
)  # fmt: skip
def test_each_band_has_two_sides(key, fine, seldom):
    assert asked(**{key: fine}) == ()
    assert asked(**{key: seldom}) == (key,)


def test_the_order_is_that_of_the_fields():
    assert asked(spo2="50", sbp="60", heart_rate="200") == ("sbp", "heart_rate", "spo2")


def test_without_tables_only_the_plausible_band_asks():
    assert asked(reference=Reference(), sbp="60", heart_rate="200", spo2="50") == ("spo2",)
    assert asked(guards={}, spo2="50", heart_rate="200") == ("heart_rate",)
    assert asked(guards={}, months=6, sbp="40") == ()
