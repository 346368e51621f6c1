"""The lowest, the highest and the worst-graded laboratory value of a span of time."""

from decimal import Decimal as D

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_extremes import extremes, graded_value
from infusetrack.domain.labs import history
from infusetrack.domain.toxicity_map import Span
from tests.domain.small_trial import DIN, Pen, at, lab, labs, magrolimab_started

SPAN = Span("C1", at(0), at(0, 0, 26))


def chart_of(*panels):
    pen = Pen()
    for when, values in panels:
        pen.write(labs(DIN, when, *values), when)
    return pen.chart


def test_ends_are_compared_across_units():
    chart = chart_of(
        (at(1), (lab("hemoglobin", "10.4", "g/dL", "11.5", "15.5"),)),
        (at(2), (lab("hemoglobin", "88", "g/L", "115", "155"), lab("sodium", "138", "mmol/L", "135", "145"))),
        (at(3), (lab("hemoglobin", "9.9", "g/dL", "11.5", "15.5"),)),
        (at(0, 0, 27), (lab("hemoglobin", "5.0", "g/dL"),)),
    )
    hgb, sodium = extremes(chart, SPAN, ctcae())
    assert (hgb.analyte, hgb.drawn, hgb.lowest.value, hgb.highest.value) == (
        "hemoglobin",
        3,
        D(88),
        D("10.4"),
    )
    assert (hgb.worst.result.value, hgb.worst.grade.term, hgb.worst.grade.proposal.grade) == (
        D(88),
        "Anemia",
        2,
    )
    assert (sodium.lowest, sodium.worst) == (sodium.highest, None)


def test_without_terms_nothing_is_graded_and_words_have_no_ends():
    positive = LabValue("dat", D(1), "result", text="positive")
    chart = chart_of((at(1), (positive, lab("sodium", "120", "mmol/L", "135", "145"))))
    (sodium,) = extremes(chart, SPAN, None)
    assert (sodium.analyte, sodium.worst) == ("sodium", None)
    assert extremes(chart, SPAN, ctcae())[0].worst.grade.term == "Hyponatremia"


def test_what_ctcae_has_no_term_for_is_not_graded():
    pen = Pen()
    pen.write(magrolimab_started(), at(0))
    pen.write(labs(DIN, at(1), lab("chloride", "90", "mmol/L")), at(1))
    (chloride,) = history(pen.chart, "chloride")
    assert graded_value(pen.chart, chloride, ctcae()) is None
    assert extremes(pen.chart, SPAN, ctcae())[0].worst is None
    assert extremes(pen.chart, Span("C2", at(0, 0, 27), at(0, 0, 28)), ctcae()) == ()


def test_among_values_of_one_grade_the_one_furthest_out_is_the_worst():
    chart = chart_of(
        *((at(hour), (lab("hemoglobin", value, "g/dL", "11.5", "15.5"), lab("alt", high, "U/L", "5", "45")))
          for hour, value, high in ((1, "10.9", "60"), (2, "10.2", "100"), (3, "10.5", "80")))
    )  # fmt: skip
    hgb, alt = extremes(chart, SPAN, ctcae())
    assert (hgb.worst.result.value, alt.worst.result.value) == (D("10.2"), D(100))
