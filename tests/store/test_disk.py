import pytest

from infusetrack.store.disk import sync_file, sync_folder


def test_syncing_leaves_the_bytes_as_they_are(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"entry")
    sync_file(file)
    sync_folder(tmp_path)
    assert file.read_bytes() == b"entry"


def test_a_missing_file_cannot_be_synced(tmp_path):
    with pytest.raises(FileNotFoundError):
        sync_file(tmp_path / "gone")
