"""What must be true after the program was killed: read from the file, not from the program."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal as D
from pathlib import Path

from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.store.connection import connected
from infusetrack.store.integrity import verify
from infusetrack.store.record_store import RecordStore
from tests.faults.day import STREAM
from tests.journeys.nurse import KEY


@dataclass(frozen=True)
class Found:
    """The record of one killed program: its lines and what the integrity check says."""

    lines: tuple
    findings: tuple

    @property
    def tip(self) -> str:
        return self.lines[-1].hash

    def volume_ml(self, now: datetime) -> D:
        """How much has gone in, counted here once more from the lines alone."""
        total, rate, since, bag = D(0), D(0), None, D(0)
        for line in self.lines:
            event = line.event
            if isinstance(event, InfusionStarted):
                bag = event.volume_ml
            if isinstance(event, InfusionStarted | RateChanged | InfusionResumed):
                then = event.rate_ml_h
            elif isinstance(event, InfusionPaused | InfusionStopped):
                then = D(0)
            elif isinstance(event, InfusionCompleted):
                return bag
            else:
                continue
            if since is not None:
                total += rate * D((line.happened_at - since).total_seconds()) / 3600
            rate, since = then, line.happened_at
        if since is not None:
            total += rate * D((now - since).total_seconds()) / 3600
        return min(total, bag)

    @property
    def runs(self) -> bool:
        """Whether a pump runs or is paused, by the last line that says so."""
        kinds = [
            type(line.event)
            for line in self.lines
            if isinstance(line.event, InfusionStarted | InfusionCompleted | InfusionStopped)
        ]
        return bool(kinds) and kinds[-1] is InfusionStarted


def found(folder: Path) -> Found:
    """Open the file as it was left, and look."""
    with closing(RecordStore(folder / "record.db", KEY)) as record:
        lines = record.lines(STREAM)
    connection = connected(folder / "record.db", KEY)
    try:
        return Found(lines, tuple(verify(connection, KEY)))
    finally:
        connection.close()


def faults_of(record: Found, acks: list[tuple[int, str]]) -> list[str]:
    """Lost, doubled or broken lines, in words; none is what is hoped for."""
    told = []
    by_seq = {line.seq: line.hash for line in record.lines}
    for seq, digest in acks:
        if by_seq.get(seq) is None:
            told.append(f"line {seq} was acknowledged and is not there")
        elif digest not in {"early", by_seq[seq]}:
            told.append(f"line {seq} was acknowledged as another one")
    entries = [line.entry for line in record.lines]
    told += [f"{one} stands twice" for one in set(entries) if entries.count(one) > 1]
    if [line.seq for line in record.lines] != list(range(1, len(record.lines) + 1)):
        told.append("numbers are missing")
    return told + [f"the chain: {one}" for one in record.findings]


def screen_faults(record: Found, state: dict) -> list[str]:
    """What the restarted program shows that the file does not say."""
    now = datetime.fromisoformat(state["at"])
    told = []
    if state["shown"] != any(isinstance(line.event, InfusionStarted) for line in record.lines):
        told.append("the live card does not stand as the record says")
    if record.runs:
        expected = float(record.volume_ml(now))
        if abs(float(state["infused"]) - expected) > 0.11:
            told.append(f"shows {state['infused']} mL, the lines make {expected:.2f} mL")
        if "away" not in state["asks"]:
            told.append("does not ask what the pump shows")
    elif state["asks"]:
        told.append("asks about a pump that does not run")
    return told
