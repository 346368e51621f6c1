"""The floors hold each named file by itself, and the package as a whole."""

import json

from tests.coverage_floors import main, shortfalls

FLOORS = {"overall": 85, "complete": ["a"]}


def _report(total, covered):
    file = {"summary": {"percent_covered": covered}, "missing_lines": [7], "missing_branches": [[7, 9]]}
    return {"totals": {"percent_covered": total}, "files": {"a/x.py": file}}


def test_a_whole_package_passes():
    assert shortfalls(_report(90, 100), FLOORS, ["a/x.py"]) == []


def test_one_missed_branch_in_a_named_file_is_told_by_its_line():
    (told,) = shortfalls(_report(90, 99.9), FLOORS, ["a/x.py"])
    assert told.startswith("a/x.py")
    assert "[7, 9]" in told


def test_a_named_file_that_no_test_imported_falls_short():
    (told,) = shortfalls(_report(90, 100), FLOORS, ["a/never.py"])
    assert "never imported" in told


def test_a_low_total_falls_short():
    (told,) = shortfalls(_report(84.9, 100), FLOORS, ["a/x.py"])
    assert "floor 85" in told


def test_the_domain_of_this_project_is_held_file_by_file(tmp_path):
    report = tmp_path / "coverage.json"
    report.write_text(json.dumps(_report(99, 100)), encoding="utf-8")
    assert "infusetrack/domain/infusion.py" in main(report)
