"""A term shows just the grades that it has."""

import pytest

from infusetrack.domain.ctcae import Ctcae, GradeText, Term
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
