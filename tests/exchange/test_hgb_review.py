"""`hgb-review` answers as its interface says."""

import json
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.exchange.hgb_review import answer
from infusetrack.wording.sentences import sentence
from tests.exchange.hgb_files import EXAMPLE, file
from tests.simulator.courses import course
from tests.simulator.worlds import WORLDS

KEYS = {"time", "tier", "cause", "p_cd47", "ctcae_grade", "deficit_cd47_g_dl", "flags", "text"}
CAUSES = {"cd47", "bleed", "dilution", "marrow", "phlebotomy", "artifact", "expected", "unknown"}


def _check_schema(given, reply):
    assert set(reply) == {"schema", "id", "reviews"}
    assert reply["schema"] == "hgb-review-out/1"
    assert reply["id"] == given["patient"]["id"]
    assert [one["time"] for one in reply["reviews"]] == [one["time"] for one in given["hgb"]]
    for value, one in zip(given["hgb"], reply["reviews"], strict=True):
        assert set(one) == KEYS
        assert one["tier"] in {"none", "watch", "act"}
        assert one["cause"] in CAUSES
        assert 0 <= one["p_cd47"] <= 1
        assert (one["ctcae_grade"] == 3) == (value["g_dl"] < 8.0)
        assert value["g_dl"] < 10 or one["ctcae_grade"] is None
        assert all(isinstance(flag, str) for flag in one["flags"])
        assert one["text"].startswith("Hgb ")


def test_the_example_of_the_interface_is_answered():
    _check_schema(EXAMPLE, json.loads(answer(file())))


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_made_up_children_are_answered(world):
    _, given = course(5, "cd47", world)
    _check_schema(given, json.loads(answer(json.dumps(given).encode())))


def test_no_value_no_review():
    assert json.loads(answer(file(hgb=[])))["reviews"] == []


def test_a_list_that_was_not_read_is_flagged():
    (first, *_) = json.loads(answer(file(transfusion=[])))["reviews"]
    assert "not_read:transfusion" in first["flags"]


def test_the_same_file_has_the_same_answer():
    assert answer(file()) == answer(file())


def test_the_answer_is_the_same_byte_for_byte_in_every_process(tmp_path):
    written = tmp_path / "course.json"
    written.write_text(json.dumps(course(7, "cd47_hidden", WORLDS[4])[1]))
    program = "import sys; from infusetrack.cli import main; sys.exit(main(['hgb-review', sys.argv[1]]))"

    def told(seed, threads):
        known = os.environ | {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads}
        line = [sys.executable, "-c", program, str(written)]
        return subprocess.run(line, env=known, capture_output=True, check=True).stdout

    first = told("1", "1")
    assert first
    assert told("4711", "2") == first


def _leaves(found, way=()):
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for key, one in pairs:
        yield (*way, key)
        if isinstance(one, dict | list):
            yield from _leaves(one, (*way, key))


def _spoiled(way, junk):
    spoiled = json.loads(json.dumps(EXAMPLE))
    at = spoiled
    for key in way[:-1]:
        at = at[key]
    if junk is ...:
        del at[way[-1]]
    else:
        at[way[-1]] = junk
    return json.dumps(spoiled).encode()


JUNK = st.one_of(
    st.just(...),
    st.none(),
    st.booleans(),
    st.text(max_size=4),
    st.floats(),
    st.integers(),
    st.just([]),
    st.just({}),
)


@settings(max_examples=80, deadline=None)
@given_any(way=st.sampled_from(list(_leaves(EXAMPLE))), junk=JUNK)
def test_a_file_spoiled_anywhere_is_answered_or_refused_in_a_sentence(way, junk):
    try:
        told = json.loads(answer(_spoiled(way, junk)))["schema"]
    except Refused as refused:
        told = sentence(refused)
    assert told == "hgb-review-out/1" or 10 < len(told) < 300


def test_a_file_cut_at_a_value_has_the_same_answers_up_to_it():
    _, given = course(11, "cd47_late", WORLDS[0])
    whole = json.loads(answer(json.dumps(given).encode()))["reviews"]
    for count in (1, 9, len(given["hgb"]) // 2):
        until = given["hgb"][count - 1]["time"]
        cut = {
            name: [one for one in entries if one["time"] <= until] if isinstance(entries, list) else entries
            for name, entries in given.items()
        }
        assert json.loads(answer(json.dumps(cut).encode()))["reviews"] == whole[:count]


def test_a_whole_child_takes_less_than_150_ms_of_work():
    _, given = course(3, "cd47", WORLDS[1])
    text = json.dumps(given).encode()
    answer(text)

    def took():
        begun = time.process_time()
        answer(text)
        return time.process_time() - begun

    assert min(took() for _ in range(3)) < 0.15
