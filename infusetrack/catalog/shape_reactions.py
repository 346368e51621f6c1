"""The shapes of infusion reactions in a regimen file: signs, kinds, each source's rule, rates side by side."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from infusetrack.catalog.shape_numbers import ORIGIN, Key, Minutes, Percent, Shape, SurfaceRate, Word
from infusetrack.domain import reaction_rules as domain

ONSET = Literal["watch", "halve", "pause", "stop_day", "stop_cycle", "never"]
Grade = Annotated[int, Field(ge=1, le=domain.WORST)]
Keys = Annotated[list[Key], Field(max_length=40)]
Remark = Annotated[str, Field(max_length=400)]


class SignShape(Shape):
    """One sign to tap."""

    makes: ClassVar[type] = domain.ReactionSign

    id: Key
    words: Word
    rare: bool = False


class KindShape(Shape):
    """A kind of reaction."""

    makes: ClassVar[type] = domain.ReactionKind

    id: Key
    words: Word
    signs: Keys
    agents: Keys = Field(default=[])


class AgainShape(Shape):
    """What holds when the kind comes again."""

    makes: ClassVar[type] = domain.Again

    onset: ONSET
    words: Word
    share: Percent | None = None
    mg_m2_h: SurfaceRate | None = None


class RuleShape(Shape):
    """One source's rule."""

    makes: ClassVar[type] = domain.ReactionRule
    units: ClassVar[dict[str, str]] = {"lowest_grade": "grade", "highest_grade": "grade"}

    id: Key
    kind: Key
    told: Annotated[str, Field(min_length=1, max_length=40)]
    words: Word
    onset: ONSET
    origin: ORIGIN
    source: Word
    verified: bool = False
    agents: Keys = Field(default=[])
    lowest_grade: Grade = 1
    highest_grade: Grade = domain.WORST
    needs: Keys = Field(default=[])
    share: Percent | None = None
    mg_m2_h: SurfaceRate | None = None
    stable: Minutes | None = None
    more_than: bool = False
    highest: SurfaceRate | None = None
    again: Annotated[list[AgainShape], Field(max_length=5)] = Field(default=[])
    on_order: bool = False
    investigator: bool = False
    care: Remark = ""
    later: Remark = ""


class ComparisonShape(Shape):
    """Rates that always stand side by side."""

    makes: ClassVar[type] = domain.Comparison

    agent: Key
    share: Percent
    mg_m2_h: SurfaceRate | None = None


class ReactionsShape(Shape):
    """All that a file says of reactions."""

    makes: ClassVar[type] = domain.Reactions

    signs: Annotated[list[SignShape], Field(max_length=60)]
    kinds: Annotated[list[KindShape], Field(max_length=40)]
    rules: Annotated[list[RuleShape], Field(max_length=80)]
    comparisons: Annotated[list[ComparisonShape], Field(max_length=10)] = Field(default=[])
