"""Where a day went another way than its plan: each with who decided and why."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.deviations import deviations
from tests.domain.small_trial import DIN, MAG, Pen, at, bag, hgb, order, started

PRE = e.DrugGiven(DIN, "premed", "acetaminophen", D(300), "mg", "by mouth")
ANSWER = e.HemoglobinAnswered(
    DIN, at(6), D("8.8"), "act", "raw_fall", "cd47", agrees=False, decided_by="PI 01", why="diluted"
)


def kinds(*facts):
    pen = Pen()
    for hour, fact in enumerate(facts):
        pen.write(fact, at(hour))
    return [(one.kind, one.why, one.decided_by) for one in deviations(pen.chart, (DIN,))]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (started(late_because="pharmacy"), ("late_start", "pharmacy", "")),
        (e.StepSkipped(DIN, "height", "sleeps"), ("left_out", "sleeps", "")),
        (order(differs_because="rounded to vials"), ("order_differs", "rounded to vials", "")),
        (bag(outside_because="pharmacist agreed"), ("bag_outside", "pharmacist agreed", "")),
        (
            e.IdentityConfirmed(DIN, "identity", ("PED-0417",), "typed", "scanner flat"),
            ("not_scanned", "scanner flat", ""),
        ),
        (e.VitalsTaken(DIN, sbp=90, partial_because="cries"), ("set_not_complete", "cries", "")),
        (
            e.Released(DIN, "release", ("hgb",), "PI 01", "benefit outweighs"),
            ("released_against", "benefit outweighs", "PI 01"),
        ),
        (
            e.RestartOrdered(DIN, "infusion", 4, "MD 03", D(5), "", "PI 01", "mild"),
            ("restart_against", "mild", "PI 01"),
        ),
        (
            replace(hgb(DIN, "9", at(5)), override_by="RN 14", override_reason="old band"),
            ("lab_identity", "old band", "RN 14"),
        ),
        (ANSWER, ("advice_differs", "diluted", "PI 01")),
        (e.DrugRefused(DIN, "acetaminophen", "spat out"), ("drug_refused", "spat out", "")),
        (
            replace(PRE, early_because="fever", ordered_by="MD 03"),
            ("dose_early", "fever", "MD 03"),
        ),
        (replace(PRE, over_because="pain", ordered_by="MD 03"), ("dose_over", "pain", "MD 03")),
        (replace(PRE, flagged_because="allergy to dye only"), ("dose_flagged", "allergy to dye only", "")),
        (
            e.StepDone(DIN, "observation", (("early_because", "bus leaves"),)),
            ("ended_early", "bus leaves", ""),
        ),
    ],
)
def test_each_kind_is_told_with_who_and_why(fact, told):
    assert kinds(fact) == [told]


def test_a_day_by_its_plan_has_none():
    assert kinds(
        order(), bag(), started(), PRE, replace(PRE, ordered_by="MD 03"), hgb(DIN, "9", at(5)),
        replace(ANSWER, agrees=True), e.Released(DIN, "release", ()), e.VitalsTaken(DIN, sbp=90),
        e.StepDone(DIN, "hydration"), e.IdentityConfirmed(DIN, "identity", (), "scanned"),
    ) == []  # fmt: skip


def test_lapsed_checks_of_a_day_stand_on_one_row_after_the_rest():
    pen = Pen()
    for hour in (8, 9):
        pen.write(e.CheckLapsed(DIN, "infusion", "dinutuximab", "start", at(hour)), at(hour + 1))
    pen.write(e.StepSkipped(DIN, "height", "sleeps"), at(12))
    pen.write(e.StepSkipped(MAG, "height", "sleeps too"), at(8, 0, 23))
    found = deviations(pen.chart, (MAG, DIN))
    assert [(one.day, one.kind, one.many) for one in found] == [
        (MAG, "left_out", 1),
        (DIN, "left_out", 1),
        (DIN, "check_lapsed", 2),
    ]
