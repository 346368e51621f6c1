from infusetrack.domain.place import Place
from infusetrack.session.no_drafts import NoDrafts

PLACE = Place("RN 27", "patient/PED-0417", "C1D2", "vitals")


def test_without_a_file_nothing_is_kept_and_nothing_fails():
    drafts = NoDrafts()
    drafts.keep(PLACE, {"form.sbp": "98"})
    assert drafts.kept(PLACE) == {}
    drafts.drop(PLACE)
    assert drafts.all_of("RN 27") == {}
