"""The contracts about words: literals only, a sentence for each code, README in step with the program."""

import argparse
import ast
import re
import shlex
import string

import pytest

from infusetrack.cli.parser import build_parser
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
                if call.args and house.last_name(call.args[0]) == "code":
                    continue
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
        if called in {"tr", "mark"}
        and isinstance(call.func, ast.Name)
        and (len(call.args) != 1 or house.literal(call.args[0]) is None)
    ]
    assert not loose


def test_every_code_is_written_out_where_it_is_raised():
    """Or stands in a variable that is called `code`, so that a reader finds it nearby."""
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
    assert text.endswith((".", "?", "{told}"))
    assert len(text) < 220
    assert not re.search(r"\b(error|invalid|illegal|exception|null|none)\b", text, re.IGNORECASE)


# --- README -----------------------------------------------------------------------------


def _readme():
    return (house.TOP / "README.md").read_text(encoding="utf-8")


def _commands():
    """Every sub-command of the program with its own options; "" is the program itself."""
    parser = build_parser()
    chosen = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    known = {"": set(parser._option_string_actions)}
    return known | {name: set(one._option_string_actions) for name, one in chosen.choices.items()}


def _written():
    """Each command line that README shows, as words."""
    shown = re.findall(r"`(infusetrack[^`]*)`", _readme())
    shown += re.findall(r"bin[/\\](infusetrack .*?)(?: {2,}|\)|$)", _readme(), re.MULTILINE)
    return [shlex.split(line)[1:] for line in shown]


@pytest.mark.parametrize("words", _written(), ids=" ".join)
def test_what_readme_shows_is_what_the_program_understands(words):
    known = _commands()
    command = words[0] if words and not words[0].startswith("-") else ""
    assert command in known
    assert {word for word in words if word.startswith("--")} <= known[command]


def test_readme_shows_every_command_and_its_own_options():
    text = _readme()
    for command, options in _commands().items():
        assert f"infusetrack {command}".strip() in text
        for option in options - {"-h", "--help"}:
            assert option in text, f"{command} {option}"


def test_readme_has_two_commands_that_set_up_all_they_need():
    blocks = re.findall(r"```sh\n(.*?)```", _readme(), re.DOTALL)
    assert [block.strip().rsplit("&& ", 1)[-1] for block in blocks] == [
        ".venv/bin/infusetrack demo",
        ".venv/bin/python -m pytest",
    ]
    for block in blocks:
        assert "\n" not in block.strip()
        assert "apt-get" in block
        assert "python3 -m venv .venv" in block


def test_every_picture_in_readme_is_there():
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", _readme())
    assert not [name for name in pictures if not (house.TOP / name).is_file()]
