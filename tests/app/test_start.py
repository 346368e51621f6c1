"""The program opens in two steps: the sign-in at once, the record and the screens behind it."""

import pytest

from infusetrack.app.practice import accounts
from infusetrack.app.single import SingleWindow
from infusetrack.app.start import Opening
from infusetrack.domain.record import Draft
from infusetrack.domain.site import SITE
from infusetrack.places import Places
from infusetrack.store.keys import data_key, system_keyring
from infusetrack.store.record_store import RecordStore
from tests.fakes import FakeClock


@pytest.fixture
def places(tmp_path):
    """A data folder with staff in its record."""
    made = Places.of(tmp_path)
    record = RecordStore(made.record, data_key(tmp_path, ring=system_keyring(), create=True))
    now = FakeClock().now()
    for seq, account in enumerate(accounts(), 1):
        record.append(SITE, seq, Draft(now, now, "AD 01", account))
    record.close()
    return made


@pytest.fixture
def opening(qapp, qtbot, places):
    made = Opening(qapp, places, SingleWindow(places.folder))
    qtbot.addWidget(made.entrance)
    yield made
    if made.station is not None:
        qtbot.addWidget(made.station.window)
        made.station.close()


def test_the_whole_window_takes_the_place_of_the_entrance(opening, qtbot):
    opening.entrance.door.badge.set_text("RN 27")
    with qtbot.waitSignal(opening.entrance.seen):
        opening.entrance.show()
    window = opening.station.window
    assert window.isVisible()
    assert not window.is_working
    assert window.doors.sign_in.badge.text() == "RN 27"
    assert "RN 27" in opening.station.bedside.tools.site.site.staff


def test_closing_the_entrance_opens_nothing_more(opening):
    opening.entrance.show()
    opening.entrance.close()
    opening.fetch()
    assert opening.station is None


def test_a_record_without_its_key_is_told_in_a_sentence(opening, places, qtbot, capsys):
    for kept in places.folder.iterdir():
        if kept.name.startswith("key") or kept.suffix == ".key":
            kept.unlink()
    places.record.write_bytes(b"no record at all" * 400)
    with qtbot.waitSignal(opening.failed):
        opening.fetch()
    assert opening.station is None
    assert capsys.readouterr().err.strip()
