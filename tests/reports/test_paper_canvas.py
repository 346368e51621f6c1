"""Paper tells screen readers what is what, bookmarks find their place, and every viewer opens it."""

from io import BytesIO

import pypdfium2
import pytest
from pypdfium2 import raw

from infusetrack.domain.chart import replay
from infusetrack.reports.catalogue import KINDS, Sources, Wanted
from infusetrack.reports.chart_report import chart_report
from infusetrack.reports.context import PatientContext
from infusetrack.reports.day_report import day_report
from infusetrack.reports.document import laid_out, written
from infusetrack.reports.flow import draw_text, side_by_side, stacked, text_strip
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.paper_canvas import PaperCanvas
from infusetrack.reports.structure import Structure
from infusetrack.reports.style import BODY, PAPERS
from infusetrack.reports.table import Column, facts, heading, table
from infusetrack.wording.events import names_of
from tests.days import child, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import pages, printing
from tests.reports.tags import elements, marks, reader, spoken


@pytest.fixture(scope="module")
def chart():
    record = MemoryRecord()
    magrolimab_day(record, who=child(initials="محمد Ș."))
    return replay(dinutuximab_day(record, note="שלום 👍 李"))


def _context(chart, **more):
    return PatientContext(chart, regimen(), names_of(regimen()), printing(chart, **more))


def _made(chart, strips, **more):
    context = _context(chart, **more)
    return written([laid_out(context, Masthead("Trial sheet", "C1D2"), strips)])


def _day(chart, paper="letter"):
    return day_report(chart, regimen(), "C1D2", printing(chart, paper=paper))


def _outline(document, found=None, depth=0):
    for one in document.outline if found is None else found:
        if isinstance(one, list):
            yield from _outline(document, one, depth + 1)
        else:
            yield depth, one.title, document.get_destination_page_number(one), round(float(one.top))


@pytest.mark.parametrize("kind", ["day", "chart", "two parts"])
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_viewer_opens_it_without_a_complaint(chart, kind, paper):
    if kind == "day":
        made = _day(chart, paper)
    elif kind == "chart":
        made = chart_report(chart, regimen(), printing(chart, paper=paper))
    else:
        part = laid_out(_context(chart, paper=paper), Masthead("Sheet", "C1D2"), [heading("One", 500)])
        made = written([part, part])
    pikepdf = pytest.importorskip("pikepdf", reason="no wheel for Intel Macs")
    with pikepdf.open(BytesIO(made)) as opened:
        assert opened.check_pdf_syntax() == []
        assert str(opened.Root.Lang) == "en"
        assert opened.Root.MarkInfo.Marked
        assert opened.docinfo["/Title"]
        assert "InfuseTrack" in str(opened.docinfo["/Author"])
        assert str(opened.docinfo["/CreationDate"]) == "D:20261125052500+00'00'"
    whole = pypdfium2.PdfDocument(made)
    assert raw.FPDFCatalog_IsTagged(whole)
    assert len(whole) == len(pages(made))
    assert {tuple(round(side) for side in page.get_size()) for page in whole} == {
        tuple(round(side) for side in PAPERS[paper])
    }


@pytest.mark.parametrize("kind", ["day", "chart"])
def test_each_tag_holds_what_is_drawn_and_all_that_is_drawn_has_a_tag(chart, kind):
    made = _day(chart) if kind == "day" else chart_report(chart, regimen(), printing(chart))
    held = [one.held for one in elements(made) if one.held is not None]
    drawn = [(page, number) for page, _, number in marks(made) if number is not None]
    assert held == drawn
    assert len(set(held)) == len(held)


def test_the_tree_says_heading_table_row_and_cell(chart):
    made = _made(
        chart,
        [
            heading("First", 500),
            *table((Column("Time", 1), Column("BP", 1)), [("08:00", "97/57"), ("09:00", "95/55")], 500),
            *text_strip("A note.", 500),
            heading("Second", 500, level=1),
            *facts([("Weight", "20 kg"), ("Height", "115 cm")], 500),
        ],
    )
    told = [("  " * one.depth) + one.role for one in elements(made)]
    assert told == [
        "Document", "  P", "  H1", "  P",
        "  H2", "  Table", "    TR", "      TH", "      TH", "    TR", "      TD", "      TD", "    TR", "      TD", "      TD",
        "  P", "  H3",
        "  Table", "    TR", "      TD", "      TD", "      TD", "      TD",
    ]  # fmt: skip


def test_a_tables_header_that_comes_again_is_told_once(chart):
    rows = [(str(number), "x") for number in range(120)]
    made = _made(chart, table((Column("Time", 1), Column("BP", 1)), rows, 500))
    told = [one.role for one in elements(made)]
    assert len(pages(made)) > 1
    assert all("Time BP" in page for page in pages(made))
    assert told.count("TH") == 2
    assert told.count("TR") == 121
    assert told.count("Table") == 1


def test_two_tables_in_a_row_are_two(chart):
    columns = (Column("Time", 1), Column("BP", 1))
    made = _made(chart, [*table(columns, [("a", "b")], 500), *table(columns, [("c", "d")], 500)])
    assert [one.role for one in elements(made)].count("Table") == 2


def test_strips_beside_and_under_each_other_keep_their_own_tags(chart):
    one, two = text_strip("left", 100)[0], text_strip("right", 100)[0]
    made = _made(chart, [side_by_side(((0, one), (120, two))), stacked([one, heading("Under", 200)])])
    assert [one.role for one in elements(made)][4:] == ["Div", "P", "P", "Div", "P", "H2"]


def test_a_table_within_a_frame_ends_with_it(chart):
    rows = table((Column("Time", 1), Column("BP", 1)), [("08:00", "97/57")], 200)
    made = _made(chart, [stacked(rows), *text_strip("after", 200)])
    told = [(one.depth, one.role) for one in elements(made)][4:]
    assert told == [
        (1, "Div"),
        (2, "Table"),
        (3, "TR"),
        (4, "TH"),
        (4, "TH"),
        (3, "TR"),
        (4, "TD"),
        (4, "TD"),
        (1, "P"),
    ]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"correction"}))
def test_no_text_stands_outside_of_every_tag(chart, kind):
    wanted = Wanted(chart, regimen(), printing(chart), KINDS[kind].label(chart, "C1D2"), Sources())
    made = KINDS[kind].write(wanted, None)
    held = [one.held for one in elements(made) if one.held is not None]
    assert held == [(page, number) for page, _, number in marks(made) if number is not None]


def test_a_drawing_says_in_words_what_it_shows(chart):
    told = [one.alt for one in elements(_day(chart)) if one.role == "Figure"]
    assert told[0].startswith("Rates and vital signs over time, 06:00 to 22:35")
    assert all("over time" in alt for alt in told)


def test_head_and_foot_are_told_on_the_first_page_only(chart):
    made = _made(chart, text_strip("word " * 6000, 500))
    assert len(pages(made)) > 2
    by_page = [[role for at, role, _ in marks(made) if at == page] for page in range(len(pages(made)))]
    by_page = [[role for role in roles if role != "Span"] for roles in by_page]
    assert by_page[0][:5] == ["Artifact", "P", "H1", "P", "Artifact"]
    assert by_page[1][:5] == ["Artifact"] * 5


def test_two_headings_of_the_same_words_are_two_bookmarks(chart):
    made = _made(
        chart, [heading("Vital signs", 500), *text_strip("x\n" * 90, 500), heading("Vital signs", 500)]
    )
    found = list(_outline(reader(made)))
    assert [(depth, title) for depth, title, _, _ in found] == [(0, "Vital signs"), (0, "Vital signs")]
    assert found[0][2] == 0
    assert found[1][2] == 1


def test_bookmarks_of_each_patients_part_stand_under_it(chart):
    part = laid_out(_context(chart), Masthead("Shift handoff", "C1D2"), [heading("Actions", 500)])
    found = list(_outline(reader(written([part, part]))))
    assert [(depth, title, page) for depth, title, page, _ in found] == [
        (0, "PED-0417 محمد Ș. · Shift handoff", 0),
        (1, "Actions", 0),
        (0, "PED-0417 محمد Ș. · Shift handoff", 1),
        (1, "Actions", 1),
    ]


def test_a_bookmark_two_levels_down_stands_under_the_last_one_there_is(chart):
    made = _made(chart, [heading("A", 500, level=2), heading("B", 500, level=2)])
    assert [depth for depth, *_ in _outline(reader(made))] == [0, 1]


def test_dates_of_a_whole_chart_stand_under_its_lines(chart):
    found = list(_outline(reader(chart_report(chart, regimen(), printing(chart)))))
    told = [(depth, title) for depth, title, _, _ in found]
    assert (0, "Every line, in the order written") in told
    assert (1, "Written Tue 24 Nov 2026 · C1D2") in told
    assert [page for _, _, page, _ in found] == sorted(page for _, _, page, _ in found)


def test_text_from_right_to_left_reads_as_it_was_typed():
    canvas = PaperCanvas((400, 100))
    draw_text(canvas, 20, 20, "note: שלום עולם 12", BODY)
    assert spoken(canvas.written()) == ["note: שלום עולם 12"]


def test_a_canvas_draws_as_its_parent_does_where_more_is_asked():
    canvas = PaperCanvas((400, 100))
    canvas.setFillColorRGB(0.1, 0.2, 0.3, alpha=0.5)
    canvas.setStrokeColorRGB(0.1, 0.2, 0.3, alpha=0.5)
    canvas.drawString(10, 10, "wide", charSpace=2)
    assert "wide" in pages(canvas.written())[0]


def test_what_is_drawn_within_drawn_content_is_not_told_apart():
    canvas = PaperCanvas((400, 100))
    canvas.begin_tag("P")
    canvas.begin_tag("TD")
    draw_text(canvas, 20, 20, "one", BODY)
    canvas.end_tag()
    draw_text(canvas, 60, 20, "two", BODY)
    canvas.end_tag()
    assert [one.role for one in elements(canvas.written())] == ["Document", "P"]


def test_the_document_itself_stays_open():
    tree = Structure()
    tree.close()
    assert tree.open_role == "Document"
