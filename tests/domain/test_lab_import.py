"""A report by file: whose it is, whether the record has it, and what acceptance would write."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.domain.lab_import import Report, Whose, as_fact, match, over, standing
from tests.domain.small_trial import DIN, Pen, at, lab, labs, patient

BORN = date(2020, 3, 14)
REPORT = Report(
    "results.hl7",
    "message 1",
    Whose("PED-0417", "", BORN),
    at(6),
    (lab("sodium", "138", "mmol/L"),),
    "A-1",
    "Ward",
)


@pytest.mark.parametrize(
    ("whose", "proven"),
    [
        (Whose("PED-0417", "", BORN), True),
        (Whose("ped 0417", "HN20417", BORN), True),
        (Whose("", "HN 20417", BORN), True),
        (Whose("PED-0417", "HN 20417", None), False),
        (Whose("PED-0417", "", None), False),
        (Whose("", "", BORN), False),
        (Whose("PED-0417", "", date(2020, 3, 15)), False),
        (Whose("PED-0418", "HN 20417", BORN), False),
        (Whose(), False),
    ],
)
def test_a_number_and_the_birth_date_must_agree_and_nothing_may_differ(whose, proven):
    found = match(replace(REPORT, whose=whose), patient())
    assert found.is_proven is proven


@given(st.text(), st.text(), st.dates())
def test_what_belongs_to_somebody_else_is_never_proven(study, second, born):
    found = match(replace(REPORT, whose=Whose(study, second, born)), patient())
    assert not found.is_proven or born == BORN


class TestWhatIsWritten:
    def test_a_proven_report_passes_the_gate_with_its_identifiers(self):
        fact = as_fact(REPORT, DIN, match(REPORT, patient()))
        assert (fact.imported, fact.matched, fact.laboratory) == (
            "results.hl7",
            ("study_id", "birth_date"),
            "Ward",
        )
        Pen().admit(fact, at(8))

    def test_a_wrong_patient_is_impossible_without_a_name_and_a_reason(self):
        other = replace(REPORT, whose=Whose("PED-0999", "", BORN))
        found = match(other, patient())
        with pytest.raises(Refused, match="lab_patient_unproven"):
            Pen().admit(as_fact(other, DIN, found), at(8))
        with pytest.raises(Refused, match="override_incomplete"):
            Pen().admit(as_fact(other, DIN, found, decided_by="MD 03"), at(8))
        Pen().admit(as_fact(other, DIN, found, decided_by="MD 03", why="number misread at the draw"), at(8))


class TestWhatTheRecordHas:
    def written(self, report=REPORT):
        pen = Pen()
        line = pen.write(as_fact(report, DIN, match(report, patient())), at(8))
        return pen.chart, line

    def test_what_was_never_written_is_new(self):
        assert standing(REPORT, Pen().chart).known == "new"
        chart, _ = self.written()
        assert standing(replace(REPORT, drawn_at=at(7)), chart).known == "new"

    def test_the_same_again_is_a_duplicate_even_where_a_nurse_typed_it(self):
        chart, line = self.written()
        assert standing(REPORT, chart).line == line
        pen = Pen()
        pen.write(labs(DIN, at(6), lab("sodium", "138", "mmol/L"), lab("potassium", "4", "mmol/L")), at(8))
        assert standing(REPORT, pen.chart).known == "same"

    def test_the_same_number_and_draw_with_another_value_is_a_correction(self):
        chart, line = self.written()
        again = replace(REPORT, results=(lab("sodium", "128", "mmol/L"),))
        assert (standing(again, chart).known, standing(again, chart).line) == ("corrects", line)
        assert standing(replace(again, number=""), chart).known == "new"

    def test_a_correction_keeps_what_was_not_told_again(self):
        before = labs(DIN, at(6), lab("sodium", "138", "mmol/L"), lab("potassium", "4", "mmol/L"))
        after = as_fact(
            replace(REPORT, results=(lab("sodium", "128", "mmol/L"),)), "C1D9", match(REPORT, patient())
        )
        found = over(before, after)
        assert {one.analyte: one.value for one in found.results} == {"potassium": D(4), "sodium": D(128)}
        assert (found.day, found.step) == (DIN, "labs")
