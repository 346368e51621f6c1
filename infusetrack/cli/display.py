"""Whether a window can open here: Qt itself would end the program without a word."""

import ctypes
import re
import socket
import sys
from collections.abc import Mapping

from infusetrack.wording.translate import tr

LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
REMOTE = re.compile(r"([^:/]+):(\d+)(?:\.\d+)?")
NEEDED = {
    "libEGL.so.1": "libegl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
}
"""Libraries that Qt's X11 window loads late, each with the Debian package that brings it."""


def why_no_window(environ: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """One sentence that says why no window can open and what to do; None where one can."""
    if platform != "linux" or environ.get("QT_QPA_PLATFORM") or environ.get("WAYLAND_DISPLAY"):
        return None
    if not _answers(environ.get("DISPLAY", "")):
        return tr(
            "There is no display to open a window on. Start it on a desktop, or set "
            "QT_QPA_PLATFORM=offscreen to run without one."
        )
    missing = [package for library, package in NEEDED.items() if not _loads(library)]
    if missing:
        return tr(
            "A window needs system libraries that are not here. Install them with: apt-get install {packages}"
        ).format(packages=" ".join(missing))
    return None


def _answers(display: str) -> bool:
    if local := LOCAL.fullmatch(display):
        name = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 (X11 puts its socket there, by its own rule)
        return _connects(name) or _connects(f"\0{name}")
    if remote := REMOTE.fullmatch(display):
        return _reaches(remote[1], 6000 + int(remote[2]))
    return bool(display)


def _connects(name: str) -> bool:
    with socket.socket(socket.AF_UNIX) as door:
        return door.connect_ex(name) == 0


def _reaches(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except OSError:
        return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
