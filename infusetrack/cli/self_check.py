"""`--self-check`: proof that an installation works, one line for each of its parts."""

import os
import secrets
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from infusetrack.domain.errors import InfuseTrackError
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Check = Callable[[Path], str]
"""Tries one part in an empty folder; returns what it found and raises where it fails."""


def check_installation(_words: Namespace) -> int:
    """Try every part, print one line for each; 0 when all of them work."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks: tuple[tuple[str, Check], ...] = (
        (tr("Python"), lambda _: sys.version.split()[0]),
        (tr("database"), _database),
        (tr("record"), _record),
        (tr("regimens"), _regimens),
        (tr("fonts"), _fonts),
        (tr("icons"), _icons),
        (tr("themes"), _themes),
        (tr("window"), _window),
        (tr("letters"), _letters),
        (tr("paper"), _paper),
    )
    verdicts = [_passes(name, check) for name, check in checks]
    return 0 if all(verdicts) else 1


def _passes(name: str, check: Check) -> bool:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            verdict, found = tr("ok"), check(Path(folder))
        except InfuseTrackError as error:
            verdict, found = tr("FAILED"), sentence(error)
        except Exception as error:  # noqa: BLE001 (whatever is wrong with an installation is said here)
            verdict, found = tr("FAILED"), f"{type(error).__name__}: {error}"
    print(f"{verdict:<7} {name:<10} {found}")
    return verdict == tr("ok")


def _sure(*, holds: bool, said: str) -> None:
    if not holds:
        raise RuntimeError(said)


def _database(folder: Path) -> str:
    from infusetrack.store.connection import pragma
    from infusetrack.store.database import open_connection

    connection = open_connection(folder / "check.db", secrets.token_bytes(32))
    try:
        sqlite = connection.execute("select sqlite_version()").fetchone()[0]
        cipher = connection.execute("pragma cipher_version").fetchone()[0]
        journal = connection.execute("pragma journal_mode").fetchone()[0]
        full = pragma(connection, "synchronous")
    finally:
        connection.close()
    _sure(holds=journal == "wal" and full == 2, said=f"journal {journal}, synchronous {full}")  # noqa: PLR2004 (FULL)
    _sure(
        holds=b"SQLite format 3" not in (folder / "check.db").read_bytes(),
        said=tr("the file is not encrypted"),
    )
    return tr("SQLite {sqlite}, SQLCipher {cipher}, WAL, synchronous FULL, encrypted").format(
        sqlite=sqlite, cipher=cipher
    )


def _record(folder: Path) -> str:
    from infusetrack.devices.clock import SystemClock
    from infusetrack.domain.events import ClockGap
    from infusetrack.domain.record import Draft
    from infusetrack.store.record_store import RecordStore

    now, key = SystemClock().now(), secrets.token_bytes(32)
    store = RecordStore(folder / "check.db", key)
    line = store.append("site", 1, Draft(now, now, "self-check", ClockGap("slept", 1)))
    store.close()
    again = RecordStore(folder / "check.db", key, create=False)
    read = again.lines("site")
    again.close()
    _sure(holds=read == (line,), said=tr("the line came back changed"))
    return tr("one line written, the file closed, the line read back")


def _regimens(_folder: Path) -> str:
    from infusetrack.catalog.regimens import built_ins

    return ", ".join(built_ins())


def _fonts(_folder: Path) -> str:
    from PySide6.QtGui import QFontDatabase

    from infusetrack.ui.fonts import FAMILY, load_fonts

    _application()
    load_fonts()
    _sure(holds=FAMILY in QFontDatabase.families(), said=FAMILY)
    return FAMILY


def _icons(_folder: Path) -> str:
    from infusetrack.assets import asset
    from infusetrack.ui.icons import icon

    _application()
    names = [path.stem for path in sorted(asset("icons").glob("*.svg"))]
    empty = [name for name in names if icon(name).isNull()]
    _sure(holds=bool(names) and not empty, said=", ".join(empty))
    return tr("{count} drawn").format(count=len(names))


def _themes(_folder: Path) -> str:
    from infusetrack.ui.theme import NAMES, Theme

    _application()
    _sure(holds=all(Theme.load(name).style_sheet() for name in NAMES), said=", ".join(NAMES))
    return ", ".join(NAMES)


def _window(_folder: Path) -> str:
    from PySide6.QtWidgets import QLabel

    application = _application()
    label = QLabel("InfuseTrack")
    label.show()
    drawn = label.grab()
    label.close()
    _sure(holds=not drawn.isNull(), said=tr("nothing was drawn"))
    return tr("drawn on {platform}").format(platform=application.platformName())


def _letters(_folder: Path) -> str:
    """Every font that paper may ask for is there, and joined letters are formed."""
    from infusetrack.reports.fonts import FAMILIES, REGULAR, font
    from infusetrack.reports.lettering import lettering

    for family in FAMILIES:
        font(family.font(REGULAR))
    formed = "".join(piece.text for piece in lettering("\u0645\u062d\u0645\u062f", REGULAR).pieces)
    _sure(holds=len(formed) == 4, said=tr("joined letters are not formed"))  # noqa: PLR2004 (four letters)
    return tr("{count} more fonts for names and notes").format(count=len(FAMILIES))


def _paper(folder: Path) -> str:
    from zoneinfo import ZoneInfo

    from infusetrack.catalog.regimens import builtin
    from infusetrack.domain.chart import replay
    from infusetrack.rehearsal.unit import seated, write_unit
    from infusetrack.reports.context import Printing
    from infusetrack.reports.day_report import day_report
    from infusetrack.store.record_store import RecordStore

    regimen, zone = builtin("nct04751383"), ZoneInfo("America/New_York")
    store = RecordStore(folder / "check.db", secrets.token_bytes(32))
    now = write_unit(store, regimen, zone)
    place = seated()[0]
    chart = replay(store.lines(f"patient/{place.child.study_id}"))
    store.close()
    page = day_report(chart, regimen, place.label, Printing(now, "self-check", zone))
    _sure(holds=page.startswith(b"%PDF-"), said=tr("no PDF came out"))
    return tr("a practice day of {count} entries, {size} kB").format(
        count=len(chart.lines), size=len(page) // 1024
    )


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["infusetrack"])
