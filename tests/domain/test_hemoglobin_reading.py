"""What the possible children say together is well formed, and follows what they hold."""

import numpy as np
import pytest

from infusetrack.domain.hemoglobin_cloud import SIZE, Cloud
from infusetrack.domain.hemoglobin_known import Known
from infusetrack.domain.hemoglobin_reading import Watch, read
from tests.domain.hemoglobin_courses import STEADY, course, values

NO_FLUID = np.zeros(SIZE)


def test_what_all_children_lost_is_what_is_read():
    cloud = Cloud(11.0, 0.4)
    cloud.cd47[:] = 2.5
    found = read(cloud, NO_FLUID, 0.0)
    assert (found.cd47, found.cd47_low, found.cd47_high) == pytest.approx((2.5, 2.5, 2.5))
    assert found.p_cd47 == pytest.approx(1)
    assert found.p_past_dip == pytest.approx(1)
    assert found.p_two_lost == pytest.approx(1)
    assert max(found.causes, key=found.causes.get) == "cd47"


def test_what_is_still_to_go_counts_for_the_week_ahead():
    cloud = Cloud(11.0, 0.4)
    cloud.leaving[:] = 4.0
    found = read(cloud, NO_FLUID, 0.0)
    assert found.cd47 == 0
    assert found.p_cd47 > 0.5
    assert found.p_two_lost == 0


def test_a_loss_past_the_published_dip_is_not_yet_one_of_two():
    cloud = Cloud(11.0, 0.4)
    cloud.cd47[:] = 1.7
    found = read(cloud, NO_FLUID, 0.0)
    assert found.p_past_dip == pytest.approx(1)
    assert found.p_cd47 < 0.01


@pytest.mark.parametrize(
    ("name", "account"),
    [("bleed", "bled"), ("marrow", "marrow"), ("phlebotomy", "drawn"), ("expected", "cd47")],
)
def test_each_account_has_its_cause(name, account):
    cloud = Cloud(11.0, 0.4)
    setattr(cloud, account, np.full(SIZE, 1.2))
    found = read(cloud, NO_FLUID, 0.0)
    assert max(found.causes, key=found.causes.get) == name
    assert found.missing == pytest.approx(1.2, abs=0.01)


def test_thin_blood_is_dilution_and_a_bad_sample_is_that():
    thin = read(Cloud(11.0, 0.4), np.full(SIZE, 0.15), 0.0)
    bad = read(Cloud(11.0, 0.4), NO_FLUID, 0.9)
    assert max(thin.causes, key=thin.causes.get) == "dilution"
    assert thin.missing == pytest.approx(0, abs=0.01)
    assert bad.causes["artifact"] == 0.9
    assert sum(bad.causes.values()) == pytest.approx(1)


def test_a_watch_begins_at_the_dose_where_no_value_stands_before_it():
    known = Known(course([(2, "10.0")]))
    watch = Watch(known)
    assert watch.now == known.magrolimab[0].at
    assert watch.cloud.baseline.std() > 1
    assert Watch(Known(course(STEADY))).cloud.baseline.std() < 0.6
    poc = Known(course(STEADY, hgb=values(STEADY, "poc")))
    assert Watch(poc).cloud.baseline.std() > 0.7


def test_a_value_that_is_not_weighed_is_a_bad_sample():
    known = Known(course([*STEADY, (2, "108")]))
    watch = Watch(known)
    for place, value in enumerate(known.course.hgb):
        found = watch.take(place, value, weigh=place < 2)
    assert found.causes["artifact"] == 1
    assert found.missing < 1
