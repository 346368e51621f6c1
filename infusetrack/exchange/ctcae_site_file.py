"""The site's own copy of the official CTCAE terms: one file a version in the data folder, written whole."""

from pathlib import Path

import msgspec

from infusetrack.domain.ctcae import Ctcae, OfficialBook, Version
from infusetrack.domain.errors import BrokenWorld, Refused

_decode = msgspec.json.Decoder(OfficialBook).decode
_encode = msgspec.json.Encoder().encode


def file_of(folder: Path, version: Version) -> Path:
    """The file of a version in the folder."""
    return folder / f"ctcae_{version}.json"


def save(folder: Path, book: OfficialBook) -> Path:
    """Write the book whole or not at all; an older copy of the same version is replaced."""
    target = file_of(folder, book.version)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".new")
        beside.write_bytes(_encode(book))
        beside.replace(target)
    except OSError as why:
        raise BrokenWorld("file_unusable", path=str(target), why=why.strerror or "") from why
    return target


def load(folder: Path, version: Version) -> OfficialBook | None:
    """The book that the site loaded; None where it has none of this version."""
    source = file_of(folder, version)
    if not source.exists():
        return None
    try:
        book = _decode(source.read_bytes())
    except OSError as why:
        raise BrokenWorld("file_unusable", path=str(source), why=why.strerror or "") from why
    except msgspec.MsgspecError as why:
        raise BrokenWorld("ctcae_copy", file=source.name) from why
    if book.version != version:
        raise BrokenWorld("ctcae_copy", file=source.name)
    return book


def check_against(ours: Ctcae, book: OfficialBook) -> tuple[str, ...]:
    """The terms of ours that the book does not have; refuses a book whose grades differ from ours.

    A book of another version has nothing in common with ours.
    """
    if book.version != ours.version:
        return ()
    theirs = {term.name: term for term in book.terms}
    for name, term in ours.terms.items():
        found = theirs.get(name)
        if found is not None and tuple(grade for grade, _ in found.grades) != term.exists:
            raise Refused("workbook_grades", cell=found.cell, term=name, exists=term.exists)
    return tuple(name for name in ours.terms if name not in theirs)
