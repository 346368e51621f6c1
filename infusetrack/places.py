"""Where and when this site is: its data folder and its time zone, the same for window and command line."""

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzlocal
from platformdirs import user_data_path

if TYPE_CHECKING:
    from infusetrack.domain.site import Site

ZONE = "time_zone"
"""The site value that names the site's time zone; the computer's own where it is not set."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one data folder."""

    folder: Path

    @classmethod
    def of(cls, folder: Path | None = None) -> "Places":
        """The given folder, else the system's own place for this program's data; made if missing."""
        chosen = (folder or user_data_path("InfuseTrack", appauthor=False)).absolute()
        chosen.mkdir(parents=True, exist_ok=True)
        return cls(chosen)

    @property
    def record(self) -> Path:
        """The encrypted record."""
        return self.folder / "record.db"

    @property
    def preferences(self) -> Path:
        """What this station prefers."""
        return self.folder / "preferences.toml"

    @property
    def ctcae(self) -> Path:
        """Where the official CTCAE terms that the site loaded are kept."""
        return self.folder / "ctcae"

    @property
    def backups(self) -> Path:
        """Where backups go unless another folder is named."""
        return self.folder / "backups"


def site_zone(site: "Site") -> tzinfo:
    """The zone that the site entered, else this computer's."""
    try:
        return ZoneInfo(site.value(ZONE) or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return tzlocal()
