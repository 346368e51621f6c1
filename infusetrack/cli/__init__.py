"""The command line: every way into the program, the window included."""

import sys
from collections.abc import Sequence

from infusetrack.cli.parser import build_parser
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.wording.sentences import sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or not saved, 2 called wrongly."""
    words = build_parser().parse_args(arguments)
    try:
        code = words.run(words)
    except InfuseTrackError as error:
        print(sentence(error), file=sys.stderr)
        return 1
    return int(code)
