"""Each number that the site may set has a plain name, a unit, and a history in words."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.record import Line
from infusetrack.domain.site_settings import Change, settings
from infusetrack.wording.site_settings import (
    change_words,
    group_words,
    looser_words,
    setting_words,
    value_words,
)
from tests.domain.small_trial import TRIAL

EVERY = {one.key: one for one in settings(TRIAL, emergency_card())}
AT = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def test_every_setting_has_words_of_its_own():
    words = [f"{group_words(one)} {setting_words(one)}" for one in EVERY.values()]
    assert all(words)
    assert not [text for text in words if "{" in text or "_" in text]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("hold.hgb-c1d1", "Hemoglobin before the first magrolimab: at least (closes the gate)"),
        ("plan.V-DIN.3.every", "V-DIN, after the start, from 15 min on: every"),
        ("drug.morphine.daily_max", "morphine: most in 24 h"),
        ("scores.news2_from_age", "NEWS2 from this completed year of age on"),
    ],
)
def test_the_words_say_which_number_is_meant(key, words):
    assert setting_words(EVERY[key]) == words


def test_a_value_has_its_unit_and_nothing_says_not_set():
    assert value_words(EVERY["hold.platelets"], Decimal(50)) == "50 \N{MULTIPLICATION SIGN} 10⁹/L"
    assert value_words(EVERY["hold.platelets"], None) == "not set"
    assert "(8 g/dL)" in looser_words(EVERY["hold.hgb"])


def test_a_step_of_the_history_says_when_who_what_and_why():
    line = Line("site", 1, AT, AT, "PI 01", SiteValueSet("hold.hgb", "9", "policy", "audit"))
    step = Change("9", "policy", "audit", line)
    assert change_words(EVERY["hold.hgb"], step, UTC) == (
        "24 Nov 2026 13:00, PI 01",
        "9 g/dL · source: policy · audit",
    )
    assert change_words(EVERY["hold.hgb"], Change(None, "", "", line), UTC)[1] == "the file's own"
