"""Laws of the many possible children: nothing is lost, time adds up, weighing follows the evidence."""

import numpy as np
import pytest

from infusetrack.domain.hemoglobin_cloud import BLEED, CD47, SIZE, Cloud
from infusetrack.domain.hemoglobin_known import Step
from tests.domain.hemoglobin_courses import on


def _cloud():
    return Cloud(11.0, 0.5)


def test_every_child_begins_whole():
    cloud = _cloud()
    assert np.allclose(cloud.mass, cloud.baseline)
    assert cloud.weight.sum() == pytest.approx(1)


def test_no_time_changes_nothing():
    cloud = _cloud()
    before = cloud.mass.copy()
    cloud.advance(np.random.default_rng(1), 0)
    assert np.array_equal(cloud.mass, before)


def test_a_dose_takes_what_waits_and_no_more():
    cloud, rng = _cloud(), np.random.default_rng(1)
    cloud.recovery[:] = 0
    cloud.dosed(rng, Step(0, on(0), first_exposure=True))
    waits = cloud.waiting.copy()
    ahead = cloud.cd47_in(7)
    for _ in range(400):
        cloud.advance(rng, 1.0)
    assert np.allclose(cloud.cd47, waits, rtol=0.02)
    assert (ahead <= waits + 1e-9).all()


def test_two_half_days_are_nearly_a_day():
    one, two = _cloud(), _cloud()
    rng = np.random.default_rng(1)
    for cloud in (one, two):
        cloud.recovery[:] = 0.06
        cloud.leaving[:] = 2.0
        cloud.bleeding[:] = 1.0
    one.advance(rng, 1.0)
    two.advance(rng, 0.5)
    two.advance(rng, 0.5)
    assert np.allclose(one.cd47, two.cd47, atol=0.15)
    assert np.allclose(one.bled, two.bled, atol=0.15)


def test_what_was_lost_comes_back():
    cloud, rng = _cloud(), np.random.default_rng(1)
    cloud.bled[:] = 2.0
    for _ in range(30):
        cloud.advance(rng, 1.0)
    assert cloud.bled.mean() < 0.6


def test_a_later_dose_of_no_kind_does_nothing():
    cloud = _cloud()
    cloud.dosed(np.random.default_rng(1), Step(1, on(0)))
    assert not cloud.waiting.any()


def test_a_note_of_bleeding_makes_bleeding_likely():
    quiet, noted = _cloud(), _cloud()
    kinds = [
        cloud.begin(np.random.default_rng(1), 1.0, notes, None, hydrated=False)
        for cloud, notes in ((quiet, frozenset()), (noted, frozenset({"melena"})))
    ]
    chance = [
        float(cloud.weight[kind == BLEED].sum() / cloud.weight.sum())
        for cloud, kind in zip((quiet, noted), kinds, strict=True)
    ]
    assert chance[0] < 0.02
    assert chance[1] > 0.15


def test_a_late_cd47_loss_needs_a_dose_in_the_last_weeks():
    chance = []
    for since in (None, 5.0, 40.0):
        cloud = _cloud()
        kind = cloud.begin(np.random.default_rng(1), 3.0, frozenset(), since, hydrated=False)
        chance.append(float(cloud.weight[kind == CD47].sum()))
    assert chance[0] < 1e-4
    assert chance[2] < 1e-4
    assert chance[1] > 0.003


def test_likely_children_are_kept_and_the_weights_even_out():
    cloud = _cloud()
    cloud.weight = np.where(cloud.baseline > 11.2, 1.0, 1e-9)
    cloud.resample(np.random.default_rng(1))
    assert (cloud.baseline > 11.0).all()
    assert np.allclose(cloud.weight, 1 / SIZE)


def test_even_weights_are_left_alone():
    cloud = _cloud()
    before = cloud.baseline.copy()
    cloud.resample(np.random.default_rng(1))
    assert np.array_equal(cloud.baseline, before)


def test_nothing_strikes_where_nothing_was_tried():
    cloud = _cloud()
    kind = np.zeros(SIZE, dtype=np.int64)
    cloud.strike(np.random.default_rng(1), kind, np.flatnonzero(kind))
    assert not cloud.bleeding.any()
    kind[:10] = BLEED
    cloud.strike(np.random.default_rng(1), kind, np.flatnonzero(kind))
    assert np.count_nonzero(cloud.bleeding) == 10
