"""Plausible limits: the installed table, and files that are no such table."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.reference import plausible_limits, read_limits
from infusetrack.domain.errors import BrokenWorld
from infusetrack.wording.sentences import sentence

HEAD = "item,unit,reject_below,reject_above,confirm_below,confirm_above,decimals,basis\n"


def test_the_installed_limits_are_read():
    weight = plausible_limits()["weight"]
    assert (weight.unit, weight.reject_low, weight.reject_high, weight.decimals) == ("kg", D(5), D(250), 1)
    assert (weight.confirm_low, weight.confirm_high) == (None, None)
    temperature = plausible_limits()["temperature"]
    assert (temperature.confirm_low, temperature.confirm_high) == (D("34.0"), D("41.0"))


def test_every_range_holds_its_confirm_band():
    for guard in plausible_limits().values():
        assert guard.reject_low < guard.reject_high
        for limit in (guard.confirm_low, guard.confirm_high):
            assert limit is None or guard.reject_low <= limit <= guard.reject_high


def test_codes_that_are_no_numbers_are_left_out():
    assert "POSS" not in plausible_limits()
    assert plausible_limits()["RASS"].reject_low == -5


@pytest.mark.parametrize(
    "text",
    [
        "item,unit\nweight,kg\n",
        HEAD + "weight,kg,5\n",
        HEAD + "weight,kg,250,5,,,1,swapped\n",
        HEAD + "weight,kg,5,lots,,,1,words\n",
        HEAD + "weight,kg,5,250,,,one,words\n",
    ],
)
def test_a_table_of_another_kind_is_named_as_broken(tmp_path, text):
    file = tmp_path / "limits.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenWorld, match="reference_file") as broken:
        read_limits(file)
    assert "limits.csv" in sentence(broken.value)


def test_a_limit_that_is_not_finite_is_no_limit(tmp_path):
    file = tmp_path / "limits.csv"
    file.write_text(HEAD + "weight,kg,5,250,NaN,Infinity,1,x\n", encoding="utf-8")
    assert read_limits(file)["weight"].confirm_low is None
