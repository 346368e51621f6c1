"""The data key: where it is kept, and the recovery code that a person locks away.

Kept in the system's key store when there is one, else in a file beside the record that
only its owner may read. The file is a documented limit: whoever copies the whole folder
has both; only disk encryption helps against that.
"""

import base64
import hashlib
import os
import secrets
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.store.connection import KEY_BYTES
from infusetrack.store.disk import sync_folder

SERVICE = "InfuseTrack"
KEY_FILE = "record.key"
_CHECK_BYTES = 3
_GROUP = 4


class KeyRing(Protocol):
    """A key store. Both calls raise `OSError` when it does not answer."""

    def get_password(self, service: str, name: str, /) -> str | None:
        """The secret that is kept under a name, or None."""
        ...

    def set_password(self, service: str, name: str, secret: str, /) -> None:
        """Keep a secret under a name."""
        ...


class SystemKeyRing:
    """The operating system's key store, through the `keyring` package."""

    def __init__(self, package: Any, errors: Any) -> None:
        """Take the package and its module of errors."""
        self._package, self._errors = package, errors

    def get_password(self, service: str, name: str, /) -> str | None:
        """The secret that is kept under a name, or None."""
        try:
            found: str | None = self._package.get_password(service, name)
        except self._errors.KeyringError as error:
            raise OSError("no key store") from error
        return found

    def set_password(self, service: str, name: str, secret: str, /) -> None:
        """Keep a secret under a name."""
        try:
            self._package.set_password(service, name, secret)
        except self._errors.KeyringError as error:
            raise OSError("no key store") from error


def system_keyring() -> KeyRing | None:
    """The system's key store; None where the `keyring` package is not installed."""
    try:
        return SystemKeyRing(import_module("keyring"), import_module("keyring.errors"))
    except ImportError:
        return None


def data_key(folder: Path, *, ring: KeyRing | None = None, create: bool = False) -> bytes:
    """The record's 32-byte key, found in the key file or in `ring`, or made if `create`.

    Raises `BrokenWorld`: key_missing when there is none, key_unreadable when it is spoilt
    or may not be read.
    """
    found = _from_file(folder / KEY_FILE) or _from_ring(folder, ring)
    if found is not None:
        return found
    if not create:
        raise BrokenWorld("key_missing")
    key = secrets.token_bytes(KEY_BYTES)
    keep_key(folder, key, ring=ring)
    return key


def keep_key(folder: Path, key: bytes, *, ring: KeyRing | None = None) -> None:
    """Keep a key, new or from its recovery code; never replaces another key.

    Raises `BrokenWorld`: key_kept_already, key_unreadable.
    """
    known = _from_file(folder / KEY_FILE) or _from_ring(folder, ring)
    if known is not None and known != key:
        raise BrokenWorld("key_kept_already")
    if known is None and not _into_ring(folder, key, ring):
        _into_file(folder / KEY_FILE, key)


def recovery_code(key: bytes) -> str:
    """The key as 14 groups of four letters and digits, the last ones a check.

    Base32 (RFC 4648): no 0, 1, 8 or 9 that could be misread.
    """
    text = base64.b32encode(key + _check(key)).decode("ascii").rstrip("=")
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def key_from_code(code: str) -> bytes:
    """The key that a typed recovery code stands for; raises `Refused("recovery_code_wrong")`."""
    letters = "".join(code.split()).replace("-", "").upper()
    try:
        raw = base64.b32decode(letters)
    except ValueError as error:
        raise Refused("recovery_code_wrong") from error
    key = raw[:KEY_BYTES]
    if len(raw) != KEY_BYTES + _CHECK_BYTES or raw[KEY_BYTES:] != _check(key):
        raise Refused("recovery_code_wrong")
    return key


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"infusetrack recovery" + key).digest()[:_CHECK_BYTES]


def _from_file(path: Path) -> bytes | None:
    try:
        return key_from_code(path.read_text("ascii"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, Refused) as error:
        raise BrokenWorld("key_unreadable") from error


def _into_file(path: Path, key: bytes) -> None:
    made = path.with_name(path.name + ".new")
    made.unlink(missing_ok=True)
    try:
        handle = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(recovery_code(key) + "\n")
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise BrokenWorld("key_unreadable") from error


def _from_ring(folder: Path, ring: KeyRing | None) -> bytes | None:
    if ring is None:
        return None
    try:
        kept = ring.get_password(SERVICE, str(folder))
    except OSError:
        return None
    return key_from_code(kept) if kept else None


def _into_ring(folder: Path, key: bytes, ring: KeyRing | None) -> bool:
    if ring is None:
        return False
    try:
        ring.set_password(SERVICE, str(folder), recovery_code(key))
    except OSError:
        return False
    return _from_ring(folder, ring) == key
