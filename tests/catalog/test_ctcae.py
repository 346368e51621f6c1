"""The installed CTCAE tables: every term, every grade, every number, and no sentence of the source.

The fixtures hold no official text: per grade the numbers and one hash, and hashes of all runs of four
words. `/mm3` figures stand in the numbers fixture divided by 1000, as 10^9/L.
"""

import csv
import hashlib
import re
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.catalog.ctcae import FILES, ctcae, read_ctcae
from infusetrack.domain.errors import BrokenWorld
from infusetrack.wording.sentences import sentence
from tests import house

FIXTURES = Path(__file__).parent.parent / "fixtures"
OFFICIAL = list(csv.DictReader((FIXTURES / "ctcae_v5_numbers.csv").read_text(encoding="utf-8").splitlines()))
RUNS = frozenset((FIXTURES / "ctcae_v5_runs.txt").read_text(encoding="utf-8").split())
TERMS = tuple(ctcae().terms.values())
NOT_NUMBERS = re.compile(r"10\^9|PaO2|SpO2|O2|m2")
UNITS = re.compile(r"(?:mg/dL|g/dL|mmol/L|g/L|10\^9/L)")


def numbers(text):
    return {D(one) for one in re.findall(r"\d+(?:\.\d+)?", NOT_NUMBERS.sub(" ", text))}


def words(text):
    return re.findall(r"[a-z]+", UNITS.sub(" ", text).lower())


def short_hash(said):
    return hashlib.sha256(" ".join(said).encode()).hexdigest()[:12]


def test_the_165_terms_of_the_trial_and_other_specify_of_every_organ_class_are_there():
    assert sum(term.in_trial_list for term in TERMS) == 165
    assert sum(term.wants_words for term in TERMS) == 26
    assert {term.version for term in TERMS} == {"5.0"}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_each_term_has_just_the_grades_of_the_source(term):
    assert list(term.exists) == [int(row["grade"]) for row in OFFICIAL if row["term"] == term.name]
    assert re.fullmatch(r"C\d{5,6}", term.ncit)
    assert term.also


@pytest.mark.parametrize("row", OFFICIAL, ids=lambda row: f"{row['term']} {row['grade']}")
def test_each_number_is_the_number_of_the_source(row):
    ours = ctcae().term(row["term"]).text(int(row["grade"])).text
    assert numbers(ours) == {D(one) for one in row["numbers"].split()}


@pytest.mark.parametrize("row", OFFICIAL, ids=lambda row: f"{row['term']} {row['grade']}")
def test_no_sentence_of_the_source_is_ours(row):
    said = words(ctcae().term(row["term"]).text(int(row["grade"])).text)
    assert short_hash(said) != row["words_hash"]
    assert not [said[i : i + 4] for i in range(len(said) - 3) if short_hash(said[i : i + 4]) in RUNS]


def test_the_texts_are_short_enough_for_a_row_of_the_picker():
    long = [one.text for term in TERMS for one in term.grades if len(one.text) > 260]
    assert not long


def test_no_meddra_code_stands_in_the_files():
    text = "".join((house.TOP / "resources" / "ctcae" / name).read_text(encoding="utf-8") for name in FILES)
    assert not re.findall(r"\b100\d{5}\b", text)


@pytest.mark.parametrize("term", [term for term in TERMS if term.limits], ids=lambda term: term.name)
def test_each_limit_of_the_source_is_a_number_of_the_source(term):
    """Weight is printed in percent and kept as a multiple; what is our own decision says so."""
    printed = {D(one) for row in OFFICIAL if row["term"] == term.name for one in row["numbers"].split()}
    percents = {1 + one / 100 for one in printed} | {1 - one / 100 for one in printed} | {D(0), D(1), D(21)}
    for band in term.limits:
        for side in band.edges if band.basis == "CTCAE v5.0" else ():
            assert side.factor in printed | percents
            assert abs(side.plus) in printed | {D(0)}


def test_what_words_may_reach_is_asked_as_a_question():
    silent = [
        (term.name, one.grade)
        for term in TERMS
        if term.limits
        for one in term.grades
        if one.by != "number" and not one.question and one.grade < 5
    ]
    assert not silent
    assert all(one.question.endswith("?") for term in TERMS for one in term.grades if one.question)


def _copied(folder):
    for name in FILES:
        text = (house.TOP / "resources" / "ctcae" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("terms.csv", "Fever,General", "Fewer,General"),
        ("terms.csv", "term,soc", "name,soc"),
        ("terms.csv", "Fever,General disorders and administration site conditions", "Fever,"),
        ("grades.csv", "Fever,1,number", "Fever,7,number"),
        ("grades.csv", "Fever,1,number", "Fever,2,number"),
        ("grades.csv", "Fever,1,number", "Fever,1,luck"),
        ("grades.csv", "Life in danger; act at once", ""),
        ("limits.csv", "Fever,1,,degC,>=38.0", "Fever,1,,degX,>=38.0"),
        ("limits.csv", "Fever,1,,degC,>=38.0", "Fever,1,,degC,from 38"),
        ("limits.csv", "Fever,1,,degC,>=38.0", "Fever,1,if hot!,degC,>=38.0"),
        ("limits.csv", "Hypermagnesemia,3,,mg/dL", "Hypermagnesemia,2,,mg/dL"),
        ("limits.csv", "Fever,1,,degC,>=38.0", "Nothing,1,,degC,>=38.0"),
    ],
)
def test_tables_that_do_not_fit_together_are_named_as_broken(tmp_path, name, old, new):
    file = _copied(tmp_path) / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenWorld, match="ctcae_file") as broken:
        read_ctcae(tmp_path)
    assert "Install the program again" in sentence(broken.value)
