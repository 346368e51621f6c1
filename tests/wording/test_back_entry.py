"""The reason that stands with a line from paper names form, line and who did it."""

from infusetrack.wording.back_entry import ACTS, reason_words


def test_a_reason_names_the_form_the_line_and_who_stood_at_the_bedside():
    told = reason_words("downtime", "b65b98737a78", "5", "KL")
    assert told == "downtime, form b65b98737a78, line 5; at the bedside: KL"


def test_two_letters_are_enough_for_every_act():
    assert len({words[:2] for words in ACTS.values()}) == len(ACTS)
