"""What a station is made of, for the real record."""

from infusetrack.app.parts import real_parts
from infusetrack.places import Places


def test_a_new_data_folder_gets_a_record_and_opens_with_the_same_key_again(tmp_path):
    places = Places.of(tmp_path)
    first = real_parts(places)
    first.record.close()
    second = real_parts(places)
    second.record.close()
    assert places.record.exists()
    assert second.key == first.key
    assert not second.rehearsal
    assert second.sentinel == ()
