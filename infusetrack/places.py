"""Where this computer keeps its record: one folder, the same for the window and the command line."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


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
    def backups(self) -> Path:
        """Where backups go unless another folder is named."""
        return self.folder / "backups"
