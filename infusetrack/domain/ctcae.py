"""CTCAE terms as the bedside uses them: the grades that exist, in our own short words.

Source of every number: CTCAE v5.0 (NCI, 27 November 2017), a work of the US Government. The
sentences are this program's own; a site may load the official workbook beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.errors import Refused
from infusetrack.domain.grading_bands import Band
from infusetrack.domain.mappings import nothing

Version = Literal["5.0", "6.0"]
TRIAL_VERSION: Version = "5.0"
"""The version that NCT04751383 is graded with for its whole life (toxicity.md 1.1)."""
VERSIONS: tuple[Version, ...] = ("5.0", "6.0")
WORST = 5
By = Literal["number", "words", "either"]
"""What reaches a grade: a number, what was seen or had to be done, or either of them."""
OTHER = "Other, specify"


@dataclass(frozen=True, slots=True)
class GradeText:
    """One grade that exists, in bedside words; `question` is asked where words may reach it.

    `official` is the text of the workbook that the site loaded, empty without one.
    """

    grade: int
    text: str
    by: By = "words"
    question: str = ""
    official: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One CTCAE term. `also` are the words that people say for it at the bedside."""

    name: str
    soc: str
    ncit: str
    grades: tuple[GradeText, ...]
    also: tuple[str, ...] = ()
    note: str = ""
    version: Version = TRIAL_VERSION
    in_trial_list: bool = False
    limits: tuple[Band, ...] = ()

    @property
    def exists(self) -> tuple[int, ...]:
        """The grades that this term has, mildest first."""
        return tuple(one.grade for one in self.grades)

    @property
    def missing(self) -> tuple[int, ...]:
        """The grades that this term does not have."""
        return tuple(grade for grade in range(1, WORST + 1) if grade not in self.exists)

    @property
    def wants_words(self) -> bool:
        """Whether the term is one of "Other, specify", which needs the person's own words."""
        return self.name.endswith(OTHER)

    @property
    def words_reach(self) -> int:
        """The highest grade that words alone can reach; 0 where only numbers grade it."""
        return max((one.grade for one in self.grades if one.by != "number"), default=0)

    def text(self, grade: int) -> GradeText:
        """The words of a grade; refuses one that does not exist for this term."""
        for one in self.grades:
            if one.grade == grade:
                return one
        raise Refused("grade_not_there", term=self.name, grade=grade, exists=self.exists)

    def next_question(self, grade: int) -> GradeText | None:
        """The mildest higher grade that words could reach: its question decides."""
        return next((one for one in self.grades if one.grade > grade and one.question), None)


@dataclass(frozen=True, slots=True)
class Ctcae:
    """All terms of one version by their CTCAE name."""

    version: Version
    terms: Mapping[str, Term] = field(default_factory=nothing)

    def term(self, name: str) -> Term:
        """The term with this CTCAE name; refuses one that is not among these."""
        found = self.terms.get(name)
        if found is None:
            raise Refused("no_such_term", term=name, version=self.version)
        return found


@dataclass(frozen=True, slots=True)
class OfficialTerm:
    """One term of the official workbook: its organ class, the text of each grade, the cell it stands in."""

    name: str
    soc: str
    grades: tuple[tuple[int, str], ...]
    definition: str = ""
    note: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class OfficialBook:
    """The official workbook of one version as a site loaded it; `sha256` is of the file."""

    version: Version
    terms: tuple[OfficialTerm, ...]
    sha256: str = ""


def merged(ours: Ctcae, book: OfficialBook) -> Ctcae:
    """All terms of the book; those that we have keep our words, limits and search words.

    Another version stands alone: nothing of ours is carried over into it.
    """
    known = ours.terms if book.version == ours.version else {}
    terms = {one.name: _joined(known.get(one.name), one, book.version) for one in book.terms}
    return Ctcae(book.version, MappingProxyType({**known, **terms}))


def _joined(own: Term | None, official: OfficialTerm, version: Version) -> Term:
    if own is None:
        grades = tuple(GradeText(grade, text, official=text) for grade, text in official.grades)
        return Term(official.name, official.soc, "", grades, note=official.note, version=version)
    texts = dict(official.grades)
    grades = tuple(replace(one, official=texts.get(one.grade, "")) for one in own.grades)
    return replace(own, grades=grades)
