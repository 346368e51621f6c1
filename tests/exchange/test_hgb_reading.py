"""A hemoglobin file is read strictly: what cannot be is refused in one plain sentence."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange import hgb_reading
from infusetrack.exchange.hgb_reading import read_course
from infusetrack.wording.sentences import sentence
from tests.exchange.hgb_files import EXAMPLE, file

EARLY = {"time": "2030-01-06T07:10", "g_dl": 11.2}


def test_the_example_is_read_whole():
    course, unread = read_course(file())
    assert unread == ()
    assert [one.g_dl for one in course.hgb] == [D("11.2"), D("10.1")]
    assert [one.method for one in course.hgb] == ["lab", "poc"]
    assert course.markers[0].retic_pct == D("1.4")
    assert course.lln_g_dl is None
    assert (len(course.doses), len(course.units), len(course.fluids), len(course.notes)) == (2, 1, 1, 1)


def test_every_list_but_the_values_may_be_missing_or_empty():
    lists = ("labs", "doses", "transfusions", "fluids", "weights", "blood_draws", "notes", "protocol")
    course, _ = read_course(file(**dict.fromkeys(lists)))
    assert course.doses == ()
    course, _ = read_course(file(hgb=[]))
    assert course.hgb == ()


def test_a_list_that_is_not_known_is_said():
    assert read_course(file(transfusion=[]))[1] == ("transfusion",)


def test_two_values_of_one_minute_are_both_kept():
    twice = [EXAMPLE["hgb"][0], {**EXAMPLE["hgb"][0], "method": "poc"}]
    assert len(read_course(file(hgb=twice))[0].hgb) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"sixteen kilos", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (file().replace(b"11.2", b"NaN"), "cannot be read"),
        (file().replace(b"11.2", b'"NaN"'), "hgb[0].g_dl cannot be NaN"),
        (file().replace(b"11.2", b"1e400"), "cannot be"),
        (file().replace(b"11.2", b"-3"), "hgb[0].g_dl cannot be -3"),
        (file().replace(b"11.2", b"0"), "hgb[0].g_dl cannot be 0"),
        (file().replace(b"11.2", b'"11,2"'), "cannot be read"),
        (file().replace(b"11.2", b"true"), "cannot be read"),
        (file().replace(b"16.1", b"0"), "patient.weight_kg cannot be 0"),
        (file().replace(b"161", b"1e9"), "fluids[0].ml cannot be"),
        (file().replace(b"-07T07:10", b"-07T27:10"), "hgb[0] has no such time"),
        (file().replace(b"-07T07:10", b"-07 07:10"), "cannot be read"),
        (file(schema="hgb-review/2"), "cannot be read"),
        (file(patient=None), "cannot be read"),
        (file(hgb=None), "cannot be read"),
        (file(hgb=[*EXAMPLE["hgb"], EARLY]), "hgb[2] (2030-01-06T07:10) lies before"),
        (file(notes=[{"time": "2030-01-08T08:00", "kind": "sneeze"}]), "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(text, told):
    with pytest.raises(Refused) as refused:
        read_course(text)
    words = sentence(refused.value)
    assert told in words
    assert len(words) < 260


def test_a_file_beyond_all_measure_is_refused(monkeypatch):
    with pytest.raises(Refused, match="hgb_too_many"):
        read_course(file(weights=[{"time": "2030-01-08T08:00", "kg": 16}] * 20_001))
    monkeypatch.setattr(hgb_reading, "LARGEST_FILE", 100)
    with pytest.raises(Refused, match="hgb_too_long"):
        read_course(file())
