"""The words of the command line."""

import subprocess
import sys

import pytest

import infusetrack
from infusetrack.cli import main, records, reporting, self_check, window
from infusetrack.cli.parser import build_parser
from infusetrack.cli.questions import answer_questions


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ([], window.open_window),
        (["demo", "--speed", "60"], window.show_demo),
        (["demo", "--size", "1366x768", "--scale", "1.5", "--looks", "night", "contrast"], window.show_demo),
        (["report", "day", "007", "--day", "C1D2", "--out", "x.pdf"], reporting.write_report),
        (["calc"], answer_questions),
        (["backup"], records.back_up),
        (["restore", "x.db"], records.restore),
        (["export", "--plain", "x.db"], records.export),
        (["verify"], records.verify),
        (["--self-check"], self_check.check_installation),
    ],
)
def test_each_command_runs_its_own_function(typed, runs):
    assert build_parser().parse_args(typed).run is runs


@pytest.mark.parametrize(
    "typed",
    [
        ["fly"],
        ["demo", "--speed", "0"],
        ["demo", "--speed", "fast"],
        ["demo", "--speed", "nan"],
        ["demo", "--size", "small"],
        ["demo", "--size", "1x1"],
        ["demo", "--scale", "9"],
        ["demo", "--scale", "nan"],
        ["demo", "--looks", "pink"],
        ["report", "day", "007"],
        ["report", "poem", "007", "--out", "x"],
        ["report", "day", "7", "--day", "C1D1", "--out", "x", "--paper", "a5"],
        ["export"],
        ["restore"],
    ],
)
def test_a_wrong_call_ends_with_2_and_says_why(typed, capsys):
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert "usage: infusetrack" in capsys.readouterr().err


def test_the_version_is_told_through_the_module_too():
    ran = subprocess.run(
        [sys.executable, "-m", "infusetrack", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"InfuseTrack {infusetrack.__version__}\n"
