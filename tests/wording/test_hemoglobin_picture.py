"""Each point of the hemoglobin picture in words, in three units."""

from decimal import Decimal as D
from typing import get_args

import pytest

from infusetrack.domain.hemoglobin_course import FluidKind, NoteKind
from infusetrack.domain.hemoglobin_picture import Given
from infusetrack.wording import hemoglobin_picture as words
from tests.domain.hemoglobin_courses import STEADY, last, on, quiet


@pytest.mark.parametrize(("unit", "said"), [("g/dL", "8.7"), ("g/L", "87"), ("mmol/L", "5.4")])
def test_a_value_in_each_unit(unit, said):
    assert words.in_unit(D("8.7"), unit) == said


def test_a_point_tells_value_day_difference_grade_and_what_it_asks():
    told = words.point_words(
        last([*STEADY, (1, "9.8"), (2, "8.4"), (3, "7.4")]), "g/dL", "C1D4", on(0).tzinfo
    )
    assert told[0] == "7.4 g/dL"
    assert told[1] == "C1D4 · 10 Jan 2030 09:00"
    assert told[2] == "3.8 below baseline · CTCAE grade 3"
    assert told[3].startswith("Act now: ")


def test_a_quiet_point_asks_nothing_and_names_a_missing_limit():
    told = words.point_words(last([*STEADY, *quiet()]), "g/L", "", on(0).tzinfo)
    assert told[1] == "25 Jan 2030 09:00"
    assert told[2] == "at baseline · grade needs the laboratory's lower limit"
    assert len(told) == 3


def test_above_baseline_and_without_one():
    assert words.baseline_words(last([*STEADY, (2, "11.9")]), "g/dL") == "0.7 above baseline"
    assert words.baseline_words(last([(1, "112")]), "g/dL") == ""


def test_every_fluid_product_and_note_has_a_name():
    for kind in (*get_args(FluidKind), "rbc", "platelets", "plasma", "other"):
        assert "160 mL (10 mL/kg)" in words.given_words(Given(on(0), kind, D(160), D("10.0")))
    for note in get_args(NoteKind):
        assert words.note_words(note)


def test_a_dose_is_priming_or_numbered_or_due():
    assert words.dose_words("magrolimab", 1, first=True) == "magrolimab priming"
    assert words.dose_words("magrolimab", 2, first=False) == "magrolimab 2"
    assert words.dose_words("magrolimab", 0, first=False) == "magrolimab"
