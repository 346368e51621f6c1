"""A long document asked of another process: the words that go to it, and what comes back."""

import json
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from dateutil.tz import tzlocal

from infusetrack.app.wanting import Files
from infusetrack.reports.catalogue import Wanted
from infusetrack.reports.context import Printing


@dataclass(frozen=True, slots=True)
class Errand:
    """Everything that the other process must know; it reads the record itself, up to line `seq`.

    The record's key goes through a pipe, never onto a command line.
    """

    files: Files
    study_id: str
    kind: str
    label: str
    seq: int
    printing: Printing

    @classmethod
    def of(cls, wanted: Wanted, kind: str, files: Files) -> "Errand":
        """The errand for this document of an enrolled patient."""
        chart = wanted.chart
        study_id = chart.patient.study_id if chart.patient else ""
        return cls(files, study_id, kind, wanted.label, len(chart.lines), wanted.printing)

    def line(self) -> bytes:
        """The errand in one line."""
        files, printing = self.files, self.printing
        told = {
            "record": str(files.record), "key": files.key.hex(), "ctcae": str(files.ctcae),
            "study_id": self.study_id, "kind": self.kind, "label": self.label, "seq": self.seq,
            "at": printing.at.isoformat(), "by": printing.by, "zone": getattr(printing.zone, "key", ""),
            "paper": printing.paper,
        }  # fmt: skip
        return json.dumps(told).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Errand":
        """The same, read back."""
        told = json.loads(line)
        files = Files(Path(told["record"]), bytes.fromhex(told["key"]), Path(told["ctcae"]))
        zone: tzinfo = ZoneInfo(told["zone"]) if told["zone"] else tzlocal()
        printing = Printing(datetime.fromisoformat(told["at"]), told["by"], zone, told["paper"])
        return cls(files, told["study_id"], told["kind"], told["label"], told["seq"], printing)


def tell_progress(to: BinaryIO, done: int, total: int) -> None:
    """How many lines are on paper, and how many there are."""
    to.write(b"lines %d %d\n" % (done, total))
    to.flush()


def tell_pdf(to: BinaryIO, pdf: bytes) -> None:
    """The finished document."""
    to.write(b"pdf %d\n" % len(pdf) + pdf)
    to.flush()


def tell_error(to: BinaryIO, code: str, why: str) -> None:
    """Why there is none."""
    to.write(b"error " + json.dumps([code, why]).encode() + b"\n")
    to.flush()
