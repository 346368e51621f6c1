"""The contracts about words: literals only, a sentence for each code, README in step with the program."""

import ast
import re
import string

import pytest

from infusetrack.wording import sentences
from tests import house

RAISED = {"Refused", "BrokenWorld", "InfuseTrackError"}


def _placeholders(template):
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(template) if name}


def _raised():
    """Each place that makes a coded error: (place, code, facts; facts None where not plain)."""
    for path in house.modules():
        if house.place(path) == "infusetrack/domain/errors.py":
            continue
        for called, call in house.calls(path):
            if called in RAISED or _of_its_own_kind(call):
                plain = all(word.arg for word in call.keywords)
                facts = {word.arg for word in call.keywords} if plain else None
                code = house.literal(call.args[0]) if call.args else None
                yield house.place(path, call), code, facts


def _of_its_own_kind(call):
    """`super().__init__("a_code", fact=...)`: an error class with a code of its own."""
    of_super = house.last_name(call.func) == "__init__" and isinstance(call.func.value, ast.Call)
    return of_super and bool(call.args) and bool(call.keywords) and house.literal(call.args[0]) is not None


def test_only_literals_are_translated():
    loose = [
        house.place(path, call)
        for path in house.modules()
        for called, call in house.calls(path)
        if called in {"tr", "mark"} and (len(call.args) != 1 or house.literal(call.args[0]) is None)
    ]
    assert not loose


def test_every_code_is_written_out_where_it_is_raised():
    assert not [place for place, code, _ in _raised() if code is None]


def test_every_code_has_a_sentence_that_its_facts_fill():
    table, faults = sentences.table(), []
    for place, code, facts in _raised():
        if code is None:
            continue
        if code not in table:
            faults.append(f"{place}: no sentence for {code}")
        elif facts is not None and (missing := _placeholders(table[code]) - facts):
            faults.append(f"{place}: {code} wants {sorted(missing)}")
    assert not faults, "\n".join(faults)


def test_no_sentence_stands_without_something_that_raises_it():
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in house.modules() if path.parent.name != "wording"
    )
    assert not [code for code in sentences.table() if f'"{code}"' not in text]


def test_no_code_stands_in_two_tables():
    seen = {}
    for path in sorted((house.PACKAGE / "wording").glob("*.py")):
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.AnnAssign) and house.last_name(node.target) == "SENTENCES":
                for key in node.value.keys:
                    seen.setdefault(house.literal(key), []).append(path.name)
    assert not {code: places for code, places in seen.items() if len(places) > 1}


@pytest.mark.parametrize("code", sorted(sentences.table()))
def test_each_sentence_is_short_plain_and_ends(code):
    text = sentences.table()[code]
    assert text.endswith((".", "?"))
    assert len(text) < 220
    assert not re.search(r"\b(error|invalid|illegal|exception|null|none)\b", text, re.IGNORECASE)
