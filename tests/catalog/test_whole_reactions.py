"""Reactions in a regimen file: rules of kinds, signs and drugs that exist, with rates that can be."""

from pathlib import Path

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.catalog.shape_reactions import ReactionsShape
from infusetrack.catalog.whole_reactions import reaction_faults
from infusetrack.domain.reaction_rules import WORST
from tests.catalog.spoil import GOOD, Spoil, cases, drop, loaded, number, put, told, twice

RULES = [rule["id"] for rule in GOOD["reactions"]["rules"]]


def rule(rule_id: str) -> str:
    return f"reactions.rules.{RULES.index(rule_id)}"


R = "reactions.rules"
WRONG: list[tuple[str, Spoil, str, str, str]] = [
    # name, what is spoiled, key, found, expected
    ("sign twice", twice("reactions.signs"), "reactions.signs.clot_kidney", "the id twice", "each id once"),
    ("kind twice", twice("reactions.kinds"), "reactions.kinds.irr", "the id twice", "each id once"),
    ("rule twice", twice(R), f"{R}.mag-anaphylaxis", "the id twice", "each id once"),
    ("drug twice", twice("reactions.comparisons"), "reactions.comparisons.magrolimab", "the drug twice", "once"),
    ("sign", put("reactions.kinds.0.signs", ["glow"]), "reactions.kinds.irr_mild.signs", '"glow"', "one of hives"),
    ("agent", put("reactions.kinds.0.agents", ["x"]), "reactions.kinds.irr_mild.agents", '"x"', "one of mag"),
    ("no rule", put(f"{rule('hus-label')}.kind", "pain"), "reactions.kinds.hus", "no rule", "a rule for this"),
    ("kind", put(f"{rule('hus-label')}.kind", "x"), f"{R}.hus-label.kind", '"x"', "one of irr_mild"),
    ("needs", put(f"{rule('hus-label')}.needs", ["x"]), f"{R}.hus-label.needs", '"x"', "one of hives"),
    ("drug", put(f"{rule('hus-label')}.agents", ["x"]), f"{R}.hus-label.agents", '"x"', "one of magrolimab"),
    ("grades", put(f"{rule('irr-mild-label')}.lowest_grade", 3), f"{R}.irr-mild-label.lowest_grade", "3 > 2", "at"),
    ("grade 6", put(f"{rule('hus-label')}.highest_grade", 6), f"{R}.hus-label.highest_grade", "6", "5 or less"),
    ("grade 0", put(f"{rule('hus-label')}.lowest_grade", 0), f"{R}.hus-label.lowest_grade", "0", "1 or more"),
    ("act", put(f"{rule('hus-label')}.onset", "hope"), f"{R}.hus-label.onset", '"hope"', "one of"),
    ("never and a rate", put(f"{rule('hus-label')}.share", number("50", "%")), f"{R}.hus-label.onset", '"never"',
     "no rate"),
    ("share over all", put(f"{rule('irr-mild-label')}.share.value", "150"), f"{R}.irr-mild-label.share", "150 %",
     "100"),
    ("too fast", put(f"{rule('hypotension-paper')}.mg_m2_h.value", "1.8"), f"{R}.hypotension-paper.mg_m2_h",
     "1.8", "at most the planned 1.75"),
    ("above its highest", put(f"{rule('hypotension-paper')}.highest.value", "0.5"),
     f"{R}.hypotension-paper.mg_m2_h", "0.875 > 0.5", "at most highest"),
    ("no span", drop(f"{rule('hypotension-paper')}.stable"), f"{R}.hypotension-paper.more_than", "true", "stable"),
    ("again too fast", put(f"{rule('hypotension-paper')}.again.0.mg_m2_h.value", "2"),
     f"{R}.hypotension-paper.again.1.mg_m2_h", "2", "at most the planned"),
    ("unit", put(f"{rule('hypotension-paper')}.mg_m2_h.unit", "mL/h"), f"{R}.hypotension-paper.mg_m2_h", "mL/h",
     "the unit mg/m2/h"),
    ("side by side", put("reactions.comparisons.0.agent", "x"), "reactions.comparisons.agent", '"x"', "one of"),
    ("no source", drop(f"{rule('hus-label')}.source"), f"{R}.hus-label.source", "nothing", "this key"),
]  # fmt: skip


@cases(WRONG)
def test_a_rule_that_could_never_apply_is_refused(
    spoil: Spoil, key: str, found: str, expected: str, tmp_path: Path
) -> None:
    assert told(tmp_path, spoil, key, found, expected)


def test_a_regimen_without_reactions_is_read(tmp_path: Path) -> None:
    plain = loaded(tmp_path, drop("reactions"))
    assert plain.reactions.rules == ()
    assert not list(reaction_faults(plain))


@pytest.mark.parametrize("regimen_id", ["nct04751383", "dinutuximab_us_label"])
def test_every_number_of_a_rule_says_where_it_is_from(regimen_id: str) -> None:
    regimen = builtin(regimen_id)
    numbers = {key: one for key, one in regimen.numbers.items() if key.startswith("reactions.")}
    assert {one.unit for one in numbers.values()} == {"%", "mg/m2/h", "min", "grade"}
    assert all(one.source for one in numbers.values())
    for rule_ in regimen.reactions.rules:
        assert rule_.source
        assert 1 <= rule_.lowest_grade <= rule_.highest_grade <= WORST
        assert len(rule_.words) <= 160


def test_the_tables_of_a_file_are_those_of_the_shape() -> None:
    assert set(GOOD["reactions"]) == set(ReactionsShape.model_fields)
