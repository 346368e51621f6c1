"""The words of the values that a site chooses from a list."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark, translated

CHOICES: Mapping[str, str] = {
    "five_more": mark("5 more cycles"),
    "five_in_all": mark("5 cycles in all"),
    "goes_on": mark("numbering goes on"),
    "restarts": mark("numbering restarts"),
    "one_person": mark("one person"),
    "two_people": mark("two people"),
}
"""By the choice's key in the regimen file."""


def choice_words(choice: str) -> str:
    """A choice in words; what is not from a list stays as it was entered."""
    return translated(CHOICES[choice]) if choice in CHOICES else choice
