"""What every `Drafts` that keeps does, the one on disk and the one in memory alike."""

import pytest

from infusetrack.domain.place import Place
from infusetrack.store.drafts import DraftStore
from tests.fakes import MemoryDrafts

STREAM = "patient/101-004"
PLACE = Place("RN 27", STREAM, "C1D2", "vitals")
LABS = Place("RN 27", STREAM, "C1D2", "labs")
OTHER = Place("RN 31", STREAM, "C1D2", "vitals")


@pytest.fixture(params=["on disk", "in memory"])
def drafts(request, store, path, key):
    made = DraftStore(path, key) if request.param == "on disk" else MemoryDrafts()
    yield made
    if isinstance(made, DraftStore):
        made.close()


def test_where_nobody_typed_there_is_nothing(drafts):
    assert drafts.kept(PLACE) == {}
    assert drafts.all_of("RN 27") == {}
    drafts.drop(PLACE)


def test_the_last_words_count(drafts):
    drafts.keep(PLACE, {"form.sbp": "9", "form.dbp": "61"})
    drafts.keep(PLACE, {"form.sbp": "98"})
    drafts.keep(PLACE, {"form.sbp": "98"})
    assert drafts.kept(PLACE) == {"form.sbp": "98"}


def test_each_person_day_and_step_has_its_own(drafts):
    for number, place in enumerate((PLACE, LABS, OTHER, Place("RN 27", STREAM, "C1D3", "vitals"))):
        drafts.keep(place, {"form.note": str(number)})
    assert drafts.kept(PLACE) == {"form.note": "0"}
    assert drafts.all_of("RN 31") == {OTHER: {"form.note": "2"}}
    assert len(drafts.all_of("RN 27")) == 3


def test_what_was_written_is_dropped_and_the_rest_stays(drafts):
    drafts.keep(PLACE, {"form.sbp": "98"})
    drafts.keep(LABS, {"form.hgb": "9.1"})
    drafts.drop(PLACE)
    assert drafts.all_of("RN 27") == {LABS: {"form.hgb": "9.1"}}


def test_an_emptied_form_leaves_nothing(drafts):
    drafts.keep(PLACE, {"form.sbp": "98"})
    drafts.keep(PLACE, {})
    assert drafts.all_of("RN 27") == {}
