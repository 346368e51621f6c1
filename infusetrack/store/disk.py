"""Making sure that a finished file is on the disk and keeps its name."""

import os
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Force a closed file's bytes to the disk.

    Never used on a record that is open in this process: closing a second handle
    would drop the database's locks.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Force the folder's list of names to the disk, where the system allows it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
