"""A finished PDF as pictures of its pages."""

import threading

import pytest

from infusetrack.reports.pages import drawn, sizes, words
from tests.days import magrolimab_day
from tests.fakes import MemoryRecord
from tests.reports.pages import printed


@pytest.fixture(scope="module")
def pdf():
    return printed(magrolimab_day(MemoryRecord()), "C1D1")


def test_each_page_has_its_size_in_points(pdf):
    assert set(sizes(pdf)) == {(612.0, 792.0)}


def test_a_page_is_drawn_as_wide_as_asked_and_has_ink_on_it(pdf):
    picture = drawn(pdf, 0, 306)
    assert (picture.page, picture.wide, picture.high) == (0, 306, 396)
    assert len(picture.pixels) == picture.stride * picture.high
    assert len(set(picture.pixels)) > 20


def test_the_words_of_a_page_can_be_read_aloud(pdf):
    assert "PED-0417" in words(pdf, 0)
    assert "\n" not in words(pdf, 0)


def test_two_threads_may_ask_at_once(pdf):
    made = []
    threads = [
        threading.Thread(target=lambda: made.extend(drawn(pdf, 0, 200).wide for _ in range(4)))
        for _ in range(3)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert made == [200] * 12
