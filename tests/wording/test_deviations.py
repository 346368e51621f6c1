"""What went another way than planned, in words."""

from decimal import Decimal as D
from typing import get_args

from infusetrack.domain import events as e
from infusetrack.domain.calendar_state import DayState
from infusetrack.domain.deviations import DeviationKind, deviations
from infusetrack.wording.calendar_days import state_words
from infusetrack.wording.deviations import KINDS, deviation_words
from infusetrack.wording.documents import document_words
from infusetrack.wording.events import names_of
from tests.domain.small_trial import DIN, TRIAL, Pen, at, order, started


def words(*facts):
    pen = Pen()
    for hour, fact in enumerate(facts):
        pen.write(fact, at(hour))
    return [deviation_words(one, names_of(TRIAL)) for one in deviations(pen.chart, (DIN,))]


def test_every_kind_has_its_words():
    assert set(KINDS) == set(get_args(DeviationKind))
    assert all(state_words(state) for state in DayState)


def test_the_step_the_drug_or_the_dose_is_named():
    dose = e.DrugGiven(DIN, "premed", "acetaminophen", D(300), "mg", "by mouth", over_because="pain")
    told = words(
        order(differs_because="vials", ordered_mg=D(12)),
        started(late_because="pharmacy"),
        dose,
        e.DrugRefused(DIN, "morphine", "asleep"),
        e.VitalsTaken(DIN, sbp=90, partial_because="cries"),
        e.CheckLapsed(DIN, "infusion", "dinutuximab", "start", at(4)),
    )
    assert told[0] == "order differs from the computed dose: 12 mg, computed 11.2 mg"
    assert told[1] == "Dinutuximab infusion: started late"
    assert told[2:] == [
        "acetaminophen: dose over a limit",
        "morphine: drug not taken",
        "vital signs not complete",
        "planned checks not taken: 1",
    ]


def test_a_document_has_its_name_and_its_day():
    assert document_words("day", "C1D2") == "Cycle-day summary, C1D2"
    assert document_words("hgb") == "Hemoglobin report"
    assert document_words("something of later") == "something of later"
