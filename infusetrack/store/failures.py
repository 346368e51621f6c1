"""From the database driver's errors to `BrokenWorld` with a reason in plain words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.wording.translate import mark, translated

_REASONS = {
    "SQLITE_FULL": mark("the disk is full"),
    "SQLITE_READONLY": mark("the file may only be read here"),
    "SQLITE_BUSY": mark("another program is using the file"),
    "SQLITE_LOCKED": mark("another program is using the file"),
    "SQLITE_IOERR": mark("the disk does not answer, or is full"),
    "SQLITE_CANTOPEN": mark("the file or its folder cannot be opened"),
    "SQLITE_NOTADB": mark("the file is damaged or its key does not fit"),
    "SQLITE_CORRUPT": mark("the file is damaged"),
    "SQLITE_AUTH": mark("the record may only be added to"),
    "SQLITE_CONSTRAINT": mark("the record may only be added to"),
}
_SYSTEM = {
    errno.ENOSPC: "SQLITE_FULL",
    errno.EDQUOT: "SQLITE_FULL",
    errno.EROFS: "SQLITE_READONLY",
    errno.EACCES: "SQLITE_READONLY",
    errno.EPERM: "SQLITE_READONLY",
    errno.EIO: "SQLITE_IOERR",
}
_OTHER = mark("the record's file refused it")


def plain_reason(error: Exception) -> str:
    """Why the driver failed, in words that hold nothing of the patient."""
    if isinstance(error, OSError):
        return translated(_REASONS[_SYSTEM.get(error.errno or 0, "SQLITE_CANTOPEN")])
    name = str(getattr(error, "sqlite_errorname", ""))
    primary = "_".join(name.split("_")[:2])
    return translated(_REASONS.get(primary, _OTHER))


def is_damage(error: Exception) -> bool:
    """Whether the driver says that what it read is no sound record."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn every error of the driver or the file system into `BrokenWorld("store_failed", why=...)`."""
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        raise BrokenWorld("store_failed", why=plain_reason(error)) from error
