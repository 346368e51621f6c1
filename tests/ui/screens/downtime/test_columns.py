"""What is typed from paper is read as it stands there, or refused with the box at fault."""

from datetime import timedelta
from decimal import Decimal

import pytest

from infusetrack.domain.back_events import Ground
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven, FluidCounted, InfusionPaused, NoteWritten, VitalsTaken
from infusetrack.ui.screens.downtime.columns import KINDS, Reader, titles_of
from tests.practice_charts import REGIMEN, RUNNING, chart_of

BY_KEY = {kind.key: kind for kind in KINDS}


def _read(kind, **texts):
    chart, label, now = chart_of(RUNNING)
    reader = Reader(texts, titles_of(BY_KEY[kind]))
    return BY_KEY[kind].read(reader, Ground(chart, REGIMEN, label, now - timedelta(minutes=5), now))


def _refused(kind, code, **texts):
    chart, label, now = chart_of(RUNNING)
    reader = Reader(texts, titles_of(BY_KEY[kind]))
    with pytest.raises(Refused, match=code):
        BY_KEY[kind].read(reader, Ground(chart, REGIMEN, label, now, now))
    return reader.at


def test_a_set_has_what_was_taken_and_nothing_else():
    told = _read("vitals", temperature_c="36,9", heart_rate="104", bp="98/56", sedation="1")
    assert told == VitalsTaken(
        "C1D3", sbp=98, dbp=56, heart_rate=104, temperature_c=Decimal("36.9"), sedation="1"
    )


@pytest.mark.parametrize(
    ("bp", "high", "low"), [("98/56", 98, 56), ("98 56", 98, 56), ("98", 98, None), ("", None, None)]
)
def test_a_pressure_is_read_as_it_is_written(bp, high, low):
    told = _read("vitals", bp=bp, heart_rate="100")
    assert (told.sbp, told.dbp) == (high, low)


def test_what_is_no_pressure_or_no_number_is_refused_in_its_box():
    assert _refused("vitals", "paper_pressure", bp="98/56/70") == "bp"
    assert _refused("vitals", "paper_pressure", bp="low") == "bp"
    assert _refused("vitals", "number", heart_rate="1o4") == "heart_rate"


def test_an_act_needs_only_so_many_letters_as_tell_it_from_the_others():
    assert _read("pump", act="P", why="kinked") == InfusionPaused("C1D3", "infusion", "kinked")
    assert _refused("pump", "paper_word", act="r") == "act"
    assert _refused("pump", "paper_word", act="bolus") == "act"
    assert _refused("pump", "field_empty") == "act"


def test_a_dose_is_read_with_its_unit_and_route():
    told = _read("drugs", drug="acetaminophen", dose="200", unit="mg", route="oral", why="fever")
    assert isinstance(told, DrugGiven)
    assert (told.drug, told.dose, told.unit, told.route, told.note) == (
        "acetaminophen", Decimal(200), "mg", "oral", "fever",
    )  # fmt: skip
    assert _refused("drugs", "field_empty", drug="acetaminophen", dose="200") == "unit"
    assert _refused("drugs", "field_empty", drug="acetaminophen", unit="mg", route="oral") == "dose"


def test_a_fluid_is_the_one_that_the_fluids_know_or_as_it_was_written():
    assert _read("fluids", way="o", what="Urine", ml="120") == FluidCounted(
        "C1D3", "out", "urine", Decimal(120)
    )
    assert _read("fluids", way="in", what="soup", ml="80").what == "soup"
    assert _refused("fluids", "field_empty", way="in", what="soup") == "ml"


def test_a_note_is_its_words():
    assert _read("notes", words="  mother  is here ") == NoteWritten("C1D3", "mother is here")
    assert _refused("notes", "field_empty") == "words"
