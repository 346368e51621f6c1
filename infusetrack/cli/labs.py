"""`labs import`: read the laboratory's files and say what could be taken; a person takes it on the screen."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from datetime import tzinfo

    from infusetrack.domain.lab_import import Report


def check_files(words: Namespace) -> int:
    """Each file whole or refused whole, with the place named; nothing is written."""
    from dateutil.tz import tzlocal

    from infusetrack.exchange.lab_file import look
    from infusetrack.wording.lab_files import nothing_words
    from infusetrack.wording.sentences import sentence

    refused = 0
    zone = tzlocal()
    for found in look(tuple(words.files), zone, {}):
        for report in found.reports:
            _tell(report, zone)
        if not found.reports and found.refusal is None:
            print(nothing_words(found.file))
        if found.refusal is not None:
            refused += 1
            told = tr("{file}: {why}").format(file=found.file, why=sentence(found.refusal))
            print(told, file=sys.stderr)
    print(tr("Nothing was written. On the labs screen a person takes each report (L, then I)."))
    return 1 if refused else 0


def _tell(report: "Report", zone: "tzinfo") -> None:
    from infusetrack.wording.lab_files import left_out_words, report_words, results_words

    whose = report.whose
    born = whose.birth_date.isoformat() if whose.birth_date else tr("(no birth date)")
    numbers = ", ".join(part for part in (whose.study_id, whose.second_identifier) if part) or tr(
        "(no number)"
    )
    print(
        tr("{numbers}, born {born}: {what}").format(
            numbers=numbers, born=born, what=report_words(report, zone)
        )
    )
    print("  " + results_words(report))
    left = left_out_words(report)
    if left:
        print("  " + left)
