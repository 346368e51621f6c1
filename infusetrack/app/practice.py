"""The practice file: its own folder, its own key, made anew at each start."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from infusetrack.domain.events import Event, StaffAdded
from infusetrack.domain.regimen import Regimen
from infusetrack.rehearsal.unit import write_unit
from infusetrack.store.record_store import RecordStore
from infusetrack.wording.translate import tr

PIN = "314159"
ZONE = ZoneInfo("America/New_York")
STAFF = (
    ("RN 27", "nurse"),
    ("RN 14", "nurse"),
    ("RN 31", "nurse"),
    ("MD 03", "prescriber"),
    ("PI 01", "investigator"),
    ("AD 01", "admin"),
)
REGIMEN = "nct04751383"
KEY = bytes(range(32))
"""Practice is no secret: anyone may read this file."""


def quick_hasher() -> PasswordHasher:
    """Practice PINs need no strong hash."""
    return PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


def accounts() -> tuple[Event, ...]:
    """The practice staff, all with the same PIN."""
    pin = quick_hasher().hash(PIN)
    return tuple(StaffAdded(badge, role, pin) for badge, role in STAFF)  # type: ignore[arg-type]


def strip_words() -> str:
    """What stands above the practice window: that it is practice, and how to sign in."""
    badges = ", ".join(badge for badge, _ in STAFF)
    return tr("PRACTICE · no real patient · {badges} · PIN of all accounts {pin}").format(
        badges=badges, pin=PIN
    )


def practice_record(folder: Path, regimen: Regimen) -> tuple[RecordStore, datetime]:
    """A fresh practice file in an empty folder, and the practice moment."""
    store = RecordStore(folder / "practice.db", KEY)
    with store.batch():
        now = write_unit(store, regimen, ZONE, accounts())
    return store, now
