"""The flush."""

from decimal import Decimal

import pytest

from infusetrack.domain.events import FlushEnded, FlushStarted
from tests.ui.screens.forms.hand import events, last, refused, save, words

GOOD = {"volume": "3", "rate": "10"}


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("volume", "", "is empty"),
        ("volume", "0", "cannot be right"),
        ("volume", "3mL", "is not a number"),
        ("rate", "", "is empty"),
        ("rate", "-10", "cannot be right"),
        ("rate", "99999", "cannot be right"),
    ],
)
def test_what_cannot_be_is_refused(opened, key, text, told):
    refused(opened("C1D2", "flush"), GOOD, key, text, told)


def test_dead_volume_and_last_rate_stand_beside_empty_fields(opened):
    form = opened("C1D2", "flush")
    assert form.form.is_empty()
    assert "3 mL" in form.volume.aside
    assert "10.0 mL/h" in form.rate.aside


def test_it_runs_until_a_person_says_that_the_line_is_clear(opened):
    form = opened("C1D2", "flush")
    form.form.set_texts(GOOD)
    save(form)
    assert last(form).event == FlushStarted("C1D2", "flush", Decimal(3), Decimal(10))
    assert form.left.value() == "0:18"
    save(form)
    assert last(form).event == FlushEnded("C1D2", "flush")


def test_it_cannot_end_before_it_began(opened):
    form = opened("C1D2", "flush")
    form.form.set_texts(GOOD)
    save(form)
    before = len(events(form))
    form.moment_form.when.set_text("18:00")
    form.moment_form.late.set_text("forgot")
    save(form)
    assert len(events(form)) == before
    assert words(form)
