import stat
import sys
from types import SimpleNamespace

import pytest

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.store.keys import (
    KEY_FILE,
    SystemKeyRing,
    data_key,
    keep_key,
    key_from_code,
    recovery_code,
    system_keyring,
)


class Ring:
    """A key store in memory; `silent` loses what it is given, `broken` does not answer."""

    def __init__(self, *, silent=False, broken=False):
        self.kept, self.silent, self.broken = {}, silent, broken

    def get_password(self, service, name):
        if self.broken:
            raise OSError("no answer")
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        if self.broken:
            raise OSError("no answer")
        if not self.silent:
            self.kept[service, name] = secret


def test_a_new_key_is_made_once_and_found_again(tmp_path):
    made = data_key(tmp_path, create=True)
    assert len(made) == 32
    assert data_key(tmp_path) == made
    assert data_key(tmp_path, create=True) == made


def test_without_a_key_the_record_is_not_given_a_new_one_unasked(tmp_path):
    with pytest.raises(BrokenWorld, match="key_missing"):
        data_key(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_the_key_file(tmp_path):
    data_key(tmp_path, create=True)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_the_key_store_is_used_where_there_is_one(tmp_path):
    ring = Ring()
    made = data_key(tmp_path, ring=ring, create=True)
    assert not (tmp_path / KEY_FILE).exists()
    assert data_key(tmp_path, ring=ring) == made


@pytest.mark.parametrize("ring", [Ring(silent=True), Ring(broken=True)])
def test_a_key_store_that_does_not_keep_it_is_not_trusted(tmp_path, ring):
    made = data_key(tmp_path, ring=ring, create=True)
    assert data_key(tmp_path) == made


def test_a_spoilt_key_file_is_said_and_left_alone(tmp_path):
    (tmp_path / KEY_FILE).write_text("AAAA")
    with pytest.raises(BrokenWorld, match="key_unreadable"):
        data_key(tmp_path, create=True)
    assert (tmp_path / KEY_FILE).read_text() == "AAAA"


def test_the_recovery_code_brings_the_key_back(tmp_path, key):
    code = recovery_code(key)
    assert [len(group) for group in code.split("-")] == [4] * 14
    keep_key(tmp_path, key_from_code(f"  {code.lower()}\n"))
    assert data_key(tmp_path) == key


def test_another_key_never_replaces_the_one_that_is_kept(tmp_path, key):
    data_key(tmp_path, create=True)
    with pytest.raises(BrokenWorld, match="key_kept_already"):
        keep_key(tmp_path, key)


def test_a_folder_that_is_gone_is_said(tmp_path, key):
    with pytest.raises(BrokenWorld, match="key_unreadable"):
        keep_key(tmp_path / "gone", key)


@pytest.mark.parametrize(
    "change", [lambda c: c[:-1], lambda c: "B" + c[1:], lambda c: c + "AAAAAAAA", lambda c: "0" + c]
)
def test_a_mistyped_recovery_code_is_refused(key, change):
    with pytest.raises(Refused, match="recovery_code_wrong"):
        key_from_code(change(recovery_code(key)))


def test_the_systems_key_store_is_optional():
    assert system_keyring() is None or hasattr(system_keyring(), "get_password")


def test_a_locked_system_key_store_counts_as_none(tmp_path):
    class LockedError(Exception):
        pass

    def locked(*_):
        raise LockedError

    package = SimpleNamespace(get_password=locked, set_password=locked)
    ring = SystemKeyRing(package, SimpleNamespace(KeyringError=LockedError))
    made = data_key(tmp_path, ring=ring, create=True)
    assert data_key(tmp_path) == made


def test_the_system_key_store_is_asked_by_service_and_folder(tmp_path):
    inner = Ring()
    ring = SystemKeyRing(inner, SimpleNamespace(KeyringError=KeyError))
    made = data_key(tmp_path, ring=ring, create=True)
    assert inner.kept == {("InfuseTrack", str(tmp_path)): recovery_code(made)}
    assert data_key(tmp_path, ring=ring) == made
