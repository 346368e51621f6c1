"""Red cells given: the rise that was promised beside the one that was measured."""

from decimal import Decimal as D

from infusetrack.domain.events import Transfused
from infusetrack.domain.transfusions import rises
from tests.domain.small_trial import DIN, Pen, at, hgb, weight


def given(start, ml="200", product="red_cells", stop=None):
    return Transfused(DIN, product, D(ml), start, stop)


def pen_with(*facts, kg="20"):
    pen = Pen()
    if kg:
        pen.write(weight(DIN, kg), at(5))
    for fact, when in facts:
        pen.write(fact, when)
    return pen.chart


def values(*told):
    return [(hgb(DIN, value, when), when) for value, when in told]


def test_a_unit_stands_between_the_value_before_and_the_value_after():
    chart = pen_with(
        *values(("7.5", at(6)), ("7.2", at(8)), ("8.9", at(16)), ("9.4", at(23))),
        (given(at(9), stop=at(12)), at(12)),
    )
    (rise,) = rises(chart)
    assert (rise.expected, rise.before.g_dl, rise.after.g_dl, rise.observed) == (
        D("2.0"),
        D("7.2"),
        D("8.9"),
        D("1.7"),
    )


def test_a_value_within_the_hour_after_it_is_too_early():
    chart = pen_with(*values(("7.2", at(8)), ("8.0", at(12, 30))), (given(at(9), stop=at(12)), at(12)))
    (rise,) = rises(chart)
    assert (rise.after, rise.observed) == (None, None)


def test_a_value_after_the_next_unit_is_not_of_the_first():
    chart = pen_with(
        *values(("7.2", at(8)), ("9.9", at(20))),
        (given(at(9)), at(9)),
        (given(at(14)), at(14)),
        (given(at(7), product="platelets"), at(7)),
    )
    platelets, first, second = rises(chart)
    assert (platelets.expected, platelets.observed, first.after) == (None, None, None)
    assert (second.before.g_dl, second.observed) == (D("7.2"), D("2.7"))


def test_without_values_or_weight_nothing_is_promised_or_seen():
    (rise,) = rises(pen_with((given(at(9, 0, 28)), at(9, 0, 28)), kg=""))
    assert (rise.expected, rise.before, rise.observed) == (None, None, None)
    assert rises(pen_with()) == ()
