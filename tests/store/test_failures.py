import errno

import pytest
from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.failures import is_damage, plain_failures, plain_reason
from infusetrack.wording.sentences import sentence


def _fault(name):
    error = dbapi2.OperationalError("patient 101-004")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_IOERR_FSYNC", "the disk does not answer, or is full"),
        ("SQLITE_READONLY_DBMOVED", "the file may only be read here"),
        ("SQLITE_BUSY", "another program is using the file"),
        ("SQLITE_MISUSE", "the record's file refused it"),
    ],
)
def test_every_fault_has_plain_words_and_nothing_of_the_patient(name, words):
    with pytest.raises(BrokenWorld) as told, plain_failures():
        raise _fault(name)
    assert told.value.facts == {"why": words}
    assert "NOT SAVED" in sentence(told.value)
    assert "101-004" not in sentence(told.value)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "the file may only be read here"),
        (errno.ENOENT, "the file or its folder cannot be opened"),
    ],
)
def test_the_systems_own_faults_have_plain_words_too(number, words):
    with pytest.raises(BrokenWorld) as told, plain_failures():
        raise OSError(number, "patient-101-004.db")
    assert told.value.facts == {"why": words}


def test_damage_is_told_from_a_full_disk():
    assert is_damage(_fault("SQLITE_CORRUPT_VTAB"))
    assert is_damage(_fault("SQLITE_NOTADB"))
    assert not is_damage(_fault("SQLITE_FULL"))
    assert plain_reason(ValueError()) == "the record's file refused it"
