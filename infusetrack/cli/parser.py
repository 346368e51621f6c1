"""The words that the command line understands."""

import argparse
from pathlib import Path

import infusetrack
from infusetrack.cli import ctcae, labs, records, reporting, segments, self_check, window
from infusetrack.cli.questions import answer_questions, review_hemoglobin
from infusetrack.preferences import CODES, LABELS
from infusetrack.wording.translate import tr

REPORTS = ("day", "handoff", "cycle", "toxicity", "hgb", "chart", "downtime", "labels", "correction")
"""The kinds of documents; the table in `reports.catalogue` loads later, and a test holds them together."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; each command's function stands in `run`."""
    parser = argparse.ArgumentParser(
        prog="infusetrack",
        description=tr("Step through, record and print a cycle day of antibody infusions at the bedside."),
    )
    parser.set_defaults(run=window.open_window)
    parser.add_argument("--version", action="version", version=f"InfuseTrack {infusetrack.__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help=tr("use this data folder"))
    parser.add_argument(
        "--self-check",
        dest="run",
        action="store_const",
        const=self_check.check_installation,
        help=tr("prove that this installation works"),
    )
    commands = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))
    _add_demo(commands)
    _add_report(commands)
    _add_segments(commands)
    _add_calc(commands)
    _add_ctcae(commands)
    _add_labs(commands)
    _add_hgb_review(commands)
    _add_files(commands)
    return parser


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help=tr("practise with five made-up patients"))
    demo.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="N",
        help=tr("let the practice clock run N times as fast"),
    )
    demo.add_argument(
        "--screens",
        type=Path,
        metavar="DIR",
        help=tr("draw every screen into this folder, without a display"),
    )
    demo.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help=tr("of those pictures"))
    demo.add_argument("--scale", type=_scale, default=1.0, metavar="N", help=tr("of those pictures"))
    demo.add_argument(
        "--looks", nargs="+", choices=("day", "night", "contrast"), default=["day", "night"],
        help=tr("of those pictures"),
    )  # fmt: skip
    demo.set_defaults(run=window.show_demo)


def _add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = commands.add_parser("report", help=tr("write a document as a PDF, without a window"))
    report.add_argument("kind", choices=REPORTS, help=tr("which document"))
    report.add_argument(
        "patient", metavar="PATIENT", help=tr("study number; “all” is everybody who sits in a chair")
    )
    report.add_argument("--day", metavar="C1D2", help=tr("cycle day; the one last begun without it"))
    report.add_argument("--cycle", metavar="N", help=tr("cycle, for kinds that tell of one: 2, or P-C1"))
    report.add_argument(
        "--of", metavar="NUMBER", help=tr("the print that a correction notice is about, by its number")
    )
    report.add_argument(
        "--as-of", metavar="TIME", help=tr("the record as it was known then: 2026-11-24T19:00, site time")
    )
    report.add_argument(
        "--paper", choices=("a4", "letter"), help=tr("paper size; the station's own without it")
    )
    report.add_argument("--labels", choices=LABELS, help=tr("label stock; the station's own without it"))
    report.add_argument("--codes", choices=CODES, help=tr("codes on labels; the station's own without it"))
    report.add_argument("--out", required=True, type=Path, metavar="FILE", help=tr("the PDF to write"))
    report.add_argument("--replace", action="store_true", help=tr("write over FILE if it is there"))
    report.set_defaults(run=reporting.write_report)


def _add_segments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser(
        "segments", help=tr("write every interval of constant rate as CSV, for pharmacokinetics")
    )
    made.add_argument("--patient", required=True, metavar="ID", help=tr("study number"))
    made.add_argument("--day", metavar="C1D2", help=tr("cycle day; all days without it"))
    made.add_argument("--out", type=Path, metavar="FILE", help=tr("write here, not to the terminal"))
    made.set_defaults(run=segments.write_segments)


def _add_calc(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    calc = commands.add_parser("calc", help=tr("answer questions in JSON Lines, to validate the arithmetic"))
    calc.add_argument(
        "--in", dest="questions", type=Path, metavar="FILE", help=tr("read here, not from the terminal")
    )
    calc.add_argument(
        "--out", dest="answers", type=Path, metavar="FILE", help=tr("write here, not to the terminal")
    )
    calc.set_defaults(run=answer_questions)


def _add_hgb_review(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    review = commands.add_parser("hgb-review", help=tr("review the hemoglobin course in a JSON file"))
    review.add_argument("course", type=Path, metavar="FILE", help=tr("one child's course (hgb-review/1)"))
    review.set_defaults(run=review_hemoglobin)


def _add_ctcae(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    terms = commands.add_parser("ctcae", help=tr("load the official CTCAE terms beside the built-in ones"))
    acts = terms.add_subparsers(title=tr("what to do"), metavar="import", required=True)
    load = acts.add_parser("import", help=tr("read the official NCI workbook, v5.0 or v6.0"))
    load.add_argument("workbook", type=Path, metavar="FILE", help=tr("the .xlsx file"))
    load.set_defaults(run=ctcae.import_workbook)


def _add_labs(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    files = commands.add_parser("labs", help=tr("look into files of the laboratory"))
    acts = files.add_subparsers(title=tr("what to do"), metavar="import", required=True)
    load = acts.add_parser("import", help=tr("say what a person could take from CSV, HL7 or FHIR files"))
    load.add_argument("files", type=Path, nargs="+", metavar="FILE", help=tr("a file of results"))
    load.set_defaults(run=labs.check_files)


def _add_files(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help=tr("write a checked copy of the record while it is in use"))
    backup.add_argument(
        "--to", type=Path, metavar="DIR", help=tr("write it into this folder, best on another disk")
    )
    backup.set_defaults(run=records.back_up)
    restore = commands.add_parser(
        "restore", help=tr("compare a backup with the record, then put it in place")
    )
    restore.add_argument("backup", type=Path, metavar="FILE", help=tr("the backup"))
    restore.add_argument(
        "--yes-named-override",
        metavar="NAME",
        help=tr("replace the record although newer entries would be lost; NAME answers for it"),
    )
    restore.add_argument("--because", metavar="WHY", help=tr("the reason that goes with NAME"))
    restore.set_defaults(run=records.restore)
    export = commands.add_parser("export", help=tr("copy the record out of the encrypted file"))
    export.add_argument(
        "--plain",
        required=True,
        type=Path,
        metavar="FILE",
        help=tr("an unencrypted SQLite file with flat views"),
    )
    export.set_defaults(run=records.export)
    verify = commands.add_parser("verify", help=tr("walk the hash chain of every chart"))
    verify.set_defaults(run=records.verify)


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 3600:  # noqa: PLR2004 (an hour a second is the fastest that is still readable)
        raise argparse.ArgumentTypeError(tr("choose a speed above 0 and up to 3600"))
    return speed


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if not (wide.isdecimal() and high.isdecimal() and 640 <= int(wide) <= 7680 and 480 <= int(high) <= 4320):  # noqa: PLR2004 (smaller holds no card, larger is no screen)
        raise argparse.ArgumentTypeError(tr("give a size like 1366x768"))
    return int(wide), int(high)


def _scale(text: str) -> float:
    scale = float(text)
    if not 0.9 <= scale <= 1.75:  # noqa: PLR2004 (the scales that Settings offers)
        raise argparse.ArgumentTypeError(tr("choose a scale from 0.9 to 1.75"))
    return scale
