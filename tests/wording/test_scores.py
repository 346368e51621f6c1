"""The words of the scores."""

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.scores import score
from infusetrack.wording.scores import ITEMS, LEVELS, level_words, missing_words, points_words, short_name
from tests.domain.small_trial import DIN, TRIAL


def test_a_score_tells_its_chart_its_points_and_what_is_missing():
    found = score(TRIAL.reference, 6, VitalsTaken(DIN, heart_rate=121, spo2=92, sbp=100))
    assert (short_name(found), points_words(found)) == ("PEWS", "SpO₂ 1, HR 1")
    assert missing_words(found.missing) == "not scored: RR, breathing effort, oxygen, cap. refill"
    assert short_name(score(TRIAL.reference, 20, VitalsTaken(DIN, sbp=120))) == "NEWS2"
    assert missing_words(()) == ""
    assert points_words(score(TRIAL.reference, 6, VitalsTaken(DIN, sbp=100))) == "nothing scored"


def test_every_level_and_item_has_words():
    levels = {"none", *TRIAL.reference.pews.levels, "low", "low-medium", "medium", "high"}
    assert {level for level in levels if level_words(level)} == set(LEVELS)
    assert {*TRIAL.reference.news2.bands} - {
        "spo2_scale1",
        "spo2_scale2_on_air",
        "spo2_scale2_on_oxygen",
    } <= set(ITEMS)
