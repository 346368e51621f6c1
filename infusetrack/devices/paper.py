"""Documents leave the program here: saved whole, opened in the system's viewer, printed."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from errno import EINVAL, EISDIR
from pathlib import Path

from infusetrack.domain.errors import BrokenWorld, Refused

PRINT_SECONDS = 20
"""How long the system's print command may take to accept a document."""
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
LONGEST_NAME = 80
_OPEN: list["subprocess.Popen[bytes]"] = []
"""Viewers that were started and may still be open; asked after, so that none is left a zombie."""


def save(content: bytes, folder: Path, name: str) -> Path:
    """Write a document whole or not at all; a name that is taken gets a number.

    `name` is made of ids only ("PED-0417-C1D2-day.pdf"); whatever cannot stand in a file
    name becomes a hyphen. Raises `BrokenWorld("paper_not_saved")`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = _written(content, folder)
        try:
            return _placed(written, folder, file_name(name))
        finally:
            written.unlink(missing_ok=True)
    except OSError as why:
        raise BrokenWorld("paper_not_saved", why=why.strerror or str(why)) from why


def write_whole(content: bytes, target: Path, *, replace: bool = False) -> None:
    """Write a document under this very name, whole or not at all.

    Raises `Refused("file_exists")` where something stands there and may not be replaced, and
    `BrokenWorld("file_unusable")` with what the system said.
    """
    if target.exists() and not target.is_file():
        raise BrokenWorld("file_unusable", path=str(target), why=_not_a_file(target))
    if target.exists() and not replace:
        raise Refused("file_exists", path=str(target))
    try:
        _put(content, target, replace=replace)
    except OSError as why:
        raise BrokenWorld("file_unusable", path=str(target), why=why.strerror or str(why)) from why


def _put(content: bytes, target: Path, *, replace: bool) -> None:
    written = _written(content, target.parent)
    try:
        if not replace and not _claimed(target):
            raise Refused("file_exists", path=str(target))
        written.replace(target)
        _settle(target.parent)
    finally:
        written.unlink(missing_ok=True)


def _not_a_file(target: Path) -> str:
    return os.strerror(EISDIR if target.is_dir() else EINVAL)


def file_name(name: str) -> str:
    """The name without anything that a file system could take for something else."""
    ending = ENDING.search(name)
    suffix = ending[0] if ending else ""
    stem = UNSAFE.sub("-", name.removesuffix(suffix)).strip("-.")[:LONGEST_NAME]
    return f"{stem or 'document'}{suffix}"


def _written(content: bytes, folder: Path) -> Path:
    number, path = tempfile.mkstemp(prefix=".part-", dir=folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    return Path(path)


def _placed(written: Path, folder: Path, name: str) -> Path:
    """Give the finished file a name of its own; never over another document."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, 10_000):
        target = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        if not _claimed(target):
            continue
        written.replace(target)
        _settle(folder)
        return target
    raise FileExistsError(17, "too many documents of this name")


def _claimed(target: Path) -> bool:
    try:
        target.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def _settle(folder: Path) -> None:
    """Make the new name durable too, where the system can do that."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def open_in_viewer(path: Path) -> None:
    """Show a document in the system's own viewer; raises `BrokenWorld("no_viewer")`."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 (the system's own viewer, no shell)
            return
        command = "open" if sys.platform == "darwin" else "xdg-open"
        _OPEN[:] = [viewer for viewer in _OPEN if viewer.poll() is None]
        _OPEN.append(_begun([command, str(path)]))
    except OSError as why:
        raise BrokenWorld("no_viewer", path=str(path)) from why


def _begun(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 (a fixed program and one path, no shell)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Which printer (empty for the system's own), how often, and which pages ("2-3", empty for all)."""

    printer: str = ""
    copies: int = 1
    pages: str = ""

    @property
    def words(self) -> list[str]:
        """As the print command takes them."""
        told = ["-d", self.printer] if self.printer else []
        told += ["-n", str(self.copies)] if self.copies > 1 else []
        return [*told, *(["-P", self.pages] if self.pages else [])]


AS_USUAL = PrintChoice()


def print_file(path: Path, choice: PrintChoice = AS_USUAL) -> None:
    """Hand a document to the system's printer; returns once it is accepted.

    Windows prints through the program that shows PDFs and takes no `choice`.

    Raises `BrokenWorld`: "no_printer" where there is none, "not_printed" with what the
    system said.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path, "print")  # noqa: S606 (the system's own print verb, no shell)
            return
        _hand_to_lp(path, choice)
    except OSError as why:
        raise BrokenWorld("no_printer", path=str(path)) from why
    except subprocess.TimeoutExpired as why:
        raise BrokenWorld("not_printed", why="timeout", path=str(path)) from why


def _hand_to_lp(path: Path, choice: PrintChoice) -> None:
    lp = shutil.which("lp")
    if lp is None:
        raise BrokenWorld("no_printer", path=str(path))
    done = subprocess.run(  # noqa: S603 (a fixed program and one path, no shell)
        [lp, *choice.words, "--", str(path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        timeout=PRINT_SECONDS,
    )
    if done.returncode == 0:
        return
    said = done.stderr.strip().removeprefix("lp: ")
    if "destination" in said:
        raise BrokenWorld("no_printer", path=str(path))
    raise BrokenWorld("not_printed", why=said or str(done.returncode), path=str(path))
