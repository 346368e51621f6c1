"""Hold a coverage report against the floors of pyproject.toml: `python tests/coverage_floors.py FILE`."""

import json
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
SHOWN = 8
"""How many of a file's missing lines and branches are told."""


def shortfalls(report, floors, files):
    """What lies below a floor, one plain line each; `files` are those that must be complete."""
    found = []
    total = report["totals"]["percent_covered"]
    if total < floors["overall"]:
        found.append(f"the whole package: {total:.1f} %, floor {floors['overall']} %")
    for name in files:
        seen = report["files"].get(name)
        covered = seen["summary"]["percent_covered"] if seen else 0.0
        print(f"{covered:6.1f} %  {name}")  # noqa: T201 (the list is what the reader wants)
        if covered < 100:
            lines = seen["missing_lines"][:SHOWN] if seen else "all: never imported"
            branches = seen.get("missing_branches", [])[:SHOWN] if seen else "all"
            found.append(f"{name}: {covered:.1f} %, lines {lines}, branches {branches}")
    return found


def main(path):
    """Print each complete file's figure; end with 1 and the reasons where a floor is not met."""
    with (TOP / "pyproject.toml").open("rb") as file:
        floors = tomllib.load(file)["tool"]["infusetrack"]["coverage"]
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    files = [
        file.relative_to(TOP).as_posix()
        for folder in floors["complete"]
        for file in sorted((TOP / folder).rglob("*.py"))
    ]
    found = shortfalls(report, floors, files)
    print(f"{report['totals']['percent_covered']:6.1f} %  the whole package")  # noqa: T201
    return "\n".join(["Below the floor:", *found]) if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
