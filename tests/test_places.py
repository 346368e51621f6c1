"""The window and the command line find the same record."""

from infusetrack.places import Places


def test_a_named_folder_is_made_and_holds_the_record(tmp_path):
    places = Places.of(tmp_path / "ward" / "station")
    assert places.folder.is_dir()
    assert places.record.parent == places.folder
    assert places.backups.parent == places.folder


def test_without_a_name_the_systems_own_place_is_used(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert Places.of().record.parts[-2:] == ("InfuseTrack", "record.db")
