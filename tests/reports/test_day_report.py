"""The cycle-day summary holds all that happened, and says so on every page."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    DocumentPrinted,
    InfusionStopped,
    LabsReported,
    LabValue,
    StepSkipped,
    VitalsTaken,
)
from infusetrack.reports.day_report import day_report
from tests.days import START, Pen, child, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import ZONE, pages, printed, printing, text


@pytest.fixture(scope="module")
def disturbed():
    record = MemoryRecord()
    magrolimab_day(record)
    return dinutuximab_day(record)


@pytest.fixture(scope="module")
def document(disturbed):
    return printed(disturbed, "C1D2")


def _pen(lines):
    record = MemoryRecord()
    record._streams[lines[0].stream] = list(lines)
    return Pen(record, lines[0].stream)


def test_every_page_says_whose_it_is_and_which_page(document, disturbed):
    told = pages(document)
    assert len(told) >= 2
    for number, page in enumerate(told, 1):
        for needed in (
            "R. M.", "PED-0417", "HN 20417", "Born 14 Mar 2020 (6 y)", "female", "arm B, cohort B1",
            "C1D2 · Tue 24 Nov 2026", "20.0 kg (Tue 24 Nov)", "115 cm", "BSA 0.80 m² (Mosteller)",
            "ALLERGIES: Penicillin (rash)", "Cycle-day summary", "InfuseTrack 0.", "printed ", "by RN 27",
            disturbed[-1].hash[:12], f"at entry {len(disturbed)}", f"Page {number} of {len(told)}",
        ):  # fmt: skip
            assert needed in page, needed


def test_the_dose_is_spelled_with_every_factor(document):
    told = text(document)
    assert "17.5 mg/m² \N{MULTIPLICATION SIGN} 0.7993 m² (Mosteller, 20.0 kg, 115 cm) = 13.988 mg" in told
    assert "14 mg over 10 h (+0.1 % from computed)" in told
    assert "0.14 mg/mL, inside 0.044 to 0.56" in told
    assert "PRACTICE-1" in told


def test_a_dose_by_weight_is_spelled_too(disturbed):
    assert "1 mg/kg \N{MULTIPLICATION SIGN} 20.0 kg = 20 mg" in text(printed(disturbed, "C1D1"))


def test_the_late_the_amended_and_the_struck_stand_first(document):
    first = pages(document)[0]
    assert first.index("Late, amended, struck out or left out") < first.index("order, bag and check")
    for needed in (
        "Late entry", "Was with the child in the corridor", "Amended", "Read from another monitor",
        "Struck out", "Ondansetron 3 mg IV given", "Drawn up, not given: child asleep", "RN 31",
    ):  # fmt: skip
        assert needed in first, needed
    assert "HR 113" in first
    assert "HR 122" in first


def test_a_line_that_moved_to_another_day_is_still_told_on_its_first():
    pen = _pen(dinutuximab_day(MemoryRecord(), signed=False))
    at = START + timedelta(hours=15)
    noted = pen.write(at, AdverseEventNoted("C1D2", "rash", at))
    moved = replace(noted.event, day="C1D3")
    pen.write(at, moved, amends=noted.seq, reason="Belongs to the next day")
    lines = pen.record.lines(pen.stream)
    assert "Belongs to the next day" in text(printed(lines, "C1D2"))
    assert "Belongs to the next day" in text(printed(lines, "C1D3"))


def test_a_day_without_late_entries_says_so(disturbed):
    assert "Nothing: every entry was written within 15 min" in pages(printed(disturbed, "C1D1"))[0]


def test_a_step_left_out_stands_with_its_reason(disturbed):
    pen = _pen(magrolimab_day(MemoryRecord(), signed=False))
    pen.write(START - timedelta(hours=20), StepSkipped("C1D1", "teach", "Family knows it all"))
    told = pages(printed(pen.record.lines(pen.stream), "C1D1"))
    assert "Left out" in told[0]
    assert "Family knows it all" in told[0]
    assert any("left out" in page for page in told)


def test_the_infusion_is_summed_up(document):
    told = text(document)
    for needed in (
        "100.0 of 100.0 mL, 14 mg", "100.0 % of the ordered 14 mg", "complete", "Paused 40 min",
        "Infusing 11 h 15 min", "dinutuximab 14 mg in 100.0 mL", "Paused: urticaria, prescriber called",
        "Resumed at 5.0 mL/h, ordered by MD 03", "20:05 to 20:35", "agree",
    ):  # fmt: skip
        assert needed in told, needed


def test_every_set_of_vital_signs_every_lab_and_every_drug_is_there(document, disturbed):
    told, day = text(document), replay(disturbed).day("C1D2")
    for line in day.vitals:
        local = line.happened_at.astimezone(ZONE)
        assert re.search(rf"{local:%H:%M} .*?{line.event.sbp}/{line.event.dbp}", told)
    for needed in ("Hgb 10.4", "platelets 142", "▼ LOW", "acetaminophen", "morphine 1000 mcg", "3 (FLACC)"):
        assert needed in told, needed


def test_every_step_stands_with_its_time_and_person(document):
    told = text(document)
    for step in regimen().steps_of(1, 2):
        assert step.title.split()[0] in told
    assert "RN 27, RN 14" in told


def test_the_signature_and_the_whole_hash_stand_at_the_end(document, disturbed):
    last = pages(document)[-1].replace(" ", "")
    assert disturbed[-1].hash in last
    assert disturbed[-1].event.shown_hash in last
    assert regimen().digest in last
    assert "performedtheday" in last
    assert "DRAFT" not in text(document)


def test_an_unsigned_day_is_a_draft_on_every_page():
    told = pages(printed(dinutuximab_day(MemoryRecord(), signed=False), "C1D2"))
    assert all("DRAFT: NOT SIGNED" in page for page in told)
    assert "NOT SIGNED: this page is a draft" in told[-1]


def test_a_day_changed_after_signing_is_a_draft_again(disturbed):
    pen = _pen(disturbed)
    pen.write(disturbed[-1].happened_at, AdverseEventNoted("C1D2", "fever", disturbed[-1].happened_at))
    told = pages(printed(pen.record.lines(pen.stream), "C1D2"))
    assert all("CHANGED AFTER SIGNING" in page for page in told)


def test_a_second_print_says_that_it_is_a_copy(disturbed, document):
    assert "COPY" not in text(document)
    pen = _pen(disturbed)
    pen.write(disturbed[-1].happened_at, DocumentPrinted("C1D2", "day", "1", disturbed[-1].hash))
    told = pages(printed(pen.record.lines(pen.stream), "C1D2"))
    assert all("COPY, print 2" in page for page in told)
    assert "DRAFT" not in told[0]


def test_the_same_chart_gives_the_same_bytes(disturbed):
    assert printed(disturbed, "C1D2") == printed(disturbed, "C1D2")


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_both_papers_hold_the_same_words(disturbed, paper, size):
    made = printed(disturbed, "C1D2", paper=paper)
    reader = PdfReader(BytesIO(made))
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert "Read from another monitor" in text(made)


@pytest.mark.parametrize("label", ["C1D1", "C1D2"])
def test_a_day_needs_few_pages(disturbed, label):
    assert len(pages(printed(disturbed, label))) <= (3 if label == "C1D1" else 4)


def test_a_running_infusion_is_told_as_it_stands(disturbed):
    until = START + timedelta(hours=2)
    lines = tuple(line for line in disturbed if line.written_at <= until)
    told = text(printed(lines, "C1D2", at=until))
    assert "running" in told
    assert "17.5 of 100.0 mL, 2.45 mg" in told
    assert "Bag empty at 18:25" in told


def test_a_day_before_it_began_is_an_empty_draft(disturbed):
    told = text(printed(disturbed, "C1D3"))
    assert "C1D3 · not begun" in told
    assert "No order was entered." in told
    assert "No bag was recorded." in told


def test_a_day_without_infusion_has_no_drawing(disturbed):
    told = text(printed(disturbed, "C1D6"))
    assert "order, bag and check" not in told
    assert "Steps of the day" in told


def test_a_day_off_the_protocol_is_refused(disturbed):
    chart = replay(disturbed)
    with pytest.raises(Refused):
        day_report(chart, regimen(), "C13D1", printing(chart))


def test_a_chart_without_a_patient_still_prints():
    chart = replay(())
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert "not enrolled" in text(day_report(chart, regimen(), "C1D1", printing(chart, at=at)))


def test_a_night_with_two_half_past_ones_prints_the_offset():
    start = datetime(2026, 10, 31, 20, 0, tzinfo=UTC)
    lines = dinutuximab_day(MemoryRecord(), start=start)
    told = text(printed(lines, "C1D2"))
    assert re.search(r"01:\d\d -0[45]00", told)
    assert "UTC\N{MINUS SIGN}04:00; America/New_York, UTC\N{MINUS SIGN}05:00" in told


def test_notes_of_300_characters_are_whole():
    words = " ".join(f"word{number:03d}" for number in range(40))[:300]
    told = text(printed(dinutuximab_day(MemoryRecord(), note=words), "C1D2"))
    for word in words.split():
        assert told.count(word) >= 2, word


def test_a_word_without_end_is_broken_and_not_cut():
    word = "".join(chr(97 + number % 26) for number in range(400))
    told = text(printed(dinutuximab_day(MemoryRecord(), note=word), "C1D2")).replace(" ", "")
    assert told.count(word) >= 1


def test_a_note_longer_than_a_page_goes_on_over_the_page():
    words = " ".join(f"w{number:04d}" for number in range(1500))
    told = text(printed(dinutuximab_day(MemoryRecord(), note=words), "C1D2"))
    assert all(f"w{number:04d}" in told for number in range(1500))


def test_markup_is_printed_as_it_was_typed():
    note = '<b>&amp; </para> <font size="99"> %(x)s {x} \\n'
    told = text(printed(dinutuximab_day(MemoryRecord(), note=note), "C1D2"))
    assert note in told


@pytest.mark.parametrize(
    "name",
    ["Ångström", "Łukasz", "Ελένη", "Анна", "李小龍", "ゆき", "김민서", "أحمد", "שרה", "สมชาย", "अनिल", "Nguyễn", "Ștefan"],
)  # fmt: skip
def test_a_name_in_any_script_is_printed(name):
    who = child(initials=name, allergies=(name,))
    told = text(printed(magrolimab_day(MemoryRecord(), who=who), "C1D1"))
    assert "Named in brackets" not in told
    assert set(name) <= set(told)


def test_many_allergies_are_counted_on_each_page_and_listed_on_the_first():
    who = child(allergies=tuple(f"allergen number {number}" for number in range(30)))
    told = pages(printed(magrolimab_day(MemoryRecord(), who=who), "C1D1"))
    assert all("ALLERGIES: 30, all listed on page 1" in page for page in told)
    assert all(f"allergen number {number}" in told[0] for number in range(30))


def test_no_allergies_are_said_so():
    told = pages(printed(magrolimab_day(MemoryRecord(), who=child(allergies=())), "C1D1"))
    assert all("No known allergies recorded" in page for page in told)


def test_a_toddlers_age_has_months_and_an_arm_without_cohort_none():
    who = child(born=datetime(2025, 1, 30, tzinfo=UTC).date(), cohort=None, sex="male", arm="A")
    told = text(printed(magrolimab_day(MemoryRecord(), who=who), "C1D1"))
    assert "(1 y 9 mo) · male · arm A · " in told


def test_lab_limits_of_one_side_or_none_are_told():
    pen = _pen(magrolimab_day(MemoryRecord(), signed=False))
    one, two = Decimal(1), Decimal(2)
    results = (
        LabValue("ferritin", two, "ug/L", uln=one), LabValue("GFR", one, "mL/min", lln=two), LabValue("LDH", one, "U/L"),
    )  # fmt: skip
    at = START - timedelta(hours=16)
    pen.write(at, LabsReported("C1D1", "labs", at, results, "hemolysed sample"))
    told = text(printed(pen.record.lines(pen.stream), "C1D1"))
    for needed in ("(below 1) ▲ HIGH", "(above 2) ▼ LOW", "LDH 1 U/L", "hemolysed sample"):
        assert needed in told, needed


def test_a_hundred_sets_of_vital_signs_repeat_the_table_header():
    pen = _pen(dinutuximab_day(MemoryRecord(), signed=False))
    for minute in range(100):
        pen.write(
            START + timedelta(minutes=minute),
            VitalsTaken("C1D2", sbp=100 + minute),
            written=START + timedelta(days=1),
        )
    told = pages(printed(pen.record.lines(pen.stream), "C1D2"))
    assert sum("BP mmHg" in page for page in told) >= 3
    assert all(f"{100 + minute}/" in " ".join(told) for minute in range(100))


def test_two_people_who_differ_stand_as_different(disturbed):
    lines = tuple(
        replace(line, event=replace(line.event, dose_mg=Decimal(15)))
        if type(line.event).__name__ == "PreStartWitnessed" and line.event.day == "C1D2"
        else line
        for line in disturbed
    )
    assert "DIFFER" in text(printed(lines, "C1D2"))


def test_a_lonely_first_check_is_not_a_check(disturbed):
    end = next(
        line.seq
        for line in disturbed
        if type(line.event).__name__ == "PreStartWitnessed" and line.event.day == "C1D2"
    )
    assert "NOT CHECKED" in text(printed(disturbed[: end - 1], "C1D2", at=START))


def test_the_document_names_itself_to_readers_and_screen_readers(document):
    reader = PdfReader(BytesIO(document))
    assert reader.metadata.title == "Cycle-day summary PED-0417 C1D2"
    assert reader.metadata.author == "InfuseTrack, RN 27"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "Vital signs" in [entry.title for entry in reader.outline]


def test_every_font_is_inside_the_document(document):
    for page in PdfReader(BytesIO(document)).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_an_infusion_stopped_early_shows_what_was_given(disturbed):
    pen = _pen(tuple(line for line in disturbed if line.written_at <= START + timedelta(hours=2)))
    pen.write(START + timedelta(hours=2), InfusionStopped("C1D2", "infusion", "anaphylaxis"))
    told = text(printed(pen.record.lines(pen.stream), "C1D2"))
    assert "stopped early" in told
    assert "Stopped before the end: anaphylaxis" in told
    assert "17.5 % of the ordered 14 mg" in told
