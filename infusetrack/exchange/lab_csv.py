"""Laboratory results from a CSV file, its headings mapped as the site said."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import NamedTuple

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_import import Report, Whose
from infusetrack.exchange import lab_values as read
from infusetrack.exchange.lab_names import analyte_named
from infusetrack.wording.lab_files import FIELDS
from infusetrack.wording.translate import tr, translated

ROWS_MOST, COLUMNS_MOST, FIELD_LONGEST = 5000, 80, 500
NEEDED = ("birth_date", "drawn_at", "test", "value", "unit")
OPTIONAL = (
    "study_id", "second_identifier", "code", "lln", "uln", "range", "resulted_at", "laboratory", "number", "note",
)  # fmt: skip
USUAL: Mapping[str, tuple[str, ...]] = {
    "study_id": ("study id", "study number", "subject", "patient", "patient id"),
    "second_identifier": ("second identifier", "mrn", "hospital number", "medical record number"),
    "birth_date": ("birth date", "date of birth", "dob", "birthdate"),
    "drawn_at": ("drawn at", "drawn", "collected", "collection time", "sample time", "collected at"),
    "resulted_at": ("resulted at", "resulted", "reported", "result time"),
    "test": ("test", "analyte", "name", "component", "test name"),
    "code": ("loinc", "code"), "value": ("value", "result"), "unit": ("unit", "units"),
    "lln": ("lln", "low", "lower limit", "ref low"), "uln": ("uln", "high", "upper limit", "ref high"),
    "range": ("range", "reference range", "ref range"), "laboratory": ("laboratory", "lab"),
    "number": ("number", "report number", "accession", "order number"), "note": ("note", "comment", "remark"),
}  # fmt: skip
"""Headings that need no mapping, by field."""
Columns = Mapping[str, str]
"""By field, the heading that the site mapped to it."""


class Row(NamedTuple):
    """One row by field, and its place in the file."""

    where: str
    cells: Mapping[str, str]

    def cell(self, field: str) -> str:
        """What stands there; empty where the file has no such column."""
        return self.cells.get(field, "")


Group = tuple[Whose, datetime, str, str]


def headings(text: str) -> tuple[str, ...]:
    """The headings of a file, as they stand there."""
    rows = csv.reader(io.StringIO(text), dialect=_dialect(text), strict=True)
    try:
        return tuple(cell.strip() for cell in next(rows, []))
    except csv.Error as error:
        raise read.refuse(tr("line 1"), str(error)) from error


def lacking(found: Iterable[str], columns: Columns) -> tuple[str, ...]:
    """The fields that a file needs and that neither its headings nor the mapping give."""
    fields = _fields(tuple(found), columns)
    missing = [
        field for field in NEEDED if field not in fields and not (field == "test" and "code" in fields)
    ]
    if "study_id" not in fields and "second_identifier" not in fields:
        missing.append("study_id")
    return tuple(missing)


def read_csv(name: str, text: str, zone: tzinfo, columns: Columns) -> tuple[Report, ...]:
    """All panels of a file; refuses it whole, with the line named, where one cannot be read."""
    found = headings(text)
    missing = lacking(found, columns)
    if missing:
        raise Refused("lab_csv_columns", fields=tuple(translated(FIELDS[one]) for one in missing))
    groups: dict[Group, list[LabValue]] = {}
    more: dict[Group, Row] = {}
    left: dict[Group, list[str]] = {}
    for row in _rows(text, _fields(found, columns)):
        group = _group(row, zone)
        more.setdefault(group, row)
        analyte = analyte_named(row.cell("code"), row.cell("test"))
        if not analyte:
            left.setdefault(group, []).append(row.cell("test")[:40])
            continue
        values = groups.setdefault(group, [])
        if any(one.analyte == analyte for one in values):
            raise read.refuse(row.where, tr("{analyte} stands twice in one panel").format(analyte=analyte))
        values.append(read.value(analyte, row.cell("value"), row.cell("unit"), _edges(row), row.where))
    return tuple(
        _report(name, group, more[group], values, left.get(group, ()), zone)
        for group, values in groups.items()
    )


def _fields(found: tuple[str, ...], columns: Columns) -> dict[str, int]:
    plain = {heading.casefold(): place for place, heading in reversed(tuple(enumerate(found)))}
    fields: dict[str, int] = {}
    for field in (*NEEDED, *OPTIONAL):
        wanted = (columns[field],) if columns.get(field) else (field, *USUAL[field])
        place = next((plain[one.casefold()] for one in wanted if one.casefold() in plain), None)
        if place is not None:
            fields[field] = place
    return fields


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, semicolons or tabs: what the first line has most of."""
    first = text.partition("\n")[0]
    best = max((",", ";", "\t"), key=first.count)

    class Found(csv.excel):
        delimiter = best

    return Found


def _rows(text: str, fields: Mapping[str, int]) -> Iterable[Row]:
    rows = csv.reader(io.StringIO(text), dialect=_dialect(text), strict=True)
    wide = 0
    try:
        for place, cells in enumerate(rows):
            where = tr("line {line}").format(line=rows.line_num)
            if len(cells) > COLUMNS_MOST or any(len(cell) > FIELD_LONGEST for cell in cells):
                raise read.refuse(where, tr("longer than any line of results"))
            if place > ROWS_MOST:
                raise read.refuse(where, tr("more than {most} lines").format(most=ROWS_MOST))
            if not place:
                wide = _filled(cells)
            elif _filled(cells):
                if _filled(cells) > wide or len(cells) < wide:
                    raise read.refuse(where, tr("not as many cells as there are headings"))
                yield Row(where, {field: cells[at].strip() for field, at in fields.items()})
    except csv.Error as error:
        raise read.refuse(tr("line {line}").format(line=rows.line_num), str(error)) from error


def _filled(cells: Sequence[str]) -> int:
    """So many cells up to the last one with words."""
    return max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _group(row: Row, zone: tzinfo) -> Group:
    drawn = read.moment(row.cell("drawn_at"), zone, row.where)
    if drawn is None:
        raise read.refuse(row.where, tr("the time of the draw is empty"))
    born = read.day(row.cell("birth_date"), row.where)
    whose = Whose(row.cell("study_id"), row.cell("second_identifier"), born)
    return whose, drawn, row.cell("number"), row.cell("laboratory")


def _edges(row: Row) -> tuple[Decimal | None, Decimal | None]:
    if row.cell("range"):
        return read.limits(row.cell("range"), row.where)
    low, high = (
        read.number(row.cell(key), row.where, tr("the limit")) if row.cell(key) else None
        for key in ("lln", "uln")
    )
    return low, high


def _report(
    name: str, group: Group, row: Row, values: Iterable[LabValue], left: Iterable[str], zone: tzinfo
) -> Report:
    whose, drawn, number, laboratory = group
    told = read.moment(row.cell("resulted_at"), zone, row.where)
    return Report(
        name, row.where, whose, drawn, tuple(values), number, laboratory, told, row.cell("note"), tuple(left)
    )
