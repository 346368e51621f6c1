"""JSON Lines in, JSON Lines out: through the functions of the bedside."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from infusetrack.domain.surgery import COUNT, NUMBERING
from infusetrack.exchange.calc import LINES_HELD, Kit, answer, run
from tests.exchange.kit import KIT, TRIAL, ask, error

FIXTURES = Path(__file__).parent.parent / "fixtures"
BSA = {"ask": "bsa", "weight_kg": 16, "height_cm": 100, "formula": "mosteller"}
C1D1 = {"ask": "cycle_day", "regimen": "nct04751383", "arm": "A", "cycle": 1, "day": 1}


def table(name):
    return list(csv.DictReader((FIXTURES / name).read_text(encoding="utf-8").splitlines()))


def answers(*lines):
    out, said = io.BytesIO(), io.StringIO()
    code = run([line if isinstance(line, bytes) else line.encode() for line in lines], out, said, KIT)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], said.getvalue()


@pytest.mark.parametrize("row", table("bsa_sample.csv"), ids=lambda row: row["case_id"])
def test_body_surface_of_the_sample(row):
    question = {key: row[key] for key in ("weight_kg", "height_cm", "formula")}
    code, found, _ = answers(json.dumps({"ask": "bsa"} | question))
    assert (code, found[0]["ok"]) == (0, True)
    assert abs(found[0]["bsa_m2"] - float(row["expected_bsa_m2"])) <= float(row["tolerance"])


@pytest.mark.parametrize("row", table("unit_conversion_cases.csv"), ids=lambda row: row["case_id"])
class TestConversions:
    def test_there(self, row):
        _, found, _ = answers(json.dumps({
            "ask": "convert", "quantity": row["quantity"], "value": float(row["value"]),
            "from": row["from_unit"], "to": row["to_unit"],
        }))  # fmt: skip
        assert abs(found[0]["value"] - float(row["expected"])) <= float(row["tolerance"])

    def test_and_back(self, row):
        _, found, _ = answers(json.dumps({
            "ask": "convert", "quantity": row["quantity"], "value": row["expected"],
            "from": row["to_unit"], "to": row["from_unit"],
        }))  # fmt: skip
        loss = float(row["tolerance"]) / max(float(row["expected"]), 1e-9)
        assert found[0]["value"] == pytest.approx(float(row["value"]), rel=loss + 1e-9, abs=1e-5)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"weight_kg": "4.9"}, "5 to 250 kg"),
        ({"weight_kg": 251}, "5 to 250 kg"),
        ({"height_cm": 54}, "55 to 230 cm"),
        ({"height_cm": -100}, "55 to 230 cm"),
        ({"formula": "schlich"}, "no body-surface formula schlich"),
        ({"weight_kg": None}, "weight_kg is missing"),
        ({"weight_kg": True}, "not a number"),
        ({"arm": "A"}, "Unknown key: arm"),
        ({"ask": "dose"}, "dose is not a question"),
        ({"ask": None}, "ask is missing"),
    ],
)
def test_a_body_that_cannot_be_says_why(changes, said):
    assert said in error(**(BSA | changes))


def test_an_unknown_key_without_value_is_read_as_absent():
    assert ask(**BSA, arm=None)["ok"]


@pytest.mark.parametrize(
    ("cycle", "day", "agents"),
    [
        (1, 1, ["magrolimab"]), (1, 2, ["dinutuximab"]), (2, 8, ["magrolimab"]), (3, 8, []),
        (12, 15, ["magrolimab"]), ("3", "21", []), (1, 6, []),
    ],
)  # fmt: skip
def test_the_agents_of_a_cycle_day(cycle, day, agents):
    for arm in ({"arm": "A"}, {"arm": "B", "cohort": "B2"}, {"arm": "B", "cohort": None}):
        assert list(ask(**(C1D1 | {"cycle": cycle, "day": day} | arm))["agents"]) == agents


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cycle": 13}, "off the protocol"),
        ({"cycle": 0}, "off the protocol"),
        ({"day": 22}, "off the protocol"),
        ({"day": 0}, "off the protocol"),
        ({"cycle": 1.5}, "whole number"),
        ({"arm": "C"}, "no arm C"),
        ({"cohort": "B1"}, "Arm A has no cohorts; leave B1 out."),
        ({"arm": "B", "cohort": "B9"}, "no cohort B9"),
        ({"regimen": "other"}, "no regimen other"),
        ({"arm": "B", "cohort": "B4", "post_surgery": 1}, "The site has not decided"),
        ({"post_surgery": True}, "has no surgery"),
        ({"post_surgery": "yes"}, "true or false"),
    ],
)
def test_a_day_that_cannot_be_says_why(changes, said):
    code, found, _ = answers(json.dumps(C1D1 | changes))
    assert (code, found[0]["ok"]) == (0, False)
    assert said in found[0]["error"]


def test_a_site_that_has_decided_is_answered():
    kit = Kit(lambda: {TRIAL.id: TRIAL}, dict, {COUNT: "five_more", NUMBERING: "restarts"})
    question = C1D1 | {"arm": "B", "cohort": "B4", "post_surgery": True}
    assert answer(question | {"cycle": 2, "day": 8}, kit)["agents"] == ("magrolimab",)
    assert not answer(question | {"cycle": 6}, kit)["ok"]


def test_answers_stand_in_the_order_of_the_questions():
    many = LINES_HELD + 3
    lines = [json.dumps(BSA | {"weight_kg": 10 + number / 100}) for number in range(many)]
    code, found, said = answers(*lines, "\n", "  \n")
    assert (code, len(found), said) == (0, many, "")
    assert [one["bsa_m2"] for one in found] == sorted(one["bsa_m2"] for one in found)


@pytest.mark.parametrize(
    "line", ["{", "nonsense", '{"ask": "bsa", "weight_kg": NaN}', b"\xff\xfe", "{'ask': 1}"]
)
def test_a_line_that_is_not_json_ends_the_run_with_its_number(line):
    code, found, said = answers(json.dumps(BSA), line, json.dumps(BSA))
    assert (code, len(found)) == (2, 1)
    assert "Line 2" in said


def test_no_questions_have_no_answers():
    assert answers() == answers("\n") == (0, [], "")


def test_an_empty_line_between_questions_is_not_json():
    code, found, said = answers(json.dumps(BSA), "\n", json.dumps(BSA))
    assert (code, len(found)) == (2, 1)
    assert "Line 2" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "object"),
        ("3", "object"),
        ('{"ask": "bsa", "weight_kg": 12, "weight_kg": 120}', "weight_kg stands in this question twice"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('{"ask": "\\ud800"}', "is not a question"),
        ('{"ask": "convert", "quantity": "weight", "value": 1e400, "from": "kg", "to": "lb"}', "too large"),
        (
            '{"ask": "convert", "quantity": "weight", "value": -1, "from": "kg", "to": "lb"}',
            "cannot be converted",
        ),
        ('{"ask": "convert", "quantity": "iron", "value": 1, "from": "kg", "to": "lb"}', "iron is not known"),
        ('{"ask": "convert", "quantity": "weight", "value": 1, "from": "kg", "to": "stone"}', "stone"),
        (
            '{"ask": "convert", "quantity": "weight", "value": 1, "from": "kg", "to": "lb", "x": 1}',
            "Unknown key: x",
        ),
    ],
)
def test_a_strange_question_is_refused_as_an_answer(line, said):
    code, found, _ = answers(line)
    assert (code, found[0]["ok"]) == (0, False)
    assert said in found[0]["error"]


def test_nothing_of_a_window_or_of_drawing_is_imported():
    program = (
        "import sys; import infusetrack.exchange.calc; "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('PySide6', 'pyqtgraph', 'reportlab', 'numpy', 'sqlcipher3', 'pydantic')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
