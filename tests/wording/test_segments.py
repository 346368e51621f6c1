"""Every reason of a rate has its word."""

from datetime import UTC, datetime
from decimal import Decimal as D
from typing import get_args

from infusetrack.domain.events import RateReason
from infusetrack.domain.segments import RateRow
from infusetrack.wording.segments import REASONS, reason_words


def row(reason, why="", ended=""):
    return RateRow(
        "C1D2", "infusion", "dinutuximab", 1, "infusion", reason, datetime(2026, 1, 1, tzinfo=UTC), None,
        D(1), D(1), None, D(1), D(1), D(1), D(1), D(1), why, ended,
    )  # fmt: skip


def test_all_reasons_are_known():
    assert {*get_args(RateReason), "start", "pause", "resume", "flush"} == set(REASONS)


def test_what_was_written_and_the_end_stand_with_it():
    assert reason_words(row("pause", "hives")) == "pause · hives"
    assert reason_words(row("resume", "MD 3")) == "resumed, order MD 3"
    assert reason_words(row("titration", "", "completed")) == "planned rate step · then bag empty"
    assert reason_words(row("resume")) == "resumed"
