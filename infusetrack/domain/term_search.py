"""Finding a CTCAE term from a few letters: by its name, by bedside words, by the text of its grades.

Spelling does not stand in the way: accents, "ae", "oe" and "ou" are folded on both sides, so that
"anaemia", "oedema" and "tumour" find what is spelled otherwise.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infusetrack.domain.ctcae import Term

_WORD = re.compile(r"[a-z0-9]+")
_FOLDS = (("ae", "e"), ("oe", "e"), ("ou", "o"))
NAME, ALSO = range(2)
"""What a term is called: its CTCAE name, then what people say."""
EQUALS, BEGINS, HOLDS = 0, 10, 20
"""Ranks of a phrase that is the query, of one that begins with the query, and of one whose words do."""
ACROSS = 90
"""The rank of a term that holds the words only in its grades, its organ class, or here and there."""
SHORT = 2
"""Queries shorter than this look at names and bedside words only: the texts hold every letter."""


def folded(text: str) -> str:
    """Lower case without accents and with one spelling of the usual double vowels."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    for old, new in _FOLDS:
        plain = plain.replace(old, new)
    return plain


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term, what it is called (field, phrase with a blank before), the words of all the rest; all folded."""

    term: Term
    called: tuple[tuple[int, str], ...]
    rest: frozenset[str]

    def rank(self, query: str, starts: Sequence[str]) -> tuple[int, int]:
        """How well a query fits, (0, 0) best: the kind of fit, then how much of the phrase is left over.

        `query` and each of `starts`, its words, have a blank before.
        """
        best = (ACROSS, 0)
        for field, phrase in self.called:
            kind = _fit(phrase, query, starts)
            if kind is not None:
                best = min(best, (kind + field, len(phrase) - len(query)))
        return best


def _fit(phrase: str, query: str, starts: Sequence[str]) -> int | None:
    """All of the phrase, its beginning, or beginnings of its words; None where it does not fit."""
    if phrase.startswith(query):
        return EQUALS if phrase == query else BEGINS
    return HOLDS if all(start in phrase for start in starts) else None


class TermSearch:
    """An index over all terms of one version, made once; a question takes a few milliseconds at most."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Folds every word of every term."""
        self._entries = tuple(_entry(term) for term in terms)
        near: dict[str, set[int]] = defaultdict(set)
        every: dict[str, set[int]] = defaultdict(set)
        for at, entry in enumerate(self._entries):
            called = {word for _, phrase in entry.called for word in phrase.split()}
            for word in called:
                near[word].add(at)
            for word in called | entry.rest:
                every[word].add(at)
        self._near, self._every = _Index(near), _Index(every)

    def find(self, query: str, first: Sequence[str] = (), many: int = 30) -> tuple[Term, ...]:
        """The terms that fit, the best first; `first` names those that win a tie (open, recent).

        An empty query shows `first` alone.
        """
        plain = " ".join(_WORD.findall(folded(query)))
        words = tuple(dict.fromkeys(plain.split()))
        if not words:
            return self._named(first)[:many]
        wins = {name: at for at, name in enumerate(first)}
        near = self._near.with_all(words)
        starts = tuple(f" {word}" for word in words)
        found = [(self._entries[at].rank(f" {plain}", starts), at) for at in near]
        if len(near) < many and len(plain) >= SHORT:
            found += [((ACROSS, 1), at) for at in self._every.with_all(words) - near]
        order = sorted((rank, *self._order(at, wins), at) for rank, at in found)
        return tuple(self._entries[at].term for *_, at in order[:many])

    def _order(self, at: int, wins: dict[str, int]) -> tuple[int, bool, bool, str]:
        """Among equals: `first`, the trial's own terms, "Other, specify" last, then by name."""
        term = self._entries[at].term
        return (wins.get(term.name, len(wins)), term.wants_words, not term.in_trial_list, term.name)

    def _named(self, names: Sequence[str]) -> tuple[Term, ...]:
        known = {entry.term.name: entry.term for entry in self._entries}
        return tuple(known[name] for name in names if name in known)


class _Index:
    """Sorted words, each with the entries that hold it; asked by the beginnings of words."""

    def __init__(self, holders: dict[str, set[int]]) -> None:
        self._words = sorted(holders)
        self._holders = [frozenset(holders[word]) for word in self._words]

    def with_all(self, starts: Sequence[str]) -> frozenset[int]:
        """The entries that hold, for each start, a word that begins so."""
        found: frozenset[int] | None = None
        for start in starts:
            low, high = bisect_left(self._words, start), bisect_left(self._words, start + "\x7f")
            held = frozenset().union(*self._holders[low:high])
            found = held if found is None else found & held
        return found or frozenset()


def _entry(term: Term) -> _Entry:
    told = [(NAME, term.name), *((ALSO, word) for word in term.also)]
    called = tuple((field, " " + " ".join(_WORD.findall(folded(text)))) for field, text in told)
    texts = [term.soc, *(text for one in term.grades for text in (one.text, one.official))]
    return _Entry(term, called, frozenset(_WORD.findall(folded(" ".join(texts)))))
