"""The paper screen: a document as it would print, sent by a key, and whether each print still is true."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import DocumentPrinted, VitalsTaken
from infusetrack.reports.pages import words
from infusetrack.ui.screens.paper.choice import OFFERED
from infusetrack.ui.screens.paper.layout import FOLD_BELOW
from infusetrack.ui.screens.paper.pages import Pages
from infusetrack.ui.screens.paper.preview import PreviewCard
from infusetrack.ui.screens.paper.printed import truths
from infusetrack.ui.screens.paper.screen import fitting
from infusetrack.wording.prints import OLD, TRUE


def press_key(screen, key):
    next(one.act for one in screen.shortcuts() if one.key == key)()


def printed(bedside, number="0a1b2c3d4e5f"):
    return bedside.write(DocumentPrinted("C1D3", "day", number, bedside.chart.tip)).line


def ink(pages):
    """How many different colours the middle of what is in sight has."""
    image = pages.viewport().grab().toImage()
    return len({image.pixel(x, y) for x in range(100, 500, 3) for y in range(60, 300, 3)})


def test_the_open_days_page_is_drawn_as_it_would_print(paper, press):
    assert press.asked == [("day", "C1D3")]
    assert isinstance(paper.preview, PreviewCard)
    assert paper.preview.title == "Cycle-day summary"
    assert paper.preview.pages.sheet.number in paper.preview.subtitle
    assert ink(paper.preview.pages) > 4
    assert paper.preview.print_button.isEnabled()


def test_a_page_is_as_sharp_as_the_screen(paper):
    pages = paper.preview.pages
    ((page, wide),) = {wish for wish in pages._pictures if wish[0] == 0}
    assert page == 0
    assert wide == round(pages._strip.sizes[0][0] * pages.devicePixelRatioF())


def test_only_pages_in_sight_are_drawn(paper):
    pages = paper.preview.pages
    assert len(pages.sheet.sizes) > 2
    assert {page for page, _ in pages._pictures} == {0}


def test_only_so_many_pictures_are_kept(paper, monkeypatch):
    monkeypatch.setattr("infusetrack.ui.screens.paper.pages.KEPT", 3)
    pages = paper.preview.pages
    assert isinstance(pages, Pages)
    paper.choice.choose("chart")
    for page in range(len(pages.sheet.sizes)):
        pages.go_to(page)
        pages.wait()
    assert len(pages.sheet.sizes) > 3
    assert len(pages._pictures) == 3


def test_keys_turn_the_pages_and_say_which_one_is_in_front(paper):
    pages, count = paper.preview.pages, len(paper.preview.pages.sheet.sizes)
    assert pages.hasFocus()
    for key, page in (
        (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, count), (Qt.Key.Key_Home, 1),
    ):  # fmt: skip
        QTest.keyClick(pages, key)
        assert pages.accessibleName() == f"Page {page} of {count}"
        assert f"Page {page} of {count}" in paper.preview.where.text()


def test_a_whole_page_or_its_width_is_in_sight(paper):
    pages = paper.preview.pages
    high = pages._strip.sizes[0][1]
    press_key(paper, "W")
    assert pages._strip.sizes[0][1] < min(high, pages.viewport().height())
    press_key(paper, "W")
    assert pages._strip.sizes[0][1] == high


@pytest.mark.parametrize(
    ("screen", "kind"),
    [("today", "day"), ("chart", "chart"), ("toxicity", "toxicity"), ("hgb", "hgb"), ("calendar", "cycle"),
     ("settings", "day"), ("", "day")],
)  # fmt: skip
def test_the_document_fits_the_screen_that_one_comes_from(screen, kind):
    assert fitting(screen) == kind


def test_coming_from_the_hemoglobin_its_report_is_shown(paper, press):
    paper.came_from = "hgb"
    paper.came_into_sight()
    assert press.asked[-1] == ("hgb", "")
    paper.choice.choose("chart")
    paper.came_into_sight()
    assert press.asked[-1] == ("chart", "")


def test_each_document_has_a_key(paper, press):
    assert len(paper.choice.buttons) == len(OFFERED)
    for place, name in enumerate(paper.choice.buttons, 1):
        press_key(paper, f"Alt+{place}")
        assert press.asked[-1][0] == name
        assert [one for one, button in paper.choice.buttons.items() if button.isChecked()] == [name]


def test_another_day_is_chosen_from_those_that_have_begun(paper, press):
    paper.choice.day.choose("C1D1")
    paper.choice.day.changed.emit()
    assert press.asked[-1] == ("day", "C1D1")
    assert "C1D1" in paper.preview.subtitle


@pytest.mark.parametrize(("key", "way"), [("Ctrl+S", "save"), ("O", "open"), ("D", "choose")])
def test_it_leaves_by_a_key(paper, press, key, way):
    press_key(paper, key)
    assert press.left == [("day", "C1D3", way)]


def test_the_primary_button_prints(paper, press):
    paper.preview.print_button.click()
    assert press.left == [("day", "C1D3", "print")]


def test_nothing_leaves_before_it_is_made(paper, press):
    press.is_slow = True
    paper.choice.choose("chart")
    assert not paper.preview.print_button.isEnabled()
    paper.leave("print")
    assert press.left == []


def test_a_long_document_says_how_far_it_is_and_is_given_up_with_esc(paper, press):
    press.is_slow = True
    paper.choice.choose("chart")
    paper.preview._look()
    assert "400 of 1000 lines" in paper.preview.where.text()
    assert (paper.preview.bar.value(), paper.preview.bar.maximum()) == (400, 1000)
    assert paper.preview.cancel_button.isVisible()
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    assert press.given_up == 1
    assert paper.preview.told.text() == "Cancelled. No document was made."


def test_a_newer_line_makes_the_page_anew_where_one_reads(paper, press):
    QTest.keyClick(paper.preview.pages, Qt.Key.Key_PageDown)
    at, before = paper.preview.pages.verticalScrollBar().value(), len(press.asked)
    press.bedside.write(VitalsTaken(day="C1D3", step="infusion", sbp=99, dbp=60, heart_rate=111))
    assert press.asked[before:] == [("day", "C1D3")]
    assert paper.preview.pages.sheet.tip == press.bedside.chart.tip
    assert paper.preview.pages.verticalScrollBar().value() == at


def test_a_long_document_is_told_to_be_old_and_made_anew_on_demand(paper, press):
    paper.choice.choose("chart")
    before = len(press.asked)
    press.bedside.write(VitalsTaken(day="C1D3", step="infusion", sbp=99, dbp=60, heart_rate=111, spo2=98))
    assert len(press.asked) == before
    assert paper.preview.old.text().startswith("1 entry since the sheet was printed")
    assert paper.preview.refresh.isVisible()
    press_key(paper, "R")
    assert press.asked[before:] == [("chart", "")]
    assert paper.preview.old.text() == ""


def test_where_no_day_has_begun_there_is_nothing_to_print(paper, press):
    press.bedside.close_patient()
    paper.make()
    assert "No cycle day has begun" in paper.preview.told.text()
    assert not paper.preview.print_button.isEnabled()


def test_what_cannot_be_made_is_said_in_its_place(paper):
    paper.choice.choose("correction", number="ffffffffffff")
    assert "No print with the number" in paper.preview.told.text()
    assert not paper.preview.print_button.isEnabled()


class TestWhatWasPrinted:
    def test_nothing_yet_is_said(self, paper):
        assert paper.printed.none.isVisible()
        assert not paper.printed.again.isEnabled()

    def test_a_print_still_is_true_until_something_it_shows_is_written(self, paper, press):
        line = printed(press.bedside)
        paper.printed.wait()
        told = paper.printed.list.item(0).text()
        assert told.startswith(f"{TRUE} Cycle-day summary, C1D3")
        assert "RN 27 · 0a1b2c3d4e5f" in told
        assert told.endswith("still true")
        assert not paper.printed.correct.isEnabled()
        press.bedside.write(VitalsTaken(day="C1D3", step="infusion", sbp=99, dbp=60, heart_rate=111))
        paper.printed.wait()
        told = paper.printed.list.item(0).text()
        assert told.startswith(OLD)
        assert "1 entry since the sheet was printed" in told
        assert truths(press.bedside.chart, [line])[0][1].lines == 1
        assert paper.printed.chosen() is not None
        assert paper.printed.chosen().seq == line.seq

    def test_after_a_print_the_next_one_is_shown_as_a_copy(self, paper, press):
        assert "COPY" not in words(paper.preview.pages.sheet.pdf, 0).upper()
        printed(press.bedside)
        assert "COPY" in words(paper.preview.pages.sheet.pdf, 0).upper()

    def test_a_print_that_tells_otherwise_by_now_has_its_correction_notice(self, paper, press):
        printed(press.bedside)
        press.bedside.write(VitalsTaken(day="C1D3", step="infusion", sbp=99, dbp=60, heart_rate=111))
        paper.printed.wait()
        press_key(paper, "C")
        assert press.asked[-1] == ("correction", "0a1b2c3d4e5f")
        assert paper.preview.title == "Correction notice"

    def test_when_this_very_document_left_last_stands_below_it(self, paper, press):
        assert paper.preview.last.text() == ""
        printed(press.bedside)
        paper.printed.wait()
        assert paper.preview.last.text().endswith("by RN 27: still true")
        press.bedside.write(VitalsTaken(day="C1D3", step="infusion", sbp=99, dbp=60, heart_rate=111))
        paper.printed.wait()
        assert "1 entry since the sheet was printed" in paper.preview.last.text()
        paper.choice.choose("hgb")
        assert paper.preview.last.text() == ""

    def test_a_print_is_looked_at_anew(self, paper, press):
        printed(press.bedside)
        paper.printed.wait()
        paper.choice.choose("chart")
        press_key(paper, "A")
        assert press.asked[-1] == ("day", "C1D3")


def test_the_keys_of_the_pages_stand_in_the_list_of_keys(paper):
    assert ("PgUp, PgDn", "turn pages") in paper.widget_keys()


def test_on_a_narrow_screen_everything_stands_in_one_column(paper, qtbot):
    assert FOLD_BELOW > 760
    paper.resize(760, 700)
    assert paper.cards._is_narrow
    qtbot.waitUntil(lambda: paper.preview.width() > 600)
    assert paper.preview.mapTo(paper, paper.preview.rect().topLeft()).x() < 40
    paper.resize(1272, 760)
    assert not paper.cards._is_narrow
