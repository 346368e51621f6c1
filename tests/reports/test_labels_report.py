"""Labels hold what the scanner of this program understands, and words for whoever has none."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PatientEnrolled
from infusetrack.reports.label_faces import BAG, STRIP, WRISTBAND
from infusetrack.reports.labels_report import labels_report
from tests.practice_charts import BEFORE, MAGROLIMAB, REGIMEN, RUNNING, chart_of, practice_printing
from tests.reports.code_reading import bars_on, read_bars, read_qr, squares_on
from tests.reports.pages import pages, text


def _labels(study_id=RUNNING, **more):
    chart, label, _ = chart_of(study_id)
    return labels_report(chart, REGIMEN, label, practice_printing(), **more)


def test_the_square_on_a_bag_is_the_study_number():
    assert read_qr(squares_on(_labels(form="bag"))) == "PED-0417"


def test_the_bars_on_a_wristband_are_both_identifiers_in_turn():
    assert [read_bars(one) for one in bars_on(_labels(form="wristband", code="code128"))] == [
        "PED-0417", "HN 20417",
    ]  # fmt: skip


def test_the_bars_on_a_bag_are_the_study_number():
    assert [read_bars(one) for one in bars_on(_labels(form="bag", code="code128"))] == ["PED-0417"]


@pytest.mark.parametrize("code", ["qr", "code128"])
def test_a_bag_says_whose_it_is_what_is_in_it_how_it_runs_and_until_when(code):
    (told,) = pages(_labels(form="bag", code=code))
    for needed in (
        "R. M. PED-0417 · HN 20417", "Dinutuximab 14 mg", "in 100 mL = 0.14 mg/mL · 0.9 % sodium",
        "planned 5.0 mL/h for 30 min, then 10.0 mL/h", "Lot PRACTICE-1 · expires 25 Nov 2026 07:38",
        "mixed 24 Nov 2026 07:38 · use by 25 Nov 2026 07:38", "One lumen for dinutuximab only",
        "Not dinutuximab beta (Qarziba)",
    ):  # fmt: skip
        assert needed in told, needed


@pytest.mark.parametrize("form", ["wristband", "strip"])
def test_a_wristband_says_initials_both_identifiers_birth_and_allergies(form):
    told = text(_labels(form=form))
    for needed in ("R. M. PED-0417", "HN 20417", "born 14 Mar 2020", "ALLERGIES: Penicillin"):
        assert needed in told


@pytest.mark.parametrize("form", ["wristband", "strip", "bag"])
def test_a_label_printer_gets_pages_of_the_labels_own_size(form):
    page = PdfReader(BytesIO(_labels(form=form))).pages[0]
    wide, tall = {"wristband": WRISTBAND, "strip": STRIP, "bag": BAG}[form]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((wide, tall), abs=0.01)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_sheet_has_everything_to_cut(paper):
    chart, label, _ = chart_of(RUNNING)
    sheet = labels_report(chart, REGIMEN, label, practice_printing(paper=paper))
    (told,) = pages(sheet)
    assert told.count("Dinutuximab 14 mg") == 2
    assert told.count("born 14 Mar 2020") == 3
    assert "Page 1 of 1" in told


def test_a_bag_that_nobody_ordered_has_no_label_and_the_sheet_says_what_to_do():
    with pytest.raises(Refused, match="bag_label_no_order"):
        _labels(BEFORE, form="bag")
    told = text(_labels(BEFORE))
    assert "No label for magrolimab on C1D1: there is no signed order." in told
    assert "L. N. PED-0422" in told


def test_a_day_without_a_drug_has_no_bag():
    chart, _, _ = chart_of(MAGROLIMAB)
    with pytest.raises(Refused, match="bag_label_no_drug"):
        labels_report(chart, REGIMEN, "C2D10", practice_printing(), form="bag")


def test_the_same_record_and_moment_give_the_same_bytes():
    for form in ("sheet", "wristband", "bag"):
        assert _labels(form=form) == _labels(form=form)


def _enrolled_as(**changes):
    """R. M.'s chart, enrolled with other words."""
    chart, label, _ = chart_of(RUNNING)
    other = replace(chart.patient, **changes)
    lines = [
        replace(line, event=other) if isinstance(line.event, PatientEnrolled) else line
        for line in chart.lines
    ]
    return replay(lines), label


@pytest.mark.parametrize("code", ["qr", "code128"])
@pytest.mark.parametrize("form", ["wristband", "strip"])
def test_allergies_that_do_not_fit_are_counted_and_never_cut(form, code):
    chart, label = _enrolled_as(allergies=tuple(f"drug number {n} with a long name" for n in range(40)))
    told = text(labels_report(chart, REGIMEN, label, practice_printing(), form=form, code=code))
    assert "ALLERGIES: 40, READ THE CHART" in told
    assert "drug number" not in told


def test_a_few_allergies_stand_whole():
    chart, label = _enrolled_as(allergies=("Penicillin (rash)", "Latex"))
    assert "ALLERGIES: Penicillin (rash); Latex" in text(
        labels_report(chart, REGIMEN, label, practice_printing(), form="wristband")
    )


def test_an_identifier_that_no_scanner_gives_back_has_no_code_and_the_sheet_says_so():
    chart, label = _enrolled_as(second_identifier="Ø-7")
    told = text(labels_report(chart, REGIMEN, label, practice_printing()))
    assert "has no code that this program's scanner could read: type it." in told


def test_the_properties_of_a_label_file_name_no_person():
    told = PdfReader(BytesIO(_labels(form="wristband"))).metadata
    assert told.title == "Labels PED-0417 C1D3"
