"""`calc` and `hgb-review`: a site's own questions, answered by the functions that the bedside uses."""

import sys
from argparse import Namespace
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from infusetrack.domain.errors import BrokenWorld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from infusetrack.domain.ctcae import Ctcae
    from infusetrack.domain.emergency import EmergencyDrug
    from infusetrack.domain.quantities import Guard
    from infusetrack.domain.reference_limits import Reference
    from infusetrack.domain.regimen import Regimen


def answer_questions(words: Namespace) -> int:
    """Answer JSON Lines in order; 2 where a line is not JSON (its number is said)."""
    from infusetrack.exchange.calc import Kit, run

    try:
        with ExitStack() as opened:
            questions: Iterable[bytes] = sys.stdin.buffer
            answers: BinaryIO = sys.stdout.buffer
            if words.questions is not None:
                questions = opened.enter_context(words.questions.open("rb"))
            if words.answers is not None:
                answers = opened.enter_context(words.answers.open("wb"))
            code = run(
                questions,
                answers,
                sys.stderr,
                Kit(
                    _regimens,
                    _guards,
                    read_emergency=_emergency,
                    read_ctcae=_ctcae,
                    read_reference=_reference,
                ),
            )
            answers.flush()
            return code
    except OSError as error:
        raise BrokenWorld("file_unusable", path=error.filename or "", why=error.strerror or "") from error


def review_hemoglobin(words: Namespace) -> int:
    """Print the reviews of one child's hemoglobin file."""
    from infusetrack.exchange.hgb_review import answer

    try:
        text = words.course.read_bytes()
    except OSError as error:
        raise BrokenWorld("file_unusable", path=error.filename or "", why=error.strerror or "") from error
    sys.stdout.buffer.write(answer(text))
    sys.stdout.buffer.flush()
    return 0


def _regimens() -> "Mapping[str, Regimen]":
    from infusetrack.catalog.regimens import built_ins

    return built_ins()


def _guards() -> "Mapping[str, Guard]":
    from infusetrack.catalog.reference import plausible_limits

    return plausible_limits()


def _emergency() -> "tuple[EmergencyDrug, ...]":
    from infusetrack.catalog.emergency import emergency_card

    return emergency_card()


def _ctcae() -> "Ctcae":
    from infusetrack.catalog.ctcae import ctcae

    return ctcae()


def _reference() -> "Reference":
    from infusetrack.catalog.reference_tables import reference

    return reference()
