"""`ctcae import`: the official NCI workbook read into the data folder of this site."""

from argparse import Namespace
from typing import TYPE_CHECKING

from infusetrack.places import Places
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.domain.ctcae import Ctcae

NAMED = 5
"""So many missing terms are named; of the others their number."""


def import_workbook(words: Namespace) -> int:
    """Read the workbook whole or not at all; says what the site now has."""
    from infusetrack.catalog.ctcae import ctcae
    from infusetrack.exchange.ctcae_site_file import check_against, save
    from infusetrack.exchange.ctcae_workbook import read_workbook

    book = read_workbook(words.workbook)
    missing = check_against(ctcae(), book)
    kept = save(Places.of(words.data).ctcae, book)
    said = tr("CTCAE {version}: {many} terms with the official text, kept in {path}.")
    print(said.format(version=book.version, many=len(book.terms), path=kept))
    if missing:
        _tell_missing(missing)
    if book.version != ctcae().version:
        print(_other_version(ctcae(), book.version))
    return 0


def _tell_missing(missing: tuple[str, ...]) -> None:
    said = tr("{many} built-in terms are not in this workbook and keep the built-in words: {names}")
    names = ", ".join(missing[:NAMED]) + (" ..." if len(missing) > NAMED else "")
    print(said.format(many=len(missing), names=names))


def _other_version(ours: "Ctcae", version: str) -> str:
    said = tr("Patients of this trial are graded with {ours}; {version} is never mixed into them.")
    return said.format(ours=ours.version, version=version)
