"""Hemoglobin in small: which values it shows, where its line breaks, and that it has the trend's own baseline."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_spark import NOTHING, spark, spark_of
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, on
from tests.domain.small_trial import Pen

FALLING = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8")]


def _levels(shown):
    return [[str(g_dl) for _, g_dl in run] for run in shown.runs]


def test_the_values_and_the_baseline_are_those_of_the_trend():
    known = course(FALLING)
    shown = spark_of(known)
    reviews = review(known)
    assert shown.points == tuple((one.at, one.value.g_dl) for one in reviews)
    assert shown.baseline == reviews[-1].baseline
    assert shown.doses == (on(0),)


def test_what_lies_more_than_four_weeks_back_is_left_out_but_still_counts_as_baseline():
    shown = spark_of(course([*FALLING, (26, "10.4"), (28, "10.6"), (31, "10.5")], doses=(0, 28)))
    assert _levels(shown) == [["9.6", "8.8"], ["10.4", "10.6", "10.5"]]
    assert shown.doses == (on(28),)
    assert shown.baseline == D("11.2")


def test_no_line_is_drawn_through_red_cells_given():
    unit = c.Unit(on(4), c.RED_CELLS, 10 * KILOS)
    assert _levels(spark_of(replace(course(FALLING), units=(unit,)))) == [
        ["11.3", "11.2", "10.4", "9.6"], ["8.8"],
    ]  # fmt: skip
    platelets = replace(unit, product="platelets")
    assert len(spark_of(replace(course(FALLING), units=(platelets,))).runs) == 1


def test_grams_a_litre_typed_as_grams_a_decilitre_do_not_flatten_the_line():
    assert _levels(spark_of(course([*FALLING, (6, "88")])))[0][-1] == "8.8"


def test_without_a_value_there_is_no_line():
    assert spark(Chart()) is NOTHING
    assert spark_of(course([(1, "88")])) is NOTHING


def test_a_bedside_value_that_stands_alone_is_one_point():
    (only,) = spark_of(course([(1, "10.4")])).runs
    assert len(only) == 1


def test_a_chart_shows_what_its_course_has():
    assert [g_dl for _, g_dl in spark(Pen().chart).points] == [Pen().chart.patient.baseline_hgb_g_dl]
