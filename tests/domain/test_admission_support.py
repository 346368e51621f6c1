"""What is written of drugs on the side: what a rule asks, and whose reason lets it pass."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.admission_support import check_support
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    ClockGap,
    DrugGiven,
    DrugRefused,
    InfusionCompleted,
    NoteWritten,
    StepDone,
    VitalsTaken,
)
from tests.domain.reacting import Reacting
from tests.domain.small_trial import DIN, TRIAL, Pen, at, lab, labs, open_all, started
from tests.domain.support import SEEN, draft, drug, fluid, given, pen, rate, site_with


def check(written, event, when=None, *, regimen=TRIAL, **more):
    check_support(written.chart, regimen, draft(event, when or at(10), **more))


def refused(code, written, event, when=None, **more):
    with pytest.raises(Refused) as caught:
        check(written, event, when, **more)
    assert caught.value.code == code
    return caught.value.facts


class TestADose:
    def test_inside_the_window_it_may_be_written(self):
        check(pen(), given())
        check(pen(), given(dose="0.75", unit="mg"))

    def test_outside_it_wants_a_note(self):
        refused("dose_beside", pen(), given(dose="1200"))
        check(pen(), given(dose="1200", note="MD 03 ordered 60 mcg/kg"))

    def test_ten_and_a_thousand_times_off_stay_refused_with_a_note(self):
        refused("drug_tenfold", pen(), given(dose="10", unit="mg", note="as ordered"))
        refused("drug_thousandfold", pen(), given(dose="1", note="as ordered"))
        refused("drug_thousandfold", pen(), given(dose="1000", unit="mg", note="as ordered"))

    def test_it_is_told_in_milligrams_or_micrograms(self):
        refused("dose_unit", pen(), given(unit="mL", note="as ordered"))

    def test_without_a_set_dose_it_stands_on_the_order(self):
        refused("dose_not_set", pen(), given("fentanyl", "20"))
        check(pen(), given("fentanyl", "20", note="order of MD 03"))
        check(Pen(), given(step="opioid"))

    def test_a_drug_that_the_file_does_not_know_wants_its_order(self):
        refused("drug_unknown", pen(), given("ondansetron", "3", "mg"))
        check(pen(), given("ondansetron", "3", "mg", note="MD 03"))
        check(pen(), given("ondansetron", "3", "mg", step="premed"))
        check(pen(), given("epinephrine", "0.2", "mg", reaction=4))
        refused("drug_name", pen(), given(" "))


class TestTooEarly:
    def test_not_before_12_05(self):
        written = pen()
        written.write(given(), at(10, 5))
        assert refused("drug_early", written, given(), at(12, 4))["at"] == at(12, 5)
        check(written, given(), at(12, 5))

    def test_an_early_opioid_wants_a_reason_and_a_name(self):
        written = pen()
        written.write(given(), at(10, 5))
        refused("drug_early_order", written, given(early_because="pain 9"), at(11))
        check(written, given(early_because="pain 9", ordered_by="MD 03"), at(11))

    def test_another_drug_wants_a_reason_only(self):
        written = pen()
        written.write(given("acetaminophen", "250", "mg"), at(8))
        refused("drug_early", written, given("acetaminophen", "250", "mg"), at(11, 59))
        check(written, given("acetaminophen", "250", "mg", early_because="fever 40.1"), at(11, 59))

    def test_a_late_entry_must_not_make_a_later_dose_early(self):
        written = pen()
        written.write(given(), at(12))
        refused("drug_early", written, given(), at(10, 30), clock=at(12, 30))
        check(written, given(), at(10), clock=at(12, 30))

    def test_words_beside_the_name_do_not_make_it_another_drug(self):
        written = pen()
        written.write(given(), at(10))
        for name in ("morphine IV", "IV Morphine", " MORPHINE  sulfate", "morphine, extra"):
            refused("drug_early", written, given(name, note="order of MD 03"), at(11))

    def test_a_clock_that_was_set_back_makes_no_dose_due(self):
        """Given at 12:00, the clock set back by three hours: at 09:01 it was a minute ago."""
        written = pen()
        written.write(given(), at(12))
        refused("drug_early", written, given(), at(9, 1))
        written.write(ClockGap("set_back", 3 * 3600), at(9))
        assert refused("drug_early", written, given(), at(9, 1))["at"] == at(11)
        refused("drug_early", written, given(), at(10, 59))
        check(written, given(), at(11))

    def test_a_dose_put_right_is_not_too_near_to_itself(self):
        written = pen()
        line = written.write(given(), at(10))
        check(written, given(dose="800"), at(10), amends=line.seq)

    def test_a_rescue_drug_for_a_reaction_waits_for_nothing_but_an_opioid_does(self):
        written = pen()
        written.write(given("diphenhydramine", "20", "mg"), at(9))
        check(written, given("diphenhydramine", "20", "mg", reaction=7), at(10))
        written.write(given(), at(9))
        refused("drug_early", written, given(reaction=7), at(10))

    def test_a_reaction_whose_form_is_finished_is_no_reason_for_a_later_dose(self):
        scene = Reacting(until=30, pen=pen()).press(60).told(70, "irr_mild", 2, finished=True)
        scene.write(given("diphenhydramine", "20", "mg"), 60)
        again = ("diphenhydramine", "20", "mg")
        check(scene.pen, given(*again, reaction=scene.seq), scene.when(70))
        refused("drug_early", scene.pen, given(*again, reaction=scene.seq), scene.when(71))
        steroid = given("hydrocortisone", "20", "mg", reaction=scene.seq)
        refused("drug_restricted", scene.pen, steroid, scene.when(300))


class TestTheDailyMaximum:
    REGIMEN = site_with(drug__acetaminophen__daily_max="500")

    def test_over_it_who_ordered_and_why(self):
        written = pen()
        written.write(given("acetaminophen", "300", "mg"), at(4))
        again = ("acetaminophen", "250", "mg")
        facts = refused("drug_over", written, given(*again), regimen=self.REGIMEN)
        assert (facts["given"], facts["most"]) == (300, 500)
        refused("drug_over", written, given(*again, over_because="fever"), regimen=self.REGIMEN)
        refused("drug_over", written, given(*again, ordered_by="MD 03"), regimen=self.REGIMEN)
        check(written, given(*again, over_because="fever", ordered_by="MD 03"), regimen=self.REGIMEN)
        check(written, given(*again, reaction=3), regimen=self.REGIMEN)
        check(written, given("acetaminophen", "200", "mg"), regimen=self.REGIMEN)

    def test_without_a_value_nothing_is_compared(self):
        check(pen(), given("acetaminophen", "250", "mg"))

    def test_a_number_of_doses_without_an_amount(self):
        written = pen()
        written.write(given(), at(7))
        regimen = site_with(drug__morphine__daily_doses="1")
        assert refused("drug_over", written, given(), regimen=regimen)["most"] == "\N{EN DASH}"


class TestRestrictions:
    def test_a_steroid_is_flagged_by_whatever_name(self):
        for name in ("hydrocortisone", "Prednisone"):
            refused("drug_restricted", pen(), given(name, "20", "mg", note="MD 03"))
        check(pen(), given("hydrocortisone", "20", "mg", note="MD 03", flagged_because="before red cells"))

    def test_for_a_reaction_it_may_be_written_at_once(self):
        check(pen(), given("hydrocortisone", "20", "mg", reaction=7))

    def test_ibuprofen_asks_for_platelets_and_creatinine(self):
        written, dose = pen(), ("ibuprofen", "150", "mg")
        assert refused("drug_labs_missing", written, given(*dose))["analytes"] == SEEN
        values = lab("platelets", "120", "10^9/L"), lab("creatinine", "0.4", "mg/dL")
        written.write(labs(DIN, at(7), *values), at(7, 30))
        assert refused("drug_labs", written, given(*dose, labs_seen=SEEN[:1]))["analytes"] == SEEN[1:]
        check(written, given(*dose, labs_seen=SEEN))
        check(pen(), given(*dose, flagged_because="MD 03: no draw possible"))

    def test_values_of_three_days_ago_do_not_speak_for_today(self):
        written, dose = pen(), given("ibuprofen", "150", "mg", labs_seen=SEEN)
        values = lab("platelets", "120", "10^9/L"), lab("creatinine", "0.4", "mg/dL")
        written.write(labs(DIN, at(7), *values), at(7, 30))
        check(written, dose, at(7, 0, 27))
        facts = refused("drug_labs_missing", written, dose, at(7, 1, 27))
        assert (facts["analytes"], facts["hours"]) == (SEEN, 72)

    def test_a_drug_among_the_allergies_asks_why(self):
        written = pen(allergies=("Penicillin (rash)", "paracetamol"))
        facts = refused("drug_allergy", written, given("acetaminophen", "250", "mg"))
        assert facts["allergy"] == "paracetamol"
        check(written, given("acetaminophen", "250", "mg", flagged_because="MD 03: tolerated since"))
        check(written, given("acetaminophen", "250", "mg", reaction=3))
        refused("drug_allergy", written, given("penicillin", "250", "mg", note="MD 03"))
        check(written, given())
        check(pen(enrolled=False), given())


class TestTheOpioidInfusion:
    @pytest.mark.parametrize("mcg", ["20", "50", "0"])
    def test_20_to_50_and_off_may_be_written(self, mcg):
        check(pen(), rate(mcg))

    @pytest.mark.parametrize("mcg", ["19", "51"])
    def test_outside_it_asks_why(self, mcg):
        refused("opioid_rate_outside", pen(), rate(mcg))
        check(pen(), rate(mcg, why="MD 03: too sedated"))

    @pytest.mark.parametrize("mcg", ["-1", "NaN"])
    def test_no_rate(self, mcg):
        refused("opioid_rate_amount", pen(), rate(mcg, why="x"))

    def test_it_runs_two_hours_longer_than_the_antibody(self):
        written = pen()
        open_all(written, DIN, "infusion")
        written.write(started(), at(10))
        refused("opioid_off_early", written, rate(0), at(11))
        check(written, rate(0, why="POSS 4, MD 03"), at(11))
        ends = written.chart.day(DIN).infusions["infusion"].ends_at()
        written.write(InfusionCompleted(DIN, "infusion"), ends)
        refused("opioid_off_early", written, rate(0), ends.replace(second=0))
        check(written, rate(0), ends.replace(hour=(ends.hour + 2) % 24, day=ends.day))

    def test_two_people_where_the_site_asks_for_it(self):
        regimen = site_with(opioid__two_people="two_people")
        refused("opioid_two_people", pen(), rate(30), regimen=regimen)
        refused("opioid_two_people", pen(), rate(30, checked_by=" "), regimen=regimen)
        check(pen(), rate(30, checked_by="RN 14"), regimen=regimen)
        check(pen(), rate(30), regimen=site_with(opioid__two_people="one_person"))
        refused("same_person", pen(), rate(30, checked_by="RN 27"))
        refused("same_person", pen(), rate(30, checked_by=" rn 27 "))

    def test_a_regimen_without_an_opioid_has_no_range(self):
        from dataclasses import replace

        check(pen(), rate(500), regimen=replace(TRIAL, opioid_infusion=None))


class TestFluids:
    def test_a_volume_of_something(self):
        check(pen(), fluid("in", 100, "water"))
        refused("fluid_amount", pen(), fluid("out", 0))
        refused("fluid_what", pen(), fluid("out", 10, " "))

    def test_a_volume_that_no_patient_has_is_a_slip_and_a_large_one_asks(self):
        refused("fluid_unheard_of", pen(), fluid("out", "5000.1"))
        refused("fluid_unheard_of", Pen(), fluid("in", "250000"))
        check(Pen(), fluid("in", 5000))
        check(pen(), fluid("out", 800))
        assert refused("fluid_large", pen(), fluid("out", 801))["most"] == 800
        check(pen(), replace(fluid("out", 801), note="bag emptied after the night"))

    def test_a_drug_not_taken_has_a_reason(self):
        check(pen(), DrugRefused(DIN, "acetaminophen", "asleep"))
        refused("not_taken_why", pen(), DrugRefused(DIN, "acetaminophen", " "))
        refused("not_taken_why", pen(), DrugRefused(DIN, "", "asleep"))

    def test_a_note_has_words(self):
        check(pen(), NoteWritten(DIN, "mother is here"))
        refused("note_empty", pen(), NoteWritten(DIN, " "))

    def test_other_facts_are_not_looked_at(self):
        check(pen(), StepDone(DIN, "neuro"))


class TestTheOpioidOfAStep:
    """The step's own form starts the pump too: 200 is as wrong there as on the card."""

    def step(self, rate, **more):
        values = {"pump_checked": True, "infusion_rate": rate if rate is None else D(rate), **more}
        return StepDone(
            DIN, "opioid", tuple((key, value) for key, value in values.items() if value is not None)
        )

    def test_a_rate_outside_the_label_asks_why(self):
        for mcg in ("20", "50", "0", None):
            check(pen(), self.step(mcg))
        for mcg in ("19.9", "50.1", "200"):
            facts = refused("opioid_rate_outside", pen(), self.step(mcg))
            assert (facts["low"], facts["high"]) == (20, 50)
            refused("opioid_rate_outside", pen(), self.step(mcg, infusion_rate_why=" "))
            check(pen(), self.step(mcg, infusion_rate_why="order of MD 03"))
        check(pen(), self.step("200"), regimen=replace(TRIAL, opioid_infusion=None))


def test_faces_have_even_numbers_only():
    refused("pain_faces_odd", pen(), VitalsTaken(DIN, pain=3, pain_scale="faces"))
    check(pen(), VitalsTaken(DIN, pain=4, pain_scale="faces"))
    check(pen(), VitalsTaken(DIN, pain=3))
    check(pen(), VitalsTaken(DIN, heart_rate=100, pain_scale="faces"))


def test_an_extra_dose_waits_for_no_step_but_everything_else_does():
    written = pen()
    written.admit(given(), at(10))
    with pytest.raises(Refused):
        written.admit(given(step="no such step"), at(10))
    with pytest.raises(Refused):
        written.admit(StepDone(DIN, ""), at(10))


def test_premedication_and_an_extra_dose_share_one_wait():
    written = pen()
    premed = DrugGiven(DIN, "premed", drug("acetaminophen").drug, given("x", "250", "mg").dose, "mg", "oral")
    written.write(premed, at(9))
    refused("drug_early", written, given("acetaminophen", "250", "mg"), at(12))
