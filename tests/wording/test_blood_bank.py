"""What a blood request must say."""

from datetime import UTC
from decimal import Decimal as D

from infusetrack.domain.blood_bank import BloodBank, blood_bank, products
from infusetrack.domain.events import Transfused
from infusetrack.wording.blood_bank import anti_cd47_words, baseline_set_words, given_words
from tests.domain.small_trial import DIN, Pen, at, magrolimab_started, weight


def test_before_the_first_dose_nothing_is_asked_of_a_request():
    bank = blood_bank(Pen().chart)
    assert anti_cd47_words(bank, UTC) == ("", "")
    assert "before the first dose" in baseline_set_words(bank, UTC)


def test_after_it_the_banner_says_what_to_write_and_what_is_missing():
    pen = Pen()
    pen.write(magrolimab_started(), at(9, 0, 23))
    bank = blood_bank(pen.chart)
    words, detail = anti_cd47_words(bank, UTC)
    assert words.startswith("On an anti-CD47 antibody")
    assert "23 Nov 2026" in detail
    assert "Tell the blood bank" in baseline_set_words(bank, UTC)
    assert "recorded" in baseline_set_words(BloodBank(at(9), at(9), at(8)), UTC)


def test_a_product_is_one_line_with_its_volume_by_weight_and_reaction():
    pen = Pen()
    pen.write(weight(DIN, "15"), at(5))
    pen.write(Transfused(DIN, "red_cells", D(150), at(6), at(8), "hives", "W1", "irradiated"), at(9))
    told = given_words(products(pen.chart)[0], UTC)
    assert told.startswith("C1D2 Red cells 150 mL (10 mL/kg)")
    for part in ("reaction: hives", "unit W1", "irradiated", "to 08:00"):
        assert part in told
