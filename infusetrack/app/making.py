"""One document in the making: beside the window, or in a process of its own where it is long."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import IO

from infusetrack.app.errand import Errand
from infusetrack.app.wanting import Files
from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.reports.catalogue import KINDS, Wanted
from infusetrack.reports.pages import sizes
from infusetrack.ui.screens.paper.press import Sheet

LONG = 2_000
"""From so many lines on a long document is made in another process: pure Python in a thread halts the window."""


class Making:
    """Shared by the window, which looks and may give up, and the thread that works. Nothing of Qt."""

    def __init__(self) -> None:
        """Nothing is on paper yet."""
        self.done, self.total = 0, 0
        self._lock, self._given_up = Lock(), False
        self._process: subprocess.Popen[bytes] | None = None

    def cancel(self) -> None:
        """Give it up; a process that works on it is ended."""
        with self._lock:
            self._given_up = True
            if self._process is not None:
                self._process.kill()

    @property
    def is_given_up(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._given_up

    def going_on(self, done: int, total: int) -> bool:
        """Told how many lines are on paper; whether to go on."""
        self.done, self.total = done, total
        return not self._given_up

    def sends(self, process: "subprocess.Popen[bytes] | None") -> None:
        """Which process works on it from now on."""
        with self._lock:
            self._process = process
            if process is not None and self._given_up:
                process.kill()


def made_sheet(wanted: Wanted, kind: str, making: Making, files: Files | None) -> Sheet:
    """The finished document; raises `Refused("document_cancelled")` where it was given up."""
    if making.is_given_up:
        raise Refused("document_cancelled")
    if files is not None and KINDS[kind].is_long and len(wanted.chart.lines) >= LONG:
        pdf = fetched(Errand.of(wanted, kind, files), making)
    else:
        pdf = KINDS[kind].write(wanted, making.going_on)
    study_id = wanted.chart.patient.study_id if wanted.chart.patient else ""
    number = KINDS[kind].number(wanted)
    return Sheet(study_id, kind, wanted.label, number, wanted.chart.tip, pdf, sizes(pdf))


def fetched(errand: Errand, making: Making) -> bytes:
    """The PDF from another process. Raises `Refused` and `BrokenWorld` as the making itself does."""
    with _begun() as process:
        making.sends(process)
        try:
            if process.stdin is None or process.stdout is None:
                raise BrokenWorld("broke_off")
            process.stdin.write(errand.line())
            process.stdin.close()
            return _answer(process.stdout, making)
        except BrokenPipeError as error:
            raise _why(making) from error
        finally:
            making.sends(None)
            process.kill()


def _answer(answer: IO[bytes], making: Making) -> bytes:
    for line in iter(answer.readline, b""):
        word, _, rest = line.partition(b" ")
        if word == b"lines":
            done, total = rest.split()
            making.going_on(int(done), int(total))
        elif word == b"pdf":
            pdf = answer.read(int(rest))
            if len(pdf) == int(rest):
                return pdf
        elif word == b"error":
            code, why = json.loads(rest)
            raise BrokenWorld(code, why=why)
    raise _why(making)


def _why(making: Making) -> Refused | BrokenWorld:
    """Why the process said no more."""
    return Refused("document_cancelled") if making.is_given_up else BrokenWorld("broke_off")


def _begun() -> "subprocess.Popen[bytes]":
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.Popen(
        [sys.executable, "-m", "infusetrack.app.scribe"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
