"""The official CTCAE workbook (v5.0, v6.0) read cell by cell, or refused with the cell named.

Nothing is guessed: a sheet is a CTCAE table when its heading row names the term, the organ class
and the five grades. Codes of MedDRA are left where they are.
"""

import hashlib
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from infusetrack.domain.ctcae import WORST, OfficialBook, OfficialTerm, Version
from infusetrack.domain.errors import Refused
from infusetrack.wording.translate import tr

LARGEST_FILE = 30_000_000
LARGEST_UNPACKED = 200_000_000
ROWS_MOST = 4000
COLUMNS_MOST = 40
HEADING_WITHIN = 30
"""The heading row stands among the first so many rows."""
EMPTY_ROWS_END = 50
"""So many empty rows in a row end the table."""
TEXT_LONGEST = 4000
NO_GRADE = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}", "--"})
"""How the workbook writes that a grade does not exist."""
BROKEN = (
    BadZipFile,
    InvalidFileException,
    SyntaxError,  # what both readers of XML raise: ElementTree's, and lxml's where that is installed
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    AssertionError,
    zlib.error,
    struct.error,
)
"""All that reading a file which only looks like a workbook was seen to raise."""
_VERSION = re.compile(r"v(?:ersion)?[ _.]*([56])\.0", re.IGNORECASE)
_VERSIONS: Mapping[str, Version] = {"5": "5.0", "6": "6.0"}
HEADINGS: Mapping[str, re.Pattern[str]] = {
    "SOC": re.compile(r".*\bsoc\b.*", re.IGNORECASE),
    "Term": re.compile(r".*\bterm\b.*", re.IGNORECASE),
    **{f"Grade {n}": re.compile(rf"\s*grade\s*{n}\b.*", re.IGNORECASE) for n in range(1, WORST + 1)},
    "Definition": re.compile(r".*\bdefinition\b.*", re.IGNORECASE),
    "Note": re.compile(r".*\bnav.*note.*", re.IGNORECASE),
}
NEEDED = ("SOC", "Term", *(f"Grade {n}" for n in range(1, WORST + 1)))
Cells = tuple[Any, ...]


def read_workbook(path: Path) -> OfficialBook:
    """All terms of the workbook; refuses a damaged or foreign one, the cell named where there is one."""
    data = _bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _book(path.name, data)
    except BROKEN as why:
        raise Refused("workbook_unreadable", file=path.name) from why


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused("workbook_too_large", file=path.name)
        data = path.read_bytes()
        with ZipFile(BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST_UNPACKED:
                raise Refused("workbook_too_large", file=path.name)
    except OSError as why:
        raise Refused("workbook_missing", file=path.name) from why
    except BROKEN as why:
        raise Refused("workbook_unreadable", file=path.name) from why
    return data


def _book(name: str, data: bytes) -> OfficialBook:
    """The terms of a workbook that is whole in memory: a broken one leaves no open file behind."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = sorted(book.worksheets, key=lambda sheet: "clean" not in sheet.title.lower())
        for sheet in sheets:
            rows = _rows(sheet)
            found = _heading(sheet.title, rows)
            if found is not None:
                at, columns, head = found
                version = _version(name, sheet.title, head)
                return OfficialBook(
                    version, _terms(sheet.title, rows, at, columns), hashlib.sha256(data).hexdigest()
                )
    finally:
        book.close()
    raise Refused("workbook_foreign", file=name, headings=NEEDED)


def _rows(sheet: Any) -> list[Cells]:
    sheet.reset_dimensions()
    found: list[Cells] = []
    empty = 0
    for row in sheet.iter_rows(max_row=ROWS_MOST + 1, max_col=COLUMNS_MOST, values_only=True):
        empty = 0 if any(value is not None for value in row) else empty + 1
        if empty > EMPTY_ROWS_END:
            break
        found.append(row)
    if len(found) > ROWS_MOST:
        raise Refused(
            "workbook_cell", cell=f"{sheet.title}!A{ROWS_MOST + 1}", why=tr("more rows than any CTCAE has")
        )
    return found


def _heading(title: str, rows: list[Cells]) -> tuple[int, Mapping[str, int], Cells] | None:
    """Where the heading row is and which column holds what; None for a sheet of another kind.

    A row that names the first grade but not all the rest is a damaged table, and said so.
    """
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        columns = _columns(row)
        if "Grade 1" not in columns:
            continue
        lacking = [name for name in NEEDED if name not in columns]
        if lacking:
            where = _cell(title, at, columns["Grade 1"])
            raise Refused("workbook_heading", cell=where, lacking=tuple(lacking))
        return at, columns, row
    return None


def _columns(row: Cells) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for column, value in enumerate(row):
        if isinstance(value, str):
            for name, pattern in HEADINGS.items():
                if name not in found and pattern.fullmatch(value.strip()):
                    found[name] = column
                    break
    return found


def _version(file: str, title: str, head: Cells) -> Version:
    """The version that the sheet, else its headings, else the file's name tells."""
    for text in (title, " ".join(str(value) for value in head if value is not None), file):
        told = set(_VERSION.findall(text))
        if len(told) == 1:
            return _VERSIONS[told.pop()]
    raise Refused("workbook_version", file=file)


def _terms(title: str, rows: list[Cells], head: int, columns: Mapping[str, int]) -> tuple[OfficialTerm, ...]:
    found = tuple(_each(title, rows, head, columns))
    seen: set[str] = set()
    for term in found:
        if term.name in seen:
            raise Refused("workbook_cell", cell=term.cell, why=tr("the term stands there twice"))
        seen.add(term.name)
    if not found:
        where = _cell(title, head + 1, columns["Term"])
        raise Refused("workbook_cell", cell=where, why=tr("no term stands below the heading"))
    return found


def _each(title: str, rows: list[Cells], head: int, columns: Mapping[str, int]) -> Iterator[OfficialTerm]:
    for at, row in enumerate(rows[head + 1 :], start=head + 1):
        if all(value is None for value in row):
            continue
        texts = {name: _text(title, at, column, row) for name, column in columns.items()}
        grades = tuple(
            (n, text) for n in range(1, WORST + 1) if (text := texts[f"Grade {n}"]) not in NO_GRADE
        )
        where = _cell(title, at, columns["Term"])
        if not texts["Term"]:
            if not grades:
                continue
            raise Refused("workbook_cell", cell=where, why=tr("the term is empty"))
        if not grades:
            raise Refused(
                "workbook_cell",
                cell=_cell(title, at, columns["Grade 1"]),
                why=tr("the term has no grade at all"),
            )
        if not texts["SOC"]:
            raise Refused(
                "workbook_cell", cell=_cell(title, at, columns["SOC"]), why=tr("the organ class is empty")
            )
        told = (texts.get("Definition", ""), texts.get("Note", ""), where)
        yield OfficialTerm(texts["Term"], texts["SOC"], grades, *told)


def _text(title: str, at: int, column: int, row: Cells) -> str:
    value = row[column] if column < len(row) else None
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > TEXT_LONGEST or value.startswith("#"):
        raise Refused("workbook_cell", cell=_cell(title, at, column), why=tr("it is not a plain text"))
    return " ".join(value.replace("_x000D_", " ").split())


def _cell(title: str, at: int, column: int) -> str:
    return f"{title}!{get_column_letter(column + 1)}{at + 1}"
