"""Results from CSV files: headings as they come or as the site mapped them; refused whole with the line named."""

from datetime import UTC, date
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange.lab_csv import ROWS_MOST, headings, lacking, read_csv
from tests.exchange.lab_texts import CSV


def test_rows_of_one_draw_are_one_panel():
    (report,) = read_csv("r.csv", CSV, UTC, {})
    assert (report.whose.study_id, report.whose.birth_date, report.number) == (
        "PED-0417",
        date(2020, 3, 14),
        "A-77",
    )
    assert {one.analyte: one.value for one in report.results} == {"hemoglobin": D("9.9"), "sodium": D(138)}
    assert report.results[0].lln == D("11.5")
    assert (report.laboratory, report.left_out) == ("Central", ("Ferritin",))
    assert report.resulted_at > report.drawn_at


def test_semicolons_and_two_draws_are_read():
    text = CSV.replace(",", ";") + CSV.splitlines()[1].replace(",", ";").replace("12:35", "13:35") + "\n"
    assert len(read_csv("r.csv", text, UTC, {})) == 2


def test_headings_of_another_laboratory_are_mapped():
    text = CSV.replace("Collected", "Entnahme").replace("Result,", "Wert,")
    assert lacking(headings(text), {}) == ("drawn_at", "value")
    with pytest.raises(Refused, match="lab_csv_columns"):
        read_csv("r.csv", text, UTC, {})
    assert read_csv("r.csv", text, UTC, {"drawn_at": "Entnahme", "value": "Wert"})
    assert "study_id" in lacking(("test", "value"), {})


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda t: t.replace("138", "13x8"), "line 3"),
        (lambda t: t.replace("mEq/L", "furlong"), "line 3"),
        (lambda t: t.replace("2020-03-14", "1403", 1), "line 2"),
        (lambda t: t.replace("2026-11-24 12:35", "", 1), "line 2"),
        (lambda t: t.replace("Sodium", "Hgb"), "line 3"),
        (lambda t: t.replace("135-145", "145-135"), "line 3"),
        (lambda t: t.replace("Central", "C" * 600, 1), "line 2"),
        (lambda t: t.replace("Hgb", '"Hgb'), "line 4"),
        (lambda t: t.replace("135-145", "3,5-5,1"), "line 3"),
        (lambda t: t[: t.index("11.5") - 1], "line 2"),
        (lambda t: t + "\n".join(["x"] * (ROWS_MOST + 1)), ""),
    ],
)
def test_a_line_that_cannot_be_read_refuses_the_whole_file(spoil, where):
    with pytest.raises(Refused, match="lab_file_line") as refused:
        read_csv("r.csv", spoil(CSV), UTC, {})
    assert where in refused.value.facts["where"]


def test_empty_cells_beyond_the_headings_do_not_disturb():
    head, *rows = CSV.splitlines()
    text = "\n".join([head + ",", rows[0], rows[1] + ",,", ",,,"])
    assert len(read_csv("r.csv", text, UTC, {})[0].results) == 2


def test_limits_may_stand_in_columns_of_their_own():
    text = "study_id,birth_date,drawn_at,test,value,unit,lln,uln\nP,2020-03-14,2026-11-24 06:00,Na,138,mmol/L,135,\n"
    (report,) = read_csv("r.csv", text, UTC, {})
    assert (report.results[0].lln, report.results[0].uln) == (135, None)


def test_an_empty_file_lacks_everything():
    with pytest.raises(Refused, match="lab_csv_columns"):
        read_csv("r.csv", "", UTC, {})
    with pytest.raises(Refused, match="lab_file_line"):
        headings('"')
