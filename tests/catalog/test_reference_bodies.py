"""The table of weight and height for age: carried over exactly, refused where damaged."""

from decimal import Decimal as D

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.reference_bodies import body_tables
from infusetrack.domain.body_for_age import Usual
from infusetrack.domain.errors import BrokenWorld

FILE = "cdc2000_weight_height_limits.csv"


def test_both_sexes_have_rising_ages_and_exact_numbers():
    found = body_tables(asset("reference", FILE))
    assert set(found) == {"male", "female"}
    assert list(found["male"].months) == sorted(found["male"].months)
    place = found["male"].months.index(24)
    assert found["male"].weights[place] == Usual(D("10.4"), D("15.7"), D("6.7"), D("25.4"))
    assert found["male"].heights[place] == Usual(D("80.3"), D("93.5"), D("69.3"), D("100.9"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m,12,8.5", "x,12,8.5"),
        ("m,15,9.2", "m,12,9.2"),
        ("m,12,8.5,10.5", "m,12,18.5,10.5"),
        ("m,12,8.5", "m,1.5,8.5"),
    ],
)
def test_a_damaged_table_is_refused(tmp_path, old, new):
    text = asset("reference", FILE).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / FILE
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenWorld, match="reference_file"):
        body_tables(path)
