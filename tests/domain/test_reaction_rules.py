"""What a regimen says of reactions: signs, kinds, rules, found by their ids."""

from infusetrack.domain.reaction_rules import NO_REACTIONS
from tests.domain.small_trial import TRIAL

KNOWN = TRIAL.reactions


def test_parts_are_found_by_their_ids():
    assert KNOWN.kind("hypotension").words == "Low blood pressure"
    assert KNOWN.rule("hypotension-paper").told == "Nursing paper 2017"
    assert KNOWN.comparison("dinutuximab").mg_m2_h.value.as_tuple().digits == (8, 7, 5)
    assert (KNOWN.kind("x"), KNOWN.rule("x"), KNOWN.comparison("x")) == (None, None, None)


def test_kinds_belong_to_their_drug_in_the_files_order():
    mine = [kind.id for kind in KNOWN.kinds_of("magrolimab")]
    assert mine == ["anaphylaxis", "irr"]
    assert KNOWN.kinds_of("dinutuximab")[0].id == "irr_mild"
    assert [kind.id for kind in KNOWN.asked_by("magrolimab", frozenset({"hives"}))] == ["irr"]


def test_a_regimen_without_reactions_asks_nothing():
    assert NO_REACTIONS.asked_by("any", frozenset({"hives"})) == ()


def test_a_rule_without_recurrences_stays_as_it_is():
    rule = KNOWN.rule("irr-mild-label")
    assert rule.recurrence(3) is None
    severe = KNOWN.rule("irr-severe-label")
    assert [severe.recurrence(times) and severe.recurrence(times).onset for times in range(4)] == [
        None, "stop_day", "never", "never",
    ]  # fmt: skip
