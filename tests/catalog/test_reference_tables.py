"""The tables of reference limits: the installed ones, and damaged ones, which are refused by name."""

import shutil
from decimal import Decimal as D

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.reference_rows import rows
from infusetrack.catalog.reference_scores import PEWS_HEAD, news2_chart, pews_chart
from infusetrack.catalog.reference_tables import read_reference, reference
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import BrokenWorld
from infusetrack.wording.sentences import sentence


@pytest.fixture
def folder(tmp_path):
    """A copy of the installed tables, to be damaged."""
    return shutil.copytree(asset("reference"), tmp_path / "reference")


def spoil(folder, name, old, new, count=1):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def test_the_installed_tables_are_read_and_hang_on_each_regimen():
    found = reference()
    assert set(found.ranges) == {"heart_rate", "respiratory_rate", "sbp", "dbp", "spo2", "temperature_c"}
    assert builtin("nct04751383").reference is found
    assert found.number("scores.news2_from_age") == D(16)


def test_every_month_from_birth_to_eighteen_has_one_range_of_each_centile_table():
    for months in range(216):
        for table in ("bonafide2013", "fleming2011"):
            for key in ("heart_rate", "respiratory_rate"):
                fits = [one for one in reference().at(key, months) if one.table.id == table]
                assert len(fits) == 1
                low, high = fits[0].low, fits[0].high
                assert fits[0].far_low < low < high < fits[0].far_high


@pytest.mark.parametrize(
    ("key", "months", "table", "limits"),
    [
        ("heart_rate", 47, "bonafide2013", (82, 146)), ("heart_rate", 48, "bonafide2013", (77, 142)),
        ("respiratory_rate", 215, "bonafide2013", (13, 26)), ("heart_rate", 0, "bonafide2013", (113, 171)),
        ("heart_rate", 72, "fleming2011", (74, 111)), ("heart_rate", 35, "pals2015", (98, 140)),
        ("heart_rate", 36, "pals2015", (80, 120)), ("sbp", 71, "pals2015", (89, 112)),
        ("sbp", 72, "pals2015", (97, 115)), ("dbp", 191, "pals2015", (64, 83)),
        ("sbp", 11, "pals2015", (72, 104)),
    ],
)  # fmt: skip
def test_numbers_of_the_tables_are_carried_over_exactly(key, months, table, limits):
    (found,) = [one for one in reference().at(key, months) if one.table.id == table]
    assert (found.low, found.high) == tuple(map(D, limits))


@pytest.mark.parametrize(("key", "months"), [("sbp", 192), ("dbp", 192), ("heart_rate", 192)])
def test_a_table_ends_where_its_ages_end(key, months):
    assert all(one.table.id != "pals2015" for one in reference().at(key, months))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("bonafide2013_centiles_by_band.csv", "p1,p5", "p5,p1"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3,6,980"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,4,6,98"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3,6,NaN"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3,6,-98"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3.5,6,98"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3,6,"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,3,6"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "hr,6,3,98"),
        ("bonafide2013_centiles_by_band.csv", "hr,3,6,98", "pulse,3,6,98"),
        ("fleming2011_centiles.csv", "hr,0,3,107,123", "hr,0,3,107,x"),
        ("pals_reference.csv", "toddler,1,2,", "toddler,1,3,"),
        ("pals_reference.csv", "98,140", "140,98"),
        ("bp_percentiles_aap2017.csv", "f,1,95,50,103,60", "f,2,95,50,103,60"),
        ("bp_percentiles_aap2017.csv", "f,1,95,50,103,60", "f,1,95,50,10,60"),
        ("bp_percentiles_aap2017.csv", "f,1,95,50,103,60", "f,1,95,51,103,60"),
        ("bp_p5_from_nhbpep2004_formula.csv", "m,1,50,67.8", "m,1,50,670.8"),
        ("npews_2023_bands.csv", "1-4y,heartRate,90,139.99,0", "1-4y,heartRate,91,139.99,0"),
        ("npews_2023_bands.csv", "1-4y,heartRate,90,139.99,0", "1-4y,heartRate,90,139.99,3"),
        ("npews_2023_bands.csv", "1-4y,heartRate,90,139.99,0", "1-4y,pulse,90,139.99,0"),
        ("npews_2023_bands.csv", "0-11m,heartRate,0,79.99,4", "0-11m,heartRate,10,79.99,4"),
        ("npews_2023_bands.csv", "0-11m,heartRate,0,79.99,4", "0-11m,heartRate,79.99,0,4"),
        ("news2_table.csv", "pulse,41,50,1", "pulse,40,50,1"),
        ("news2_table.csv", "pulse,41,50,1", "pulse,43,50,1"),
        ("news2_table.csv", "pulse,41,50,1", "pulse,41,50,4"),
        ("news2_table.csv", "acvpu,P,P,3", "acvpu,X,X,3"),
        ("news2_table.csv", "spo2_scale1,0,91,3", "spo2_scale9,0,91,3"),
        ("vitals.toml", 'value = "85"', 'value = "NaN"'),
        ("vitals.toml", 'value = "85"', 'value = "eighty"'),
        ("vitals.toml", 'origin = "LOCAL"', 'origin = "HEARSAY"'),
        ("vitals.toml", 'name = "PALS 2015"', 'name = ""'),
        ("vitals.toml", 'table = "pews2023"', 'table = "other"'),
        ("vitals.toml", 'low = "36.0"', 'low = "38.0"'),
        ("vitals.toml", "[tables.pals2015]", "[tables"),
        ("vitals.toml", "low = 1, medium = 5", "low = 6, medium = 5"),
        ("vitals.toml", 'refill_from_s = "3"', 'refill_from_s = "three"'),
        ("vitals.toml", "medium_from = 5", "medium_from = 8"),
    ],
)  # fmt: skip
def test_a_damaged_table_is_refused_by_its_name(folder, name, old, new):
    spoil(folder, name, old, new)
    with pytest.raises(BrokenWorld, match="reference_file") as told:
        read_reference(folder)
    assert told.value.facts["file"].endswith((".csv", ".toml"))
    assert sentence(told.value)


def test_a_single_limit_needs_a_number(folder):
    spoil(folder, "vitals.toml", 'to_months = 192\nlow = "95"', "to_months = 192")
    with pytest.raises(BrokenWorld, match="reference_file"):
        read_reference(folder)


@pytest.mark.parametrize("text", ["", "age_band,parameter,from,to_inclusive,score\n", "\0"])
def test_an_empty_table_is_refused(tmp_path, text):
    path = tmp_path / "bands.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenWorld, match="reference_file"):
        rows(path, PEWS_HEAD)


def test_a_table_that_is_not_there_is_refused(folder):
    told = {"pews": {}, "news2": {}}
    with pytest.raises(BrokenWorld, match="reference_file"):
        pews_chart(folder / "none.csv", told)
    with pytest.raises(BrokenWorld, match="reference_file"):
        news2_chart(folder / "news2_table.csv", told)
