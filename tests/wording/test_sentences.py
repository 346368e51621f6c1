"""Every refusal becomes a sentence; a code without one still says something."""

import re
import string
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.wording import figures
from infusetrack.wording.sentences import TOPICS, sentence, table

AT = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
FACTS = (
    "RN 27", D("13.830"), AT, date(2026, 11, 24), timedelta(minutes=615), 3, ("Weight, daily", "Labs"), None,
)  # fmt: skip


def wanted(template):
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(table()))
def test_a_code_of_any_topic_takes_facts_of_any_kind(code):
    names = wanted(table()[code])
    for fact in FACTS:
        said = sentence(Refused(code, **dict.fromkeys(names, fact)), NEW_YORK)
        assert "{" not in said
        assert "Decimal(" not in said
        assert "datetime" not in said


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_brings_sentences_into_the_one_table(topic):
    own = import_module(f"infusetrack.wording.{topic}").SENTENCES
    assert own
    assert own.items() <= table().items()


def test_a_code_that_nobody_worded_is_at_least_named():
    assert sentence(Refused("moon_is_full")) == "This could not be done: moon_is_full."


def test_a_broken_world_is_worded_as_a_refusal_is():
    code = "paper_not_saved"
    assert "disk is full" in sentence(BrokenWorld(code, why="disk is full"))


@pytest.mark.parametrize(
    ("code", "facts", "told"),
    [
        ("bag_expired", {"at": AT}, "13:25"),
        (
            "step_waits",
            {"step": "Order", "waits_for": ("Weight, daily", "Release")},
            "Weight, daily, Release",
        ),
        ("infusion_too_long", {"whole": timedelta(hours=21), "longest": timedelta(hours=20)}, "21 h"),
        ("dose_not_ordered", {"dose_mg": D("14.0"), "ordered_mg": D("13.830")}, "13.83"),
        ("before_enrolment", {"at": AT, "on": date(2026, 11, 24)}, "24 Nov 2026"),
    ],
)
def test_times_doses_and_lists_are_read_as_on_the_ward(code, facts, told):
    assert told in sentence(Refused(code, **facts), NEW_YORK)


def test_a_unit_in_a_refusal_reads_as_on_the_form():
    error = Refused("number_implausible", field="ANC", value=D(1500), low=D(0), high=D(200), unit="10^9/L")
    assert "10⁹/L" in sentence(error)
    assert "^" not in sentence(error)


def test_two_moments_of_different_days_carry_their_dates():
    facts = {"at": AT, "on": AT - timedelta(days=1)}
    words = sentence(Refused("before_enrolment", **facts), UTC)

    assert figures.moment(AT, UTC) in words
    assert figures.moment(AT - timedelta(days=1), UTC) in words
