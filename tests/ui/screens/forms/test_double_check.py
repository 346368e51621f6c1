"""The check by two people."""

import pytest

from infusetrack.domain.events import PreStartChecked, PreStartWitnessed
from tests.ui.conftest import PIN
from tests.ui.screens.forms.hand import events, last, refused, save

FIRST = {"dose": "14", "volume": "100", "rate": "5"}
SECOND = FIRST | {"badge": "RN 14", "pin": PIN}


@pytest.fixture
def half(opened):
    """The first person has checked."""
    form = opened("C1D2", "check")
    form.form.set_texts(FIRST)
    save(form)
    assert isinstance(last(form).event, PreStartChecked)
    return form


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("dose", "", "is empty"),
        ("dose", "140", "is not the ordered"),
        ("dose", "14 mg", "is not a number"),
        ("volume", "", "is empty"),
        ("volume", "1000", "is not the bag"),
        ("rate", "", "is empty"),
        ("rate", "50", "planned first rate"),
        ("rate", "0", "cannot be right"),
    ],
)
def test_the_first_persons_numbers_must_fit_order_bag_and_plan(opened, key, text, told):
    refused(opened("C1D2", "check"), FIRST, key, text, told)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("badge", "", "is empty"),
        ("badge", "RN 27", "Another person"),
        ("badge", "rn 27", "Another person"),
        ("badge", "RN 99", "do not fit"),
        ("dose", "", "is empty"),
        ("volume", "a", "is not a number"),
        ("rate", "", "is empty"),
    ],
)
def test_the_second_person_is_another_one_and_tells_all(half, key, text, told):
    before = len(events(half))
    half.form.set_texts(SECOND | {key: text})
    save(half)
    assert len(events(half)) == before
    assert told in half.form.refusal.text()
    assert half.form.fields[key].text() == text


def test_a_wrong_pin_writes_nothing_and_is_wiped(half):
    before = len(events(half))
    half.form.set_texts(SECOND | {"pin": "111222"})
    save(half)
    assert len(events(half)) == before
    assert "do not fit" in half.form.refusal.text()
    assert half.form.fields["pin"].is_empty()
    assert half.form.fields["dose"].text() == "14"


def test_the_second_person_does_not_see_the_firsts_numbers(half):
    assert half.form is half.second_form
    assert half.second_form.is_empty()
    assert half.first_form.is_empty()
    assert half.first_form.isHidden()
    assert half.frame.summary.isHidden()


def test_two_who_agree_finish_the_step(half):
    half.form.set_texts(SECOND)
    save(half)
    assert isinstance(last(half).event, PreStartWitnessed)
    assert last(half).by == "RN 14"
    assert half.mode == "closed"
    assert ("Checked by", "RN 27, then RN 14") in half.frame.summary.rows


def test_numbers_that_differ_start_anew_and_tell_nobody_which_was_right(half):
    half.form.set_texts(SECOND | {"rate": "10"})
    save(half)
    assert "Numbers differ: both check again" in half.stage.text()
    assert half.form is half.first_form
    assert half.form.is_empty()
    assert half.mode == "fill"
    half.form.set_texts(FIRST)
    save(half)
    assert half.second_form.is_empty()
    half.form.set_texts(SECOND)
    save(half)
    assert half.mode == "closed"


def test_the_second_persons_entries_are_never_kept(half):
    half.form.set_texts(SECOND)
    assert not any(PIN in text or text == "14" for text in half.typed().values())


def test_eleven_things_are_compared(opened):
    assert opened("C1D2", "check").things.text().count(",") == 10
