"""A file of a laboratory, whatever its kind: read whole or refused whole, never more than a few megabytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from infusetrack.domain.errors import Refused
from infusetrack.domain.lab_import import Report
from infusetrack.exchange.lab_csv import Columns, read_csv

LARGEST = 2_000_000
"""Bytes; a larger file is no file of results."""
FILES_MOST = 200
"""So many files of a folder are looked at, the newest first."""
ENDINGS = frozenset({".csv", ".txt", ".hl7", ".oru", ".json"})
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Looked:
    """What one file says: its panels, or why it was refused whole."""

    file: str
    reports: tuple[Report, ...] = ()
    refusal: Refused | None = None


def read_file(path: Path, zone: tzinfo, columns: Columns) -> tuple[Report, ...]:
    """All panels of a file; refuses it whole, with the place named, where it cannot be read."""
    return read_text(path.name, text_of(path), zone, columns)


def read_text(name: str, text: str, zone: tzinfo, columns: Columns) -> tuple[Report, ...]:
    """The same from a text: HL7 begins with MSH, FHIR with a brace, all else is CSV."""
    from infusetrack.exchange.lab_fhir import read_fhir  # noqa: PLC0415 (fetched with the first file)
    from infusetrack.exchange.lab_hl7 import read_hl7  # noqa: PLC0415

    start = text.lstrip()[:3]
    if start in {"MSH", "FHS", "BHS"}:
        return read_hl7(name, text.lstrip(), zone)
    if start.startswith(("{", "[")):
        return read_fhir(name, text, zone)
    return read_csv(name, text, zone, columns)


def text_of(path: Path) -> str:
    """The text of a file; refuses one that is not there, too large, or no text."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("lab_file_large", file=path.name)
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("lab_file_text", file=path.name) from error
    except OSError as error:
        raise Refused("lab_file_missing", file=path.name) from error
    if "\0" in text:
        raise Refused("lab_file_text", file=path.name)
    return text.removeprefix(BOM)


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files of results in a folder, the newest first; refuses a folder that is not there."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()]
        found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError as error:
        raise Refused("lab_folder", folder=folder.name) from error
    return tuple(found[:FILES_MOST])


def look(paths: tuple[Path, ...], zone: tzinfo, columns: Columns) -> Iterator[Looked]:
    """One file after the other, so that whoever shows them may breathe between."""
    for path in paths:
        try:
            yield Looked(path.name, read_file(path, zone, columns))
        except Refused as error:
            yield Looked(path.name, refusal=error)
