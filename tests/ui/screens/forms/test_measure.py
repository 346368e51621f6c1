"""Weight and height, their slips, and the surface that follows."""

from decimal import Decimal

import pytest

from tests.ui.screens.forms.hand import last, refused, save

GOOD = {"weight": "20.4", "height": "116"}


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("weight", "", "is empty"),
        ("weight", "heavy", "is not a number"),
        ("weight", "2004", "cannot be right"),
        ("weight", "0", "cannot be right"),
        ("weight", "-20", "cannot be right"),
        ("weight", "20.345", "too many decimals"),
        ("weight", "NaN", "is not a number"),
        ("weight", "44.1", "is empty"),
        ("height", "1.16", "cannot be right"),
        ("height", "45", "cannot be right"),
        ("height", "116 cm", "is not a number"),
    ],
)
def test_what_cannot_be_is_refused(opened, key, text, told):
    refused(opened("C1D2", "measure"), GOOD, key, text, told)


def test_pounds_are_noticed_while_typing(opened):
    form = opened("C1D2", "measure")
    form.kg.set_text("44.1")
    assert "pounds" in form.kg.message
    assert not form.explained.isHidden()


def test_a_large_change_stands_once_it_is_explained(opened):
    form = opened("C1D2", "measure")
    form.form.set_texts({"weight": "23"})
    form.form.set_texts({"explained": "measured twice, oedema"})
    save(form)
    assert last(form).event.change_explained == "measured twice, oedema"


def test_the_surface_and_the_change_follow_the_typing(opened):
    form = opened("C1D2", "measure")
    form.kg.set_text("20.4")
    assert form.surface.value() == "0.807"
    assert form.change.value() == "+2.0"
    assert form.kg.text() == "20.4"


def test_the_last_weight_is_shown_and_never_copied(opened):
    form = opened("C1D2", "measure")
    assert form.kg.is_empty()
    assert "20" in form.kg.aside


def test_height_may_be_left_out(opened):
    form = opened("C1D2", "measure")
    form.form.set_texts({"weight": "20,4"})
    save(form)
    assert (last(form).event.weight_kg, last(form).event.height_cm) == (Decimal("20.4"), None)


def test_the_limit_of_a_change_says_where_it_is_from(opened):
    form = opened("C1D2", "measure")
    assert any("Proposed limit" in value for _, value in form.frame.sources.rows)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("weight", "44.1", "pounds"),
        ("weight", "100", "far outside the usual for the age"),
        ("height", "60", "far outside the usual for the age"),
        ("height", "45.5", "inches"),
    ],
)
def test_a_first_measure_is_held_against_the_age(opened, key, text, told, monkeypatch):
    form = opened("C1D2", "measure")
    monkeypatch.setattr(form, "_last", lambda **_tall: None)
    form.form.fields[key].set_text(text)
    assert told in form.form.fields[key].message


def test_a_usual_measure_has_no_word_beside_it(opened):
    form = opened("C1D2", "measure")
    form.form.set_texts(GOOD)
    assert (form.kg.message, form.cm.message) == ("", "")
