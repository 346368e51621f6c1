"""The handoff on paper: the record's own numbers, at most two pages whatever happens, nothing clipped, no name in the code."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.handoff import Ward
from infusetrack.domain.known import known_at
from infusetrack.reports.context import Printing
from infusetrack.reports.handoff_columns import first_page
from infusetrack.reports.handoff_context import HandoffContext, standing
from infusetrack.reports.handoff_details import second_page
from infusetrack.reports.handoff_parts import (
    BODY,
    Cut,
    boxed,
    cut,
    cut_rows,
    fitted,
    fitting,
    letter_heading,
    tall,
)
from infusetrack.reports.handoff_report import composed, handoff_report
from infusetrack.reports.handoff_signing import signing
from infusetrack.reports.handoffs_report import all_handoffs_report, listed
from infusetrack.reports.style import width
from infusetrack.reports.table import Column
from tests.domain.handing_over import QUIET, give, question, receive, running
from tests.domain.small_trial import DIN, MAG, START, TRIAL, Pen, at, hgb, weight
from tests.domain.toxicity_chart import FEVER
from tests.reports.drawn import Sheet
from tests.reports.pages import pages, text

WARD = Ward(UTC, emergency_card())


def printing(now, paper="letter"):
    return Printing(now, "RN 27", UTC, paper)


def made(pen, now, label=DIN, paper="letter"):
    return HandoffContext.made(pen.chart, TRIAL, label, printing(now, paper), WARD)


def words(pen, now, label=DIN):
    return text(handoff_report(pen.chart, TRIAL, label, printing(now), WARD))


def full():
    day = running()
    day.write(hgb(DIN, "10.4", at(7)), -40)
    day.write(replace(FEVER, onset_at=at(8), aware_at=at(8)), 20)
    day.write(e.DrugGiven(DIN, "", "acetaminophen", D(300), "mg", "PO", ""), 50)
    return day


class TestWhatIsSaid:
    def test_i_pass_in_its_order_with_the_records_numbers(self):
        told = words(full().pen, at(9))
        order = [
            "Illness severity", "WATCHER", "Patient summary", "Actions for the next shift", "Situation awareness",
            "Synthesis by receiver",
        ]  # fmt: skip
        places = [told.index(one) for one in order]
        assert places == sorted(places)
        for one in (
            "R. M.", "PED-0417", "Valid until 09:30", "0.84 of 11.2 mg given", "10.3 mL/h now", "SBP under 82",
            "epinephrine 0.2 mg", "not set by the site", "Acetaminophen", "10.4 (", "Fever", "Vital signs",
        ):  # fmt: skip
            assert one in told

    def test_what_cannot_wait_stands_above_everything(self):
        day = full()
        taken = day.write(replace(QUIET, pain=9), 51)
        day.write(replace(QUIET, pain=2), 51, amends=taken.seq)
        told = words(day.pen, at(10, 30))
        first = told.index("Illness severity")
        assert told.index("Alarm") < first
        assert told.index("Amended") < first

    def test_two_pages_with_the_patient_on_each(self):
        found = pages(handoff_report(full().chart, TRIAL, DIN, printing(at(9)), WARD))
        assert len(found) == 2
        assert all("PED-0417" in page and "of 2" in page and "Valid until" in page for page in found)

    def test_the_same_record_and_moment_give_the_same_bytes(self):
        told = (full().chart, TRIAL, DIN, printing(at(9)), WARD)
        assert handoff_report(*told) == handoff_report(*told)

    def test_an_earlier_moment_gives_the_page_that_was_true_then(self):
        day = full()
        then = (TRIAL, DIN, printing(at(9)), WARD)
        page = handoff_report(day.chart, *then)
        day.write(replace(QUIET, pain=9), 90)
        later = replay(known_at(day.chart.lines, at(9)))
        assert handoff_report(later, *then) == page

    def test_an_empty_day_says_what_is_not_there(self):
        told = words(Pen(baseline_hgb_g_dl=None), at(7))
        assert "No vital signs on this day." in told
        assert "None is open." in told
        assert "No value in the last 28 days." in told
        signed = running()
        signed.write(e.DaySigned(DIN, "sign", "nurse", signed.chart.tip), 900)
        assert "Nothing is due." in words(signed.pen, at(23, 30))

    def test_a_long_list_of_allergies_is_told_in_full(self):
        many = tuple(f"allergen number {number}" for number in range(12))
        told = words(Pen(allergies=many), at(7))
        assert told.index("allergen number 0") < told.index("Illness severity")

    def test_a_day_off_the_protocol_is_refused(self):
        with pytest.raises(Refused):
            handoff_report(Pen().chart, TRIAL, "C1D40", printing(at(7)))


class TestGivenAndReceived:
    def test_before_anybody_gave_it_there_are_lines_to_sign(self):
        told = words(full().pen, at(9))
        assert "Given by: ____" in told
        assert "Received by: ____" in told
        assert "proposed; a nurse sets it" in told

    def test_the_nurses_words_stand_and_are_marked(self):
        pen = full().pen
        give(
            pen,
            at(9),
            severity="unstable",
            severity_why="mottled skin",
            summary="Looks worse than the numbers.",
        )
        pen.write(question(answer="The left one."), at(9, 5), by="RN 31")
        told = words(pen, at(9, 6))
        for one in (
            "UNSTABLE", "mottled skin", "Looks worse than the numbers.", "edited by hand", "set by RN 27",
            "Given by: RN 27, signed 09:00, handoff ab12", "Asked: Which arm? The left one.",
        ):  # fmt: skip
            assert one in told

    def test_a_receipt_stands_with_what_was_read_back(self):
        pen = full().pen
        give(pen, at(9))
        receive(pen, at(9, 10))
        told = words(pen, at(9, 11))
        assert "Received by: RN 31, signed 09:10" in told
        assert "Read back: rate: ten point three; stop limits: under 82" in told
        assert "Watch the pressure." in told

    def test_a_newer_line_makes_it_a_page_of_its_own(self):
        pen = full().pen
        give(pen, at(9), summary="Looks worse.")
        pen.write(QUIET, at(9, 5))
        assert standing(pen.chart, DIN, at(9, 6)) is None
        told = words(pen, at(9, 6))
        assert "Looks worse." not in told
        assert "Handoff given 09:00 by RN 27, not received yet" in told
        assert standing(pen.chart, MAG, at(9, 6)) is None

    def test_a_copy_says_so(self):
        pen = full().pen
        assert "COPY" not in words(pen, at(9))
        pen.write(e.DocumentPrinted(DIN, "handoff", "ab", pen.chart.tip), at(9))
        assert "COPY, print 2" in words(pen, at(9, 1))

    def test_the_code_holds_study_number_document_and_record_and_no_name(self):
        context = made(full().pen, at(9))
        assert context.code == f"INFUSETRACK PED-0417 handoff {context.number} {context.chart.tip}"
        assert "R. M." not in context.code
        assert context.number in text(handoff_report(context.chart, TRIAL, DIN, printing(at(9)), WARD))


def monster():
    """Hundreds of sets, long notes, dozens of toxicities, reactions and amendments."""
    day = running()
    long = "wört " * 1000
    day.pen.write(e.Measured(DIN, "measure", D("20.0")), at(7))
    for minute in range(60, 360):
        day.write(replace(QUIET, pain=minute % 9, note=long if minute % 50 == 0 else ""), minute)
    for number in range(60):
        day.write(
            replace(
                FEVER,
                term=f"Term {number} {'long ' * 12}",
                onset_at=at(8),
                aware_at=at(8),
                grade=1 + number % 4,
            ),
            361,
        )
    for number in range(40):
        taken = day.write(QUIET, 362)
        day.write(replace(QUIET, note=long), 362, amends=taken.seq)
        day.write(e.AdverseEventNoted(DIN, f"{number} {long}", at(9), reaction=True), 363)
    day.write(e.InfusionPaused(DIN, "infusion", long), 364)
    return day


class TestMonsters:
    @pytest.mark.parametrize("paper", ["letter", "a4"])
    def test_two_pages_and_every_strip_inside_its_page(self, paper):
        pen = monster().pen
        context = made(pen, at(16), paper=paper)
        document = composed(context)
        _, room = document.furniture.frame()
        assert len(document.pages) == 2
        for page in document.pages:
            assert all(one.offset + one.strip.height <= room + 0.01 for one in page)
        told = text(handoff_report(pen.chart, TRIAL, DIN, printing(at(16), paper), WARD))
        assert told.count("more, see the chart") >= 3
        assert "SBP under 82" in told
        assert "Synthesis by receiver" in told

    def test_what_is_drawn_stays_inside_the_margins(self):
        document = composed(made(monster().pen, at(16)))
        top, room = document.furniture.frame()
        for page in document.pages:
            sheet = Sheet()
            for placed in page:
                placed.strip.paint(sheet, 36.0, top - placed.offset)
            left, bottom, right, _ = sheet.box
            assert left >= 35
            assert right <= 36 + document.furniture.context.room + 1
            assert bottom >= top - room - 1

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=300), st.text(max_size=60), st.integers(0, 40))
    def test_any_words_of_people_fit(self, note, who, sets):
        pen = Pen(note=note, second_identifier=who or "HN", allergies=(who,) if who.strip() else ())
        pen.write(weight(DIN, "20.0"), at(6))
        for minute in range(sets):
            pen.write(replace(QUIET, note=note), at(7) + timedelta(minutes=minute))
        document = composed(made(pen, at(9)))
        _, room = document.furniture.frame()
        assume(room >= 200)  # a head of forty lines is the head's own matter
        assert len(document.pages) == 2
        for page in document.pages:
            assert all(one.offset + one.strip.height <= room + 0.01 for one in page)

    def test_names_in_letters_that_no_font_has_leave_little_room_and_still_all_fits(self):
        who = "\N{MATHEMATICAL BOLD CAPITAL A}" * 22
        pen = Pen(second_identifier=who, allergies=(who,))
        pen.write(weight(DIN, "20.0"), at(6))
        document = composed(made(pen, at(9)))
        _, room = document.furniture.frame()
        assert room < 300
        for page in document.pages:
            assert all(one.offset + one.strip.height <= room + 0.01 for one in page)

    def test_a_page_with_little_room_has_no_pictures_and_still_its_rules(self):
        context = made(full().pen, at(9))
        strips, over = first_page(context, 320.0)
        assert tall(strips) <= 320
        assert over
        foot = second_page(context, 260.0, over)
        assert tall(foot) <= 260
        assert signing(context).height < 160


class TestParts:
    def test_what_does_not_fit_is_counted(self):
        rows = cut_rows((Cut(Column("", 1.0, face=BODY), 1),), [(str(n),) for n in range(10)], 200)
        kept = fitted(rows, 60.0, 200)
        assert tall(kept) <= 60
        sheet = Sheet()
        for strip in kept:
            strip.paint(sheet, 0.0, 100.0)
        assert sheet.words[-1] == f"{10 - (len(kept) - 1)} more, see the chart"
        assert fitted(rows, 1000.0, 200) == rows
        assert fitting(rows, 1000.0) == 10

    @given(st.text(max_size=400), st.integers(1, 4))
    def test_a_text_is_cut_to_its_lines_and_says_so(self, words_, most):
        told = cut(words_, BODY, 120.0, most)
        if told != words_:
            assert told.count("\n") < most
            assert told.endswith("see the chart")
            assert all(width(line, BODY) <= 121 for line in told.split("\n"))

    def test_rows_with_boxes_have_a_box_each_and_the_head_none(self):
        columns = (Cut(Column("Due", 1.0, face=BODY), 1),)
        sheet = Sheet()
        for strip in cut_rows(columns, [("1",), ("2",)], 200, ticks=True):
            strip.paint(sheet, 0.0, 100.0)
        assert len(sheet.of("rect")) == 2
        sheet = Sheet()
        for strip in cut_rows((Cut(Column("", 1.0, face=BODY), 1),), [("1",)], 200, ticks=True):
            strip.paint(sheet, 0.0, 100.0)
        assert len(sheet.of("rect")) == 1

    def test_a_letter_and_a_frame(self):
        sheet = Sheet()
        letter_heading("I", "Illness severity", 200.0, "proposed").paint(sheet, 0.0, 100.0)
        assert sheet.words == ["I", "Illness severity", "proposed"]
        assert boxed([], 100.0, least=50.0).height == 50


class TestEverybody:
    def test_a_list_by_chair_and_each_patients_pages(self):
        one, other = full().pen, Pen(study_id="PED-0398", initials="T. A.", birth_date=date(2015, 6, 2))
        contexts = [made(other, at(9)), made(one, at(9))]
        document = all_handoffs_report(contexts, {"PED-0417": 1, "PED-0398": 2})
        found = pages(document)
        assert len(found) == 5
        first = found[0]
        assert first.index("PED-0417") < first.index("PED-0398")
        for part in (
            "WATCHER",
            "dinutuximab 10.3 mL/h",
            "Valid until",
            "09:30",
            "09:00 Vital signs: due now",
            "In hand: ",
        ):
            assert part in first
        assert "T. A." in first
        assert "PED-0398" in found[3]

    def test_who_sits_nowhere_comes_last_and_a_day_without_a_drug_says_so(self):
        contexts = [made(full().pen, at(9), "C1D6"), made(Pen(study_id="PED-0398"), at(9))]
        told = text(all_handoffs_report(contexts, {"PED-0398": 4}))
        assert told.index("PED-0398") < told.index("PED-0417")
        assert "no study drug" in told
        assert "dinutuximab, not started" in told

    def test_a_paused_infusion_and_a_signed_day_say_so_in_the_list(self):
        paused, signed = running().pause(62).pen, running()
        signed.write(e.DaySigned(DIN, "sign", "nurse", signed.chart.tip), 62)
        first = pages(all_handoffs_report([made(paused, at(9, 5)), made(signed.pen, at(9, 5))], {}))[0]
        assert "dinutuximab paused" in first
        assert "nothing" in first
        assert "entry 0" not in first

    def test_the_list_goes_over_the_page_with_its_head(self):
        contexts = [made(Pen(study_id=f"PED-{number:04}"), at(9)) for number in range(40)]
        document = listed(contexts, {})
        assert len(document.pages) > 1


def test_what_was_known_a_day_ago_is_not_this_shifts_sheet():
    pen = full().pen
    give(pen, at(9))
    assert standing(pen.chart, DIN, at(9) + timedelta(hours=13)) is None
    assert standing(pen.chart, DIN, START + timedelta(hours=2)) is not None
