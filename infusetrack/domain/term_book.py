"""The CTCAE terms of a station with their search, made once and shared by every screen."""

from dataclasses import dataclass

from infusetrack.domain.ctcae import TRIAL_VERSION, Ctcae
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.term_search import TermSearch


@dataclass(frozen=True, slots=True)
class TermBook:
    """All terms of one version, and the index that finds them.

    `problem` is why the official text of the site is not among them.
    """

    ctcae: Ctcae
    search: TermSearch
    problem: BrokenWorld | None = None

    @classmethod
    def of(cls, ctcae: Ctcae, problem: BrokenWorld | None = None) -> "TermBook":
        """Builds the index: some tens of milliseconds for all 837 terms."""
        return cls(ctcae, TermSearch(ctcae.terms.values()), problem)


def no_terms() -> TermBook:
    """A book without a term, for a station that has none."""
    return TermBook.of(Ctcae(TRIAL_VERSION))
