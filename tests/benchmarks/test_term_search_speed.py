"""A keystroke in the picker is answered within 16 ms with all 837 official terms loaded."""

import time

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import OfficialBook, OfficialTerm, merged
from infusetrack.domain.term_search import TermSearch

WITHIN_S = 0.016
TEXT = "moderate synthetic trouble with several plain words to search in, limiting the practice of number {n}"


def _book():
    """As many terms as the workbook has, with texts of its usual length."""
    ours = [
        OfficialTerm(term.name, term.soc, tuple((one.grade, TEXT.format(n=one.grade)) for one in term.grades))
        for term in ctcae().terms.values()
    ]
    more = [
        OfficialTerm(
            f"Practice {n % 97} trouble {n}",
            f"System {n % 26}",
            tuple((g, TEXT.format(n=n + g)) for g in range(1, 6)),
        )
        for n in range(837 - len(ours))
    ]
    return merged(ctcae(), OfficialBook("5.0", (*ours, *more)))


def test_each_keystroke_is_answered_within_a_frame():
    terms = _book().terms
    assert len(terms) == 837
    begun = time.process_time()
    search = TermSearch(terms.values())
    built = time.process_time() - begun
    typed = ["pins and needles", "moderate trouble", "hives", "anaemia", "p", "bp drop", "synthetic practice"]
    slowest = 0.0
    for query in (text[:n] for text in typed for n in range(1, len(text) + 1)):
        took = min(_took(search, query) for _ in range(3))
        slowest = max(slowest, took)
    print(f"837 terms: index {built * 1000:.0f} ms, slowest keystroke {slowest * 1000:.2f} ms")  # noqa: T201
    assert slowest < WITHIN_S


def _took(search, query):
    begun = time.process_time()
    search.find(query)
    return time.process_time() - begun
