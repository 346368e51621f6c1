"""`infusetrack calc` answers files and the terminal alike, quickly and without a window's libraries."""

import io
import json
import subprocess
import sys

from infusetrack.cli import main

BSA = {"ask": "bsa", "weight_kg": 16, "height_cm": 100, "formula": "mosteller"}
DAY = {"ask": "cycle_day", "regimen": "nct04751383", "arm": "A", "cycle": 3, "day": 8}
COURSE = {
    "schema": "hgb-review/1",
    "patient": {"id": "X1", "age_years": 4, "sex": "F", "weight_kg": 16},
    "hgb": [{"time": "2030-01-07T07:10", "g_dl": 11.2}, {"time": "2030-01-08T07:10", "g_dl": 7.6}],
}
HEAVY = ("PySide6", "pyqtgraph", "reportlab", "numpy", "sqlcipher3")


def _lines(*questions):
    return "".join(json.dumps(question) + "\n" for question in questions).encode()


def test_questions_in_a_file_are_answered_in_a_file_in_order(tmp_path):
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    asked.write_bytes(_lines(BSA, DAY, {"ask": "weather"}))
    assert main(["calc", "--in", str(asked), "--out", str(answered)]) == 0
    surface, day, weather = map(json.loads, answered.read_text().splitlines())
    assert surface == {"ok": True, "bsa_m2": 0.666667}
    assert day == {"ok": True, "agents": []}
    assert weather["ok"] is False


def test_a_line_that_is_not_json_ends_it_with_its_number(tmp_path, capsys):
    asked = tmp_path / "asked.jsonl"
    asked.write_bytes(_lines(BSA) + b"sixteen kilos\n")
    assert main(["calc", "--in", str(asked), "--out", str(tmp_path / "out")]) == 2
    assert "Line 2" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path, capsys):
    assert main(["calc", "--in", str(tmp_path / "nowhere.jsonl")]) == 1
    assert "Choose another file" in capsys.readouterr().err


def test_the_terminal_serves_too(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(_lines(BSA))))
    assert main(["calc"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["bsa_m2"] == 0.666667


def test_nothing_that_draws_or_stores_is_loaded():
    program = (
        "import sys; from infusetrack.cli import main; code = main(['calc']); "
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]; "
        "sys.exit(code or (','.join(heavy) if heavy else 0))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], input=_lines(BSA, DAY), capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count(b"\n") == 2


def test_a_childs_hemoglobin_is_reviewed_from_a_file(tmp_path, capsysbinary):
    written = tmp_path / "course.json"
    written.write_text(json.dumps(COURSE))
    assert main(["hgb-review", str(written)]) == 0
    reply = json.loads(capsysbinary.readouterr().out)
    assert [one["ctcae_grade"] for one in reply["reviews"]] == [None, 3]


def test_a_hemoglobin_file_that_cannot_be_used_is_said_in_a_sentence(tmp_path, capsys):
    written = tmp_path / "course.json"
    assert main(["hgb-review", str(written)]) == 1
    written.write_text(json.dumps(COURSE | {"hgb": [{"time": "2030-01-07T07:10", "g_dl": "NaN"}]}))
    assert main(["hgb-review", str(written)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[1] == "hgb[0].g_dl cannot be NaN."


def test_a_hemoglobin_review_draws_and_stores_nothing(tmp_path):
    written = tmp_path / "course.json"
    written.write_text(json.dumps(COURSE))
    heavy = tuple(name for name in HEAVY if name != "numpy")
    program = (
        "import sys; from infusetrack.cli import main; code = main(['hgb-review', sys.argv[1]]); "
        f"heavy = [name for name in {heavy!r} if name in sys.modules]; "
        "sys.exit(code or (','.join(heavy) if heavy else 0))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(written)], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
