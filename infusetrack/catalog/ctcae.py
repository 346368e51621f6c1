"""The CTCAE tables read into terms: names and search words, grades in our words, limits of numbers."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from infusetrack.assets import asset
from infusetrack.domain.ctcae import WORST, By, Ctcae, GradeText, Term
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.grading_bands import Band, condition, edge
from infusetrack.domain.grading_units import SPELLINGS

Row = Mapping[str, str]
FILES = ("terms.csv", "grades.csv", "limits.csv")
TELLS_NOTHING = "?"
"""In the column `grade` of the limits: numbers that say nothing by themselves."""
REACHED_BY: Mapping[str, By] = MappingProxyType({by: by for by in get_args(By)})


@cache
def ctcae() -> Ctcae:
    """The installed terms of the version that the trial is graded with."""
    return read_ctcae(asset("ctcae"))


def read_ctcae(folder: Path) -> Ctcae:
    """The terms of a folder with the three tables; raises `BrokenWorld` where they do not fit together."""
    try:
        terms, grades, limits = (_rows(folder / name) for name in FILES)
        return _joined(terms, grades, limits)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as why:
        raise BrokenWorld("ctcae_file", file=folder.name, why=repr(why)) from why


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, strict=True))


def _joined(terms: Iterable[Row], grades: Iterable[Row], limits: Iterable[Row]) -> Ctcae:
    texts, bands = _by_term(grades), _by_term(limits)
    found = {row["term"]: _term(row, texts[row["term"]], bands.get(row["term"], ())) for row in terms}
    strange = (texts.keys() | bands.keys()) - found.keys()
    if strange:
        raise ValueError(*sorted(strange))
    return Ctcae("5.0", MappingProxyType(found))


def _by_term(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["term"]].append(row)
    return dict(found)


def _term(row: Row, grades: Iterable[Row], limits: Iterable[Row]) -> Term:
    term = Term(
        name=row["term"],
        soc=row["soc"],
        ncit=row["ncit"],
        grades=tuple(_grade(one) for one in grades),
        also=tuple(word for word in row["also"].split("; ") if word),
        note=row["note"],
        in_trial_list=row["list"] == "trial",
        limits=tuple(_band(one) for one in limits),
    )
    if not term.soc or not term.exists or list(term.exists) != sorted(set(term.exists)):
        raise ValueError(term.name)
    unreachable = {band.grade for band in term.limits if band.grade} - set(term.exists)
    if unreachable:
        raise ValueError(term.name, *unreachable)
    return term


def _grade(row: Row) -> GradeText:
    grade = int(row["grade"])
    if not 1 <= grade <= WORST or not row["text"]:
        raise ValueError(row["term"])
    return GradeText(grade, row["text"], REACHED_BY[row["by"]], row["question"])


def _band(row: Row) -> Band:
    if row["unit"] and row["unit"] not in SPELLINGS:
        raise ValueError(row["unit"])
    grade = 0 if row["grade"] == TELLS_NOTHING else int(row["grade"])
    edges = tuple(edge(side) for side in (row["low"], row["high"]) if side)
    conditions = tuple(condition(one) for one in row["when"].split("; ") if one)
    return Band(grade, row["unit"], edges, conditions, row["basis"])
