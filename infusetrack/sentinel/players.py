"""Ways to be heard: the system's own players, the first one that works."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CARDS = Path("/proc/asound/cards")
NO_CARD = "no soundcards"
AGAIN_S = 60.0
"""A player that failed is tried again after so long (hazard H34: each minute)."""


class Player(Protocol):
    """One way to be heard."""

    name: str

    def is_there(self) -> bool:
        """Whether it could sound now, as far as anybody can know; cheap enough for each second."""
        ...

    def begin(self, path: Path) -> None:
        """Begin to sound a file, in place of what sounds; never waits."""
        ...

    def stop(self) -> None:
        """Fall silent."""
        ...

    def failed(self) -> bool:
        """Whether the last sound could not be made."""
        ...


@dataclass(slots=True)
class CommandPlayer:
    """A program that is given a sound file. `can_sound()` tells whether there is a device at all."""

    name: str
    command: Sequence[str]
    can_sound: Callable[[], bool]
    running: "subprocess.Popen[bytes] | None" = None
    broken: bool = False

    def is_there(self) -> bool:
        """The program exists, and a device as far as that can be known."""
        return shutil.which(self.command[0]) is not None and self.can_sound()

    def begin(self, path: Path) -> None:
        """Start the program; one that does not start has failed."""
        self.stop()
        try:
            self.running = subprocess.Popen(  # noqa: S603 (a fixed program and our own file, no shell)
                [*self.command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self.broken = True

    def stop(self) -> None:
        """End the program where it still sounds."""
        if self.running is None:
            return
        if self.running.poll() is None:
            self.running.kill()
            self.running.wait()
        self.running = None

    def failed(self) -> bool:
        """Not started, or ended with a complaint."""
        ended = self.running.poll() if self.running is not None else None
        if ended is not None:
            self.broken = ended != 0
            self.running = None
        return self.broken


@dataclass(slots=True)
class WindowsPlayer:
    """The sound of Windows, through its own library."""

    name: str = "winsound"
    broken: bool = False

    def is_there(self) -> bool:
        """Windows counts the devices."""
        if sys.platform != "win32":
            return False
        import ctypes  # noqa: PLC0415 (Windows alone)

        return ctypes.windll.winmm.waveOutGetNumDevs() > 0

    def begin(self, path: Path) -> None:
        """Play in the background."""
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 (exists on Windows alone)

            try:
                winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
                self.broken = False
            except RuntimeError:
                self.broken = True

    def stop(self) -> None:
        """Fall silent."""
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 (exists on Windows alone)

            winsound.PlaySound(None, winsound.SND_PURGE)

    def failed(self) -> bool:
        """Whether Windows complained."""
        return self.broken


def has_sound_server(folder: Path, *names: str) -> bool:
    """Whether a sound server listens in the user's run-time folder."""
    return any((folder / name).exists() for name in names)


def has_card(cards: Path = CARDS) -> bool:
    """Whether Linux knows a sound card."""
    try:
        return NO_CARD not in cards.read_text(encoding="utf-8")
    except OSError:
        return False


def system_players() -> tuple[Player, ...]:
    """All that this kind of computer may have, the best first."""
    if sys.platform == "win32":
        return (WindowsPlayer(),)
    if sys.platform == "darwin":
        return (CommandPlayer("afplay", ("afplay",), lambda: True),)
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    return (
        CommandPlayer("pw-play", ("pw-play",), lambda: has_sound_server(folder, "pipewire-0")),
        CommandPlayer("paplay", ("paplay",), lambda: has_sound_server(folder, "pulse/native")),
        CommandPlayer("aplay", ("aplay", "-q"), has_card),
    )


class Loudspeaker:
    """The first player that works; one that failed rests a minute before it is tried again."""

    def __init__(self, players: Sequence[Player]) -> None:
        """Silent at first."""
        self._players = tuple(players)
        self._rests: dict[str, float] = {}
        self._sounding: Player | None = None

    def through(self, steady: float) -> str:
        """The way that a sound would take now; empty for none."""
        found = self._usable(steady)
        return found.name if found is not None else ""

    def _usable(self, steady: float) -> Player | None:
        return next((one for one in self._players if self._works(one, steady)), None)

    def _works(self, player: Player, steady: float) -> bool:
        return steady >= self._rests.get(player.name, 0.0) and player.is_there()

    def begin(self, path: Path, steady: float) -> bool:
        """Sound a file from its beginning; False where nothing can be heard."""
        self.stop()
        self._sounding = self._usable(steady)
        if self._sounding is not None:
            self._sounding.begin(path)
        return self._sounding is not None

    def has_failed(self, steady: float) -> bool:
        """Once after a sound that could not be made: its player rests, another may be tried at once."""
        player = self._sounding
        if player is None or not player.failed():
            return False
        self._sounding = None
        self._rests[player.name] = steady + AGAIN_S
        return True

    def stop(self) -> None:
        """Fall silent at once."""
        if self._sounding is not None:
            self._sounding.stop()
            self._sounding = None
