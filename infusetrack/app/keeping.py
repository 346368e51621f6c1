"""Backups at sign-off and at close: made online in a thread, checked, and told when they fail."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from infusetrack.app.background import Background
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.store.backup import Backup, newest_backup, take_backup
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.translate import tr


class Keeper(QObject):
    """Takes a backup after each signature, and when it is told to."""

    def __init__(self, bedside: Bedside, background: Background, record: Path, key: bytes) -> None:
        """Backups go to the folder `backups` beside the record."""
        super().__init__(bedside)
        self._bedside, self._background = bedside, background
        self._record, self._key = record, key
        bedside.back_up_asked.connect(self.back_up)

    def back_up(self) -> None:
        """Take a backup now, off the window's thread."""
        record, key, now = self._record, self._key, self._bedside.now()
        folder = record.parent / "backups"
        self._background.run(lambda: take_backup(record, key, folder, now), self._told)

    def last_at(self) -> datetime | None:
        """When the newest backup was made; None where there is none."""
        return newest_backup(self._record.parent / "backups", self._record)

    def _told(self, made: Backup | None, error: InfuseTrackError | None) -> None:
        if error is not None:
            words = self._bedside.words_of(error)
            self._bedside.told.emit(tr("No backup was made. {why}").format(why=words), "refused")
        elif made is not None:
            self._bedside.told.emit(tr("Backup made and checked."), "info")
