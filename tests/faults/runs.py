"""One program killed or frozen at a random point, heard, looked at, and started again."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from infusetrack.devices.clock import SystemClock
from infusetrack.domain.events import InfusionCompleted, InfusionStarted
from tests.faults.checks import Found, faults_of, found, screen_faults
from tests.faults.day import first_pump_fact, prepare, script

TOP = Path(__file__).resolve().parents[2]
WITHIN_S = 6.0
"""Goal A3: an independent sound within six seconds of the program's death or freeze."""
LOOK_S = 0.05
KILLS_A_FILE = 5
PATIENCE_S = 60.0


@dataclass
class Tally:
    """What the runs found."""

    kills: int = 0
    freezes: int = 0
    silent: int = 0
    acks: int = 0
    restarts: int = 0
    faults: list[str] = field(default_factory=list)
    rang_after: list[float] = field(default_factory=list)
    shown_after: list[float] = field(default_factory=list)

    def words(self) -> str:
        """One paragraph for people."""
        rang, shown = max(self.rang_after, default=0.0), max(self.shown_after, default=0.0)
        return (
            f"{self.kills} killed, {self.freezes} frozen, {self.restarts} restarts, "
            f"{self.acks} acknowledged lines; rang {len(self.rang_after)} times, at the latest after {rang:.2f} s; "
            f"{self.silent} times nothing ran and nothing rang; screen after {shown:.2f} s; "
            f"{len(self.faults)} faults"
        )


class Program:
    """One running program and what it has said."""

    def __init__(self, folder: Path, *, lies: bool = False) -> None:
        self.folder, self.acks, self.state, self.ended = folder, [], {}, False
        words = [sys.executable, "-m", "tests.faults.program", str(folder)]
        self.errors = (folder / "errors").open("ab")
        self.process = subprocess.Popen(
            words + (["--ack-early"] if lies else []),
            cwd=TOP,
            env={**os.environ, "INFUSETRACK_HEARD": str(folder / "heard"), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )

    def hear(self, until: int) -> None:
        """Read what it says until it has acknowledged so many lines, or ends."""
        while len(self.acks) < until and not self.ended:
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError(f"it ended by itself: {self.last_words()}")
            self._take(line)

    def last_words(self) -> str:
        """What it wrote about its own end."""
        left = [self.folder / name for name in ("errors", "faults.log")]
        return "\n".join(path.read_text()[-2000:] for path in left if path.exists())

    def _take(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        if word == "ack" and line.endswith("\n"):
            seq, digest = rest.split()
            self.acks.append((int(seq), digest))
        elif word == "state":
            self.state = json.loads(rest)
        elif word == "end":
            self.ended = True
        elif word == "refused":
            raise AssertionError(f"the script was refused at fact {rest}")

    def kill(self) -> None:
        """End it as a power switch does, and read what it had said."""
        if self.process.returncode is not None:
            return
        self.process.send_signal(signal.SIGKILL)
        for line in self.process.stdout:
            self._take(line)
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def send(self, what: signal.Signals) -> None:
        self.process.send_signal(what)


class Bay:
    """A folder with a record, and what its sentinels played."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder, self.dice, self.clock = folder, dice, SystemClock()
        prepare(folder, first_pump_fact() - dice.randrange(0, 3))
        self.kills, self.is_over = 0, False

    def now(self) -> float:
        return self.clock.now().timestamp()

    def rang_since(self, moment: float) -> float | None:
        """How many seconds after this moment the high tone was asked for; None for not yet."""
        path = self.folder / "heard"
        words = path.read_text().splitlines() if path.exists() else []
        times = [float(one.split()[0]) for one in words if one.endswith(" high-day")]
        return next((at - moment for at in times if at >= moment), None)

    def listen(self, moment: float) -> float | None:
        """Wait for the tone, a little longer than it may take."""
        while self.now() - moment < WITHIN_S + 4:
            heard = self.rang_since(moment)
            if heard is not None:
                return heard
            Event().wait(LOOK_S)
        return None

    def sentinel(self) -> int:
        """The process in charge of this folder; 0 for none yet."""
        path = self.folder / "sentinel"
        return int(path.read_text() or 0) if path.exists() else 0

    def end_sentinel(self) -> None:
        """As a person who presses Stop ringing."""
        if self.sentinel() and is_alive(self.sentinel()):
            os.kill(self.sentinel(), signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that is only waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def campaign(runs: int, seed: int, *, lies: bool = False) -> Tally:
    """So many programs killed or frozen; a new file after every few."""
    dice, tally = random.Random(seed), Tally()  # noqa: S311 (dice, no secret)
    while tally.kills + tally.freezes < runs:
        with tempfile.TemporaryDirectory(prefix="infusetrack-faults-", ignore_cleanup_errors=True) as name:
            bay, record = Bay(Path(name), dice), None
            try:
                while not bay.is_over and bay.kills < KILLS_A_FILE and tally.kills + tally.freezes < runs:
                    record = run(bay, tally, record, lies=lies)
                    bay.kills += 1
            finally:
                bay.end_sentinel()
    return tally


def run(bay: Bay, tally: Tally, before: Found | None, *, lies: bool) -> Found:
    """Start, look at the screen, work, kill or freeze, listen, and look at the file."""
    program, former = Program(bay.folder, lies=lies), bay.sentinel()
    try:
        program.hear(bay.dice.randrange(1, max(2, len(script()) // KILLS_A_FILE + 4)))
        faults = _restarted(bay, program, before, former, tally)
        known = len(program.acks)
        if not lies:
            Event().wait(bay.dice.random() * 0.06)
        faults += _struck(bay, program, tally)
    finally:
        program.kill()
    record = found(bay.folder)
    faults += faults_of(record, program.acks)
    faults += _too_many(record, program, before)
    tally.acks += len(program.acks)
    bay.is_over = program.ended or not known
    tally.faults += [f"run {tally.kills + tally.freezes}: {one}" for one in faults]
    return record


def _restarted(bay: Bay, program: Program, before: Found | None, former: int, tally: Tally) -> list[str]:
    if before is None:
        return []
    tally.restarts += 1
    tally.shown_after.append(program.state["seconds"])
    faults = screen_faults(before, program.state)
    begun = bay.now()
    while former and is_alive(former) and bay.now() - begun < WITHIN_S:
        Event().wait(LOOK_S)
    if former and is_alive(former):
        faults.append("the sentinel of the killed program still rings after the restart")
        os.kill(former, signal.SIGKILL)
    return faults


def _struck(bay: Bay, program: Program, tally: Tally) -> list[str]:
    """Kill or freeze; while a pump runs the tone must come, else there must be none."""
    frozen = bay.dice.random() < 0.4
    moment = bay.now()
    if frozen:
        tally.freezes += 1
        program.send(signal.SIGSTOP)
    else:
        tally.kills += 1
        program.kill()
    runs = _runs_for_sure(bay, program, frozen=frozen)
    if runs is None:
        return []
    if not runs:
        tally.silent += 1
        return []
    heard = bay.listen(moment)
    if heard is None or heard > WITHIN_S:
        return [f"the sentinel rang after {heard} s ({'frozen' if frozen else 'killed'})"]
    tally.rang_after.append(heard)
    return _woken(bay, program) if frozen else []


def _runs_for_sure(bay: Bay, program: Program, *, frozen: bool) -> bool | None:
    """What the acknowledged lines say of the pump; None where the last of them changed it just now."""
    record = found_lines(bay) if frozen else found(bay.folder)
    newest = {seq for seq, _ in program.acks[-2:]}
    turns = (InfusionStarted, InfusionCompleted)
    unsure = any(isinstance(line.event, turns) and line.seq >= min(newest) for line in record.lines)
    return None if unsure else record.runs


def found_lines(bay: Bay) -> Found:
    """The lines while a frozen program still holds the file: from a copy."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for path in bay.folder.glob("record.db*"):
            if not path.name.endswith("-shm"):
                (Path(name) / path.name).write_bytes(path.read_bytes())
        return found(Path(name))


def _woken(bay: Bay, program: Program) -> list[str]:
    """Half of the frozen programs wake: the sentinel falls silent and the program goes on."""
    if bay.dice.random() < 0.5:
        return []
    known = len(program.acks)
    program.send(signal.SIGCONT)
    program.hear(known + 2)
    log = (bay.folder / "sentinel.log").read_text().split()
    begun = bay.now()
    while log[-1] != "alive" and bay.now() - begun < WITHIN_S:
        Event().wait(LOOK_S)
        log = (bay.folder / "sentinel.log").read_text().split()
    return [] if log[-1] == "alive" else ["the sentinel did not see the program wake"]


def _too_many(record: Found, program: Program, before: Found | None) -> list[str]:
    """At most one line more than acknowledged, besides those that the machine writes by itself."""
    known = {line.seq for line in before.lines} if before is not None else set()
    told = {seq for seq, _ in program.acks}
    new = [line for line in record.lines if line.seq not in known | told and line.entry.startswith("day-")]
    most = 1 if before is not None else len(new)
    return [f"{len(new)} lines that nobody acknowledged"] if len(new) > most else []
