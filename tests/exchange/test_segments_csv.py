"""The file for pharmacokinetics: one header line, plain numbers, both times, nothing a spreadsheet would run."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal as D
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.segments import RateRow
from infusetrack.exchange.segments_csv import COLUMNS, segments_csv

NEW_YORK = ZoneInfo("America/New_York")


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


ROW = RateRow(
    "C1D2", "infusion", "dinutuximab", 1, "infusion", "start", at(24, 13), at(24, 13, 30), D("5.16"),
    D("0.56"), D("0.875"), D("2.58"), D("0.28"), D("0.28"), D("11.2"), D("103.2"),
)  # fmt: skip
FIRST = {"": at(23, 13), "dinutuximab": at(24, 13)}


def read(*rows, first=FIRST, zone=NEW_YORK):
    text = segments_csv("007", rows, first, zone).decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def test_there_is_one_header_line_with_units_and_lines_end_as_the_standard_says():
    made = segments_csv("007", [ROW], FIRST, NEW_YORK)
    head, body, rest = made.split(b"\r\n")
    assert head.decode().split(",") == list(COLUMNS)
    assert body.count(b",") == len(COLUMNS) - 1
    assert rest == b""


def test_a_row_reads_back_as_it_was():
    (row,) = read(ROW)
    assert (row["study_id"], row["drug"], row["segment"], row["kind"]) == (
        "007",
        "dinutuximab",
        "1",
        "infusion",
    )
    assert (row["start_utc"], row["start_local"]) == (
        "2026-11-24T13:00:00+00:00",
        "2026-11-24T08:00:00-05:00",
    )
    assert (row["start_h"], row["stop_h"], row["start_h_of_drug"]) == ("24.000000", "24.500000", "0.000000")
    assert (row["duration_h"], row["rate_ml_per_h"], row["rate_mg_per_m2_per_h"]) == (
        "0.500000",
        "5.16",
        "0.875",
    )
    assert (row["volume_ml"], row["amount_mg"], row["cumulative_mg"]) == ("2.58", "0.28", "0.28")
    assert row["entered_late"] == "no"


def test_what_still_runs_has_no_stop():
    (row,) = read(replace(ROW, stopped_at=None, rate_mg_m2_h=None, entered_late=True))
    assert [row[name] for name in ("stop_utc", "stop_local", "stop_h", "duration_h")] == ["", "", "", ""]
    assert (row["rate_mg_per_m2_per_h"], row["entered_late"]) == ("", "yes")


def test_a_drug_without_a_first_dose_has_no_hours():
    assert read(ROW, first={})[0]["start_h"] == ""


def test_the_night_with_two_half_past_ones_tells_them_apart():
    """1 Nov 2026, New York: 01:30 comes twice; the hours between count on."""
    first = replace(ROW, started_at=at(1, 5, 30), stopped_at=at(1, 6, 30))
    (row,) = read(first, first={"": at(1, 5, 30)})
    assert (row["start_local"], row["stop_local"]) == (
        "2026-11-01T01:30:00-04:00",
        "2026-11-01T01:30:00-05:00",
    )
    assert row["duration_h"] == "1.000000"


def test_across_midnight_and_the_short_night_the_hours_are_true():
    row = replace(ROW, started_at=at(8, 4, 0, month=3), stopped_at=at(8, 14, 15, month=3))
    assert read(row)[0]["duration_h"] == "10.250000"


@pytest.mark.parametrize("why", ["=1+1", "+SUM(A1)", "-2+3", "@here", "\tx"])
def test_what_was_written_is_never_run_as_a_formula(why):
    assert read(replace(ROW, why=why))[0]["why"] == f"'{why}"


def test_commas_quotes_and_line_breaks_stay_in_their_cell():
    assert (
        read(replace(ROW, why='said "slow, slower"\nthen went'))[0]["why"] == 'said "slow, slower" then went'
    )


def test_a_number_before_the_first_dose_stays_a_number():
    assert read(ROW, first={"": at(24, 14)})[0]["start_h"] == "-1.000000"


def test_an_empty_chart_is_a_header_alone():
    assert segments_csv("007", [], {}, UTC).count(b"\r\n") == 1
