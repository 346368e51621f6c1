"""The screen for downtime paper: what it shows, keeps, refuses and writes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import DocumentPrinted, FluidCounted
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.downtime.paper_row import PaperRow
from infusetrack.ui.screens.downtime.section import MOST_ROWS, Section
from infusetrack.ui.screens.downtime.typed import EVERY_MS, unfolded
from infusetrack.ui.screens.downtime.writing import BLAMES
from infusetrack.wording.sentences import table
from tests.fakes import MemoryDrafts
from tests.ui.screens.downtime.paper import FORM, opened, typed, written


@pytest.fixture
def screen(bedside, qtbot):
    return opened(bedside, qtbot)


def _again(bedside, drafts):
    again = Bedside(replace(bedside.tools, drafts=drafts))
    again.set_person(bedside.person)
    again.open_patient("PED-0417", "C1D3")
    return again


def test_the_keyboard_waits_in_the_form_and_then_in_the_first_line(screen, bedside, qtbot):
    screen.form.fields["form"].set_text("")
    screen.came_into_sight()
    assert QApplication.focusWidget() is screen.form.fields["form"].edit
    tip = bedside.chart.tip
    assert bedside.write(DocumentPrinted("C1D3", "downtime", FORM, tip)).stands
    other = opened(bedside, qtbot)
    assert other.form.fields["form"].text() == FORM
    assert QApplication.focusWidget() is other.sections["vitals"].rows[0].cells["line"]
    assert "Printed 24 Nov 2026 13:25" in other.about.text()


def test_each_kind_of_line_has_its_key(screen):
    for place, section in enumerate(screen.sections.values(), 1):
        next(one for one in screen.shortcuts() if one.key == f"Alt+{place}").act()
        assert QApplication.focusWidget() is section.rows[0].cells["line"]


def test_number_and_initials_follow_from_the_line_above(screen):
    typed(screen, "fluids", line="60", time="1310", by="kl")
    below = screen.sections["fluids"].rows[1]
    assert (below.line, below.by, below.is_empty()) == ("61", "kl", True)
    assert below.cells["line"].placeholderText() == "61"


def test_there_is_always_an_empty_line_and_enter_goes_to_it(screen):
    section = screen.sections["notes"]
    row = typed(screen, "notes", line="75", time="1310", words="quiet", by="kl")
    assert len(section.rows) == 2
    row.cells["by"].setFocus()
    QTest.keyClick(row.cells["by"], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is section.rows[1].cells["time"]
    QTest.keyClick(section.rows[1].cells["words"], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is row.cells["words"]
    QTest.keyClick(row.cells["words"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is section.rows[1].cells["words"]
    assert isinstance(section, Section)
    assert len(section.rows) < MOST_ROWS


def test_a_line_that_stands_is_green_and_cannot_be_typed_again(screen, bedside, qtbot):
    row = typed(screen, "fluids", line="60", time="1310", way="o", what="urine", ml="120", by="kl")
    assert isinstance(row, PaperRow)
    assert written(screen, qtbot) == (1, 0)
    line = bedside.chart.lines[-1]
    assert isinstance(line.event, FluidCounted)
    assert line.entry == f"downtime-{FORM}-60"
    assert line.reason == f"downtime, form {FORM}, line 60; at the bedside: kl"
    assert row.written
    assert row.cells["ml"].isReadOnly()
    assert row.state.text() == f"\N{CHECK MARK} entry {line.seq}"
    assert "In the record already: lines 60." in screen.about.text()
    before = bedside.chart.tip
    screen.write()
    assert bedside.chart.tip == before


def test_the_same_line_typed_once_more_is_refused_with_its_entry(screen, bedside, qtbot):
    typed(screen, "fluids", line="60", time="1310", way="o", what="urine", ml="120", by="kl")
    written(screen, qtbot)
    seq = bedside.chart.lines[-1].seq
    again = typed(screen, "notes", line="60", time="1311", words="same number", by="kl")
    assert written(screen, qtbot) == (0, 1)
    assert f"as entry {seq}" in again.sentence.text() or "twice" in again.sentence.text()
    other = opened(bedside, qtbot)
    row = typed(other, "fluids", line="60", time="1310", way="o", what="urine", ml="120", by="kl")
    assert written(other, qtbot) == (0, 1)
    assert (
        row.sentence.text()
        == f"\N{BLACK SQUARE} Line 60 of this form is in the record already, as entry {seq}."
    )


def test_lines_are_written_in_the_order_in_which_they_happened(screen, bedside, qtbot):
    typed(screen, "fluids", line="60", time="1312", way="o", what="urine", ml="120", by="kl")
    typed(screen, "vitals", line="1", time="1310", heart_rate="104")
    typed(screen, "notes", line="75", time="1308", words="asleep")
    for kind in ("vitals", "notes"):
        typed(screen, kind, by="kl")
    assert written(screen, qtbot) == (3, 0)
    assert [line.entry[-2:].strip("-") for line in bedside.chart.lines[-3:]] == ["75", "1", "60"]


@pytest.mark.parametrize(
    ("boxes", "told", "box"),
    [
        ({"line": "", "time": "1310", "by": "kl"}, "Enter the line's number", "line"),
        ({"line": "60", "time": "", "by": "kl"}, "Enter the time at which it was done", "time"),
        ({"line": "60", "time": "1310", "by": ""}, "Enter the initials of who did it", "by"),
        ({"line": "60", "time": "25h", "by": "kl"}, "25h", "time"),
        ({"line": "60", "time": "1310", "by": "kl", "ml": "x"}, "x", "ml"),
        ({"line": "60", "time": "1310", "by": "kl", "ml": "0"}, "above zero", "ml"),
        ({"line": "60", "time": "2350", "by": "kl"}, "first entry of this day", "time"),
    ],
)
def test_a_line_that_cannot_be_stays_with_its_sentence_at_its_box(screen, qtbot, boxes, told, box):
    row = typed(screen, "fluids", **{"way": "o", "what": "urine", "ml": "120", **boxes})
    assert written(screen, qtbot) == (0, 1)
    assert told in row.sentence.text()
    assert row.cells[box].property("mark") == "refused"
    assert QApplication.focusWidget() is row.cells[box]
    assert not row.written
    typed(screen, "fluids", ml="120")
    assert row.sentence.isHidden()


def test_a_rate_before_the_last_change_is_explained_and_a_mended_line_stands(screen, bedside, qtbot):
    row = typed(screen, "pump", line="43", time="1210", act="pause", why="kinked", by="kl")
    assert written(screen, qtbot) == (0, 1)
    assert row.sentence.text()
    typed(screen, "pump", time="1320")
    assert written(screen, qtbot) == (1, 0)
    assert bedside.record.infusions["infusion"].phase == "paused"


def test_the_day_of_a_time_is_told_before_anything_is_written(screen):
    row = typed(screen, "vitals", line="1", time="1310")
    assert row.state.text() == "today"
    typed(screen, "vitals", time="")
    assert row.state.text() == ""


def test_paper_over_midnight_is_of_the_day_after(bedside, qtbot):
    assert bedside.write(DocumentPrinted("C1D3", "downtime", FORM, bedside.chart.tip)).stands
    bedside.tools.clock.advance(hours=14)
    screen = opened(bedside, qtbot)
    late = typed(screen, "notes", line="75", time="2350", words="asleep", by="kl")
    early = typed(screen, "notes", 1, time="0010", words="awake")
    assert (late.state.text(), early.state.text()) == ("Tue 24 Nov", "today")
    assert written(screen, qtbot) == (2, 0)
    first, second = bedside.chart.lines[-2:]
    assert second.happened_at - first.happened_at == timedelta(minutes=20)


def test_a_form_that_is_none_and_an_empty_sheet_write_nothing(screen, bedside):
    heard = []
    bedside.told.connect(lambda words, _level: heard.append(words))
    before = bedside.chart.tip
    screen.write()
    assert heard == ["Nothing is typed here yet."]
    screen.form.fields["form"].set_text("b65b")
    screen.write()
    assert "12 signs" in screen.form.refusal.text()
    screen.form.fields["why"].set_text("")
    screen.write()
    assert bedside.chart.tip == before


def test_what_is_typed_is_kept_two_seconds_later_and_is_back_after_a_restart(bedside, qtbot):
    drafts = MemoryDrafts()
    screen = opened(_again(bedside, drafts), qtbot)
    typed(screen, "vitals", 1, line="2", time="1310", heart_rate="104", by="kl")
    assert (screen.typed.timer.isActive(), screen.typed.timer.interval()) == (True, EVERY_MS)
    screen.typed.timer.timeout.emit()
    back = opened(_again(bedside, drafts), qtbot)
    assert back.sections["vitals"].rows[1].texts() == {
        "line": "2", "time": "1310", "heart_rate": "104", "by": "kl",
    }  # fmt: skip
    assert back.form.fields["form"].text() == FORM


def test_another_person_sees_an_empty_sheet_and_the_first_finds_hers_again(bedside, qtbot):
    made = _again(bedside, MemoryDrafts())
    screen = opened(made, qtbot)
    typed(screen, "vitals", line="1", time="1310", heart_rate="104", by="kl")
    staff = made.tools.site.site.staff
    made.set_person(staff["RN 14"])
    assert all(row.is_empty() for row in screen.rows())
    made.set_person(staff["RN 27"])
    assert screen.sections["vitals"].rows[0].texts()["heart_rate"] == "104"


def test_a_full_disk_costs_nothing_that_was_typed(bedside, qtbot):
    drafts = MemoryDrafts()
    screen = opened(_again(bedside, drafts), qtbot)
    typed(screen, "vitals", line="1", time="1310", heart_rate="104", by="kl")
    drafts.fail_with = BrokenWorld("store_failed", why="disk is full")
    screen.typed.timer.stop()
    screen.typed.keep_now()
    assert screen.typed.timer.isActive()
    assert screen.sections["vitals"].rows[0].texts()["heart_rate"] == "104"
    assert dict(screen.typed.moved()) == {}


def test_another_patient_in_the_middle_of_writing_gets_none_of_the_lines(screen, bedside, qtbot):
    for place in range(3):
        typed(
            screen,
            "fluids",
            place,
            line=str(60 + place),
            time="1310",
            way="o",
            what="urine",
            ml="50",
            by="kl",
        )
    screen.write()
    assert screen.writer.is_busy
    bedside.open_patient("PED-0398", "C2D8")
    for _ in range(20):
        QApplication.processEvents()
    assert not [line for line in bedside.chart.lines if line.entry.startswith("downtime-")]
    assert screen.write_button.isEnabled()


def test_a_narrow_section_tells_the_state_below_its_line(screen):
    section, row = screen.sections["drugs"], screen.sections["drugs"].rows[0]
    wide = section._grid.getItemPosition(section._grid.indexOf(row.state))
    section.resizeEvent(QResizeEvent(QSize(700, 200), section.size()))
    narrow = section._grid.getItemPosition(section._grid.indexOf(row.state))
    assert (wide[0] + 1, 0) == narrow[:2]


def test_kept_words_come_back_by_kind_place_and_box():
    assert unfolded({"form.": "b6", "vitals.3.bp": "98/56", "vitals.x.bp": "1", "notes.0.words": "a.b"}) == {
        "vitals": {3: {"bp": "98/56"}},
        "notes": {0: {"words": "a.b"}},
    }


def test_every_blamed_refusal_has_a_sentence():
    assert set(BLAMES) <= set(table())


def test_esc_goes_back_and_keeps_what_was_typed(screen, bedside):
    asked = []
    bedside.asked_for.connect(asked.append)
    typed(screen, "notes", line="75", words="quiet")
    next(one for one in screen.shortcuts() if one.key == "Esc").act()
    assert asked == ["today"]
    assert screen.sections["notes"].rows[0].texts()["words"] == "quiet"
