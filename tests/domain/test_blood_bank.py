"""What the blood bank must know of a patient on an anti-CD47 antibody."""

from decimal import Decimal as D

from infusetrack.domain.blood_bank import BloodBank, blood_bank, products
from infusetrack.domain.events import StepDone, Transfused
from tests.domain.small_trial import DIN, MAG, Pen, at, magrolimab_started, started, weight


def test_before_the_first_dose_there_is_nothing_to_tell():
    pen = Pen()
    pen.write(started(), at(8))
    assert blood_bank(pen.chart) == BloodBank()


def test_first_and_last_dose_and_the_set_before_it_are_known():
    pen = Pen()
    pen.write(StepDone(MAG, "bloodbank"), at(7, 0, 23))
    pen.write(StepDone(MAG, "screen"), at(6, 0, 23))
    pen.write(magrolimab_started(), at(9, 0, 23))
    pen.write(started("C1D8", "magrolimab"), at(9, 0, 30))
    assert blood_bank(pen.chart) == BloodBank(at(9, 0, 23), at(9, 0, 30), at(7, 0, 23))


def test_products_stand_newest_first_with_their_volume_by_weight():
    pen = Pen()
    pen.write(Transfused(DIN, "red_cells", D(150), at(6), at(8)), at(9))
    assert products(pen.chart)[0].ml_kg is None
    pen.write(weight(DIN, "15"), at(5))
    pen.write(Transfused(DIN, "platelets", D(75), at(9)), at(10))
    found = products(pen.chart)
    assert [(one.event.product, one.ml_kg) for one in found] == [("platelets", D(5)), ("red_cells", D(10))]
