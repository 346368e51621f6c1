"""`calc`: a site's own questions, answered by the functions that the bedside uses."""

import sys
from argparse import Namespace
from contextlib import ExitStack
from typing import TextIO


def answer_questions(words: Namespace) -> int:
    """Answer JSON Lines in order; 2 where a line is not JSON (its number is said)."""
    from infusetrack.exchange.calc import run

    with ExitStack() as opened:
        questions: TextIO = sys.stdin
        answers: TextIO = sys.stdout
        if words.questions is not None:
            questions = opened.enter_context(words.questions.open(encoding="utf-8"))
        if words.answers is not None:
            answers = opened.enter_context(words.answers.open("w", encoding="utf-8", newline="\n"))
        return run(questions, answers)
