"""The words of a report by file."""

from datetime import UTC

from infusetrack.domain.lab_import import Match, Standing
from infusetrack.exchange.lab_csv import read_csv
from infusetrack.wording.lab_files import (
    SENTENCES,
    left_out_words,
    match_words,
    report_words,
    results_words,
    standing_words,
)
from tests.exchange.lab_texts import CSV


def test_whose_it_is_is_said_plainly():
    assert (
        match_words(Match(("study_id", "birth_date"), ())) == "This patient: study number, birth date agree"
    )
    assert "birth date does not agree" in match_words(Match(("study_id",), ("birth_date",)))
    assert match_words(Match(("study_id",), ())) == "Not proven: only study number agrees"
    assert match_words(Match((), ())) == "Nobody is named"


def test_a_report_says_when_from_whom_and_what():
    (report,) = read_csv("r.csv", CSV, UTC, {})
    assert report_words(report, UTC) == "drawn 24 Nov 2026 12:35 · Central · report A-77 · r.csv, line 2"
    assert results_words(report) == "Hgb 9.9 g/dL, Na 138 mmol/L"
    assert left_out_words(report) == "Not taken: Ferritin"
    assert [standing_words(Standing(known)) for known in ("new", "same", "corrects")] == [
        "", "Already in the record", "The laboratory corrected a panel of the record",
    ]  # fmt: skip
    assert all(text.endswith(".") for text in SENTENCES.values())
