"""Workbooks as NCI lays them out, filled with made-up texts, for the tests of the import."""

from openpyxl import Workbook

from infusetrack.catalog.ctcae import ctcae

HEAD = (
    "MedDRA Code", "MedDRA SOC", "CTCAE Term", "Grade 1 ", "Grade 2", "Grade 3", "Grade 4", "Grade 5",
    "Definition", "Navigational Note", "CTCAE v5.0 Change",
)  # fmt: skip
MADE_UP = "synthetic severity {n} of {name}"


def ours():
    """A row for each built-in term, the grades that exist filled with made-up texts."""
    return [row(term.name, term.soc, term.exists) for term in ctcae().terms.values()]


def row(name, soc="Nervous system disorders", exists=(1, 2, 3)):
    texts = [MADE_UP.format(n=n, name=name) if n in exists else " -" for n in range(1, 6)]
    return [10000001, soc, name, *texts, "made up", None, None]


def many(rows, count=837):
    """The rows, and more made-up terms up to the number of an official workbook."""
    extra = [row(f"Practice trouble {n:03}", exists=(1, 2, 3, 4)) for n in range(count - len(rows))]
    return [*rows, *extra]


def workbook(path, rows, *, title="CTCAE v5.0 Clean Copy", head=HEAD, before=()):
    """Write a workbook with one sheet and return its path; `before` stands above the heading."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for line in (*before, head, *rows):
        sheet.append(line)
    book.save(path)
    book.close()
    return path
