"""What a code on a wristband or a bag may hold, so that the scanner of this program reads it."""

SHORTEST = 6
"""A burst of fewer characters is taken for typing, not for a scan (ui/scanner)."""
FIRST, LAST = " ", "~"
"""A scanner types like a keyboard: only plain characters come out as they went in."""


def code_of(identifier: str) -> str:
    """The identifier as its code holds it; empty where no scanner could give it back."""
    text = " ".join(identifier.split())
    plain = all(FIRST <= letter <= LAST for letter in text)
    return text if plain and len(text) >= SHORTEST else ""
