"""Evidence moves belief the right way, and never further than it can carry."""

from decimal import Decimal as D

import numpy as np
import pytest

from infusetrack.domain.hemoglobin_cloud import SIZE, Cloud
from infusetrack.domain.hemoglobin_course import HgbValue, Markers
from infusetrack.domain.hemoglobin_known import Excess
from infusetrack.domain.hemoglobin_weighing import (
    MARKERS,
    thinning,
    weigh_markers,
    weigh_value,
    weigh_weight,
)
from tests.domain.hemoglobin_courses import on

NOTHING = dict.fromkeys(MARKERS, ())


def _mean(cloud, amount):
    return float(cloud.weight @ amount / cloud.weight.sum())


def _cloud():
    return Cloud(11.0, 0.8)


@pytest.mark.parametrize(("method", "least"), [("lab", 0.45), ("poc", 0.2)])
def test_a_low_value_lowers_the_estimate_a_bedside_value_less(method, least):
    cloud = _cloud()
    bad = weigh_value(cloud, HgbValue(on(1), D("10.2"), method), np.zeros_like(cloud.weight), drip=False)
    moved = 11.0 - _mean(cloud, cloud.mass)
    assert least < moved < 0.8
    assert bad < 0.2


def test_a_value_out_of_the_series_is_a_bad_sample_sooner_beside_a_drip():
    chance = [
        weigh_value(_cloud(), HgbValue(on(1), D("7.9")), np.zeros(SIZE), drip=drip) for drip in (False, True)
    ]
    assert 0.5 < chance[0] < chance[1]


def test_a_value_that_repeats_the_last_one_is_hardly_a_bad_sample():
    low, dry = HgbValue(on(1), D("7.6")), np.zeros(SIZE)
    alone = weigh_value(_cloud(), low, dry, drip=True)
    again = weigh_value(_cloud(), low, dry, drip=True, repeats=True)
    assert alone > 0.9
    assert again < alone


def test_thinned_blood_explains_a_low_value():
    cloud = _cloud()
    thin = thinning(cloud, Excess(0.0, (0.1, 0.1, 0.1)))
    assert 0.08 < thin.mean() < 0.16
    weigh_value(cloud, HgbValue(on(1), D("10.0")), thin, drip=False)
    assert _mean(cloud, cloud.mass) > 10.7


@pytest.mark.parametrize(("change", "direction"), [(3.0, 1), (-1.0, -1)])
def test_weight_says_something_about_fluid(change, direction):
    cloud = _cloud()
    thin = thinning(cloud, Excess(0.0, (0.04, 0.04, 0.04)))
    before = _mean(cloud, thin)
    weigh_weight(cloud, change, thin)
    assert (_mean(cloud, thin) - before) * direction > 0


def _clearing():
    cloud = _cloud()
    cloud.leaving[: SIZE // 2] = 3.0
    return cloud


def test_loud_markers_speak_for_clearance_and_missing_ones_for_nothing():
    loud, silent = _clearing(), _clearing()
    weigh_markers(loud, Markers(on(3), D("2.4"), D(600), D("1.2"), D(20)), NOTHING)
    weigh_markers(silent, Markers(on(3)), NOTHING)
    assert loud.weight[: SIZE // 2].sum() / loud.weight.sum() > 0.6
    assert silent.weight[: SIZE // 2].sum() / silent.weight.sum() == pytest.approx(0.5)


def test_a_marker_of_nought_is_not_weighed():
    cloud = _clearing()
    weigh_markers(cloud, Markers(on(3), haptoglobin_mg_dl=D(0)), NOTHING)
    assert cloud.weight[: SIZE // 2].sum() / cloud.weight.sum() == pytest.approx(0.5)


def test_a_childs_own_usual_value_counts_more_than_the_books():
    own, book = _clearing(), _clearing()
    panel = Markers(on(3), ldh_u_l=D(800))
    weigh_markers(own, panel, NOTHING | {"ldh_u_l": (np.log(800),) * 3})
    weigh_markers(book, panel, NOTHING)
    assert (
        own.weight[: SIZE // 2].sum() / own.weight.sum() < book.weight[: SIZE // 2].sum() / book.weight.sum()
    )


def test_few_reticulocytes_speak_for_a_failing_marrow():
    cloud = _cloud()
    cloud.failing[: SIZE // 2] = 1.0
    weigh_markers(cloud, Markers(on(9), D("0.3")), NOTHING)
    assert cloud.weight[: SIZE // 2].sum() / cloud.weight.sum() > 0.7
