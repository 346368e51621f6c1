"""A term shows just the grades that it has."""

import pytest

from infusetrack.domain.ctcae import Ctcae, GradeText, OfficialBook, OfficialTerm, Term, merged
from infusetrack.domain.errors import Refused
from infusetrack.wording.sentences import sentence

FAINT = Term("Syncope", "Nervous system disorders", "C146750", (GradeText(3, "fainted"),))
HUNGRY = Term(
    "Other trouble - Other, specify",
    "Trouble",
    "C1",
    (
        GradeText(1, "in the lab", "number"),
        GradeText(2, "either", "either", "Is it treated?"),
        GradeText(3, "more", "number"),
    ),
)
BOOK = Ctcae("5.0", {FAINT.name: FAINT})


def test_only_the_grades_that_exist_are_shown():
    assert (FAINT.exists, FAINT.missing) == ((3,), (1, 2, 4, 5))
    assert FAINT.text(3).text == "fainted"
    with pytest.raises(Refused, match="grade_not_there") as refused:
        FAINT.text(1)
    assert sentence(refused.value) == "Syncope has no grade 1. Its grades: 3."


def test_a_term_is_found_by_its_name_only():
    assert BOOK.term("Syncope") is FAINT
    with pytest.raises(Refused, match="no_such_term"):
        BOOK.term("Fainting")


def test_words_reach_as_far_as_a_grade_that_needs_no_number():
    assert (FAINT.words_reach, HUNGRY.words_reach) == (3, 2)
    assert Term("Number", "x", "C2", (GradeText(1, "n", "number"),)).words_reach == 0


def test_one_question_decides_the_next_higher_grade():
    assert HUNGRY.next_question(1).question == "Is it treated?"
    assert HUNGRY.next_question(2) is None


def test_other_specify_wants_the_persons_own_words():
    assert HUNGRY.wants_words
    assert not FAINT.wants_words


def test_the_official_text_stands_beside_our_words():
    told = OfficialTerm("Syncope", "Nervous system disorders", ((3, "official words"),))
    more = OfficialTerm("Hiccups", "Respiratory", ((1, "mild"), (2, "more")), note="see also")
    both = merged(BOOK, OfficialBook("5.0", (told, more)))
    assert (both.term("Syncope").text(3).text, both.term("Syncope").text(3).official) == (
        "fainted",
        "official words",
    )
    hiccups = both.term("Hiccups")
    assert (hiccups.exists, hiccups.text(2).text, hiccups.note, hiccups.ncit) == (
        (1, 2),
        "more",
        "see also",
        "",
    )


def test_a_term_that_the_book_lacks_keeps_our_words():
    assert merged(BOOK, OfficialBook("5.0", ())).term("Syncope") is FAINT


def test_another_version_takes_nothing_of_ours():
    six = merged(BOOK, OfficialBook("6.0", (OfficialTerm("Syncope", "Nerves", ((3, "words"),)),)))
    assert (six.version, six.term("Syncope").version, six.term("Syncope").text(3).text) == (
        "6.0",
        "6.0",
        "words",
    )
