"""The CTCAE terms with the site's official text, read in a thread before anybody asks for them."""

from pathlib import Path
from threading import Lock, Thread

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import TRIAL_VERSION, merged
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.term_book import TermBook
from infusetrack.exchange.ctcae_site_file import load


class SiteTerms:
    """Called, it gives the book of terms; a damaged copy of the site is left out and told in it."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the site keeps its official workbook; nothing is read yet."""
        self._folder, self._lock = folder, Lock()
        self._book: TermBook | None = None

    def begin(self) -> None:
        """Read now, beside the window."""
        Thread(target=self, name="ctcae", daemon=True).start()

    def __call__(self) -> TermBook:
        """The terms of the trial's version; waits where they are just being read."""
        with self._lock:
            if self._book is None:
                self._book = self._read()
            return self._book

    def _read(self) -> TermBook:
        ours = ctcae()
        try:
            official = load(self._folder, TRIAL_VERSION)
        except BrokenWorld as error:
            return TermBook.of(ours, error)
        return TermBook.of(merged(ours, official) if official is not None else ours)
