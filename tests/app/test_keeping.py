"""After each signature a backup is made, read through, and spoken of."""

import pytest

from infusetrack.app.background import Background
from infusetrack.app.keeping import Keeper
from infusetrack.domain.record import Draft
from infusetrack.rehearsal.unit import write_unit
from infusetrack.store.backup import backups
from infusetrack.store.record_store import RecordStore
from tests.fakes import FakeClock
from tests.ui.conftest import TRIAL, ZONE, make_bedside, regimens, sign_in, staff_facts

KEY = bytes(range(32))


class Ward:
    """A station over a record on disk, and what it tells its people."""

    def __init__(self, folder):
        self.path = folder / "record.db"
        self.store = RecordStore(self.path, KEY)
        with self.store.batch():
            now = write_unit(self.store, regimens()[TRIAL], ZONE, staff_facts())
        self.bedside = make_bedside(self.store, FakeClock(now))
        sign_in(self.bedside)
        self.background = Background()
        self.keeper = Keeper(self.bedside, self.background, self.path, KEY)
        self.told = []
        self.bedside.told.connect(lambda words, level: self.told.append((words, level)))

    def backups(self):
        return backups(self.path.parent / "backups", self.path)


@pytest.fixture
def ward(qapp, tmp_path):
    made = Ward(tmp_path)
    yield made
    made.background.wait()
    made.store.close()


def test_a_signed_day_leads_to_a_backup_that_holds_every_line(ward, qtbot):
    ward.bedside.back_up_asked.emit()
    qtbot.waitUntil(lambda: bool(ward.told))
    assert ward.told == [("Backup made and checked.", "info")]
    (copy,) = ward.backups()
    kept = RecordStore(copy, KEY, create=False)
    try:
        for stream in ward.store.streams():
            assert kept.lines(stream) == ward.store.lines(stream)
    finally:
        kept.close()


def test_the_record_can_be_written_while_its_backup_is_made(ward, qtbot):
    ward.keeper.back_up()
    stream = "patient/PED-0417"
    last, now = ward.store.lines(stream)[-1], ward.bedside.now()
    line = ward.store.append(stream, last.seq + 1, Draft(now, now, "RN 27", last.event, entry="meanwhile"))
    qtbot.waitUntil(lambda: bool(ward.told))
    assert ward.told[0][1] == "info"
    assert ward.store.lines(stream)[-1] == line


def test_a_backup_that_cannot_be_made_is_said_and_leaves_nothing_behind(ward, qtbot):
    (ward.path.parent / "backups").write_text("a file where the folder should be")
    ward.keeper.back_up()
    qtbot.waitUntil(lambda: bool(ward.told))
    ((words, level),) = ward.told
    assert words.startswith("No backup was made.")
    assert level == "refused"
    assert ward.backups() == ()


def test_it_knows_when_the_last_backup_was_made(ward, qtbot):
    assert ward.keeper.last_at() is None
    ward.bedside.back_up_asked.emit()
    qtbot.waitUntil(lambda: bool(ward.told))
    assert ward.keeper.last_at() == ward.bedside.now().replace(microsecond=0)
