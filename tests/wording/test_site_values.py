"""What a site chose is shown in words, what it typed as it is."""

import pytest

from infusetrack.domain.surgery import CHOICES
from infusetrack.wording.site_values import choice_words


@pytest.mark.parametrize("choice", [one for choices in CHOICES.values() for one in choices])
def test_every_choice_about_surgery_has_words(choice):
    assert "_" not in choice_words(choice)
    assert choice_words(choice) != choice


def test_a_typed_value_stays_as_it_was_entered():
    assert choice_words("1 day") == "1 day"
