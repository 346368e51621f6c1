"""Files of the laboratory on the screen: each report is taken by a person, never a wrong patient's by itself."""

from decimal import Decimal

import pytest

from infusetrack.domain.events import LabsReported
from infusetrack.ui.screens.labs import LabsScreen
from infusetrack.ui.screens.labs.import_card import COLUMNS, FOLDER, ImportCard
from infusetrack.ui.screens.labs.mapping_form import MappingForm
from infusetrack.ui.screens.labs.report_row import ReportRow
from tests.exchange.lab_texts import CSV, FHIR, HL7


@pytest.fixture
def screen(bedside, qtbot):
    made = LabsScreen(bedside)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    bedside.chart_changed.connect(made.show_chart)
    made.came_into_sight()
    return made


def press(screen, key):
    next(one for one in screen.shortcuts() if one.key == key).act()


@pytest.fixture
def in_folder(screen, tmp_path, qtbot):
    """`in_folder(name=text, ...)`: these files lie in the folder, and somebody in_folder."""

    def look(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("_", ".")
            path.write_text(text, encoding="utf-8", newline="")
        press(screen, "I")
        screen.files.folder.set_text(str(tmp_path))
        press(screen, "O")
        qtbot.waitUntil(lambda: "reports" in screen.files.state.text())
        return screen.files

    return look


def last(screen):
    return screen._bedside.chart.lines[-1]


def test_a_proven_report_is_taken_by_one_press_and_is_then_a_duplicate(screen, in_folder, qtbot):
    files = in_folder(r_csv=CSV)
    assert isinstance(files, ImportCard)
    (row,) = files.rows
    assert isinstance(row, ReportRow)
    assert "This patient" in row.title.text()
    press(screen, "A")
    told = last(screen).event
    assert isinstance(told, LabsReported)
    assert (told.imported, told.matched, told.report_number) == ("r.csv", ("study_id", "birth_date"), "A-77")
    assert row.title.text() == "Taken into the record"
    (again,) = in_folder(r_csv=CSV).rows
    assert not again.is_ready
    assert not again.decide.isVisible()


def test_looking_alone_writes_nothing_into_the_chart(screen, in_folder):
    before = len(screen._bedside.chart.lines)
    in_folder(a_csv=CSV, b_hl7=HL7, c_json=FHIR)
    assert len(screen._bedside.chart.lines) == before


def test_a_wrong_patient_needs_a_named_person_and_a_reason(screen, in_folder):
    files = in_folder(r_csv=CSV.replace("PED-0417", "PED-0999"))
    (row,) = files.rows
    before = len(screen._bedside.chart.lines)
    press(screen, "A")
    row.open_override()
    row.press()
    assert len(screen._bedside.chart.lines) == before
    row.override.set_texts({"who": "MD 03", "why": "number misread at the draw"})
    row.press()
    assert (last(screen).event.override_by, last(screen).event.matched) == ("MD 03", ())


def test_what_looks_like_a_slip_is_asked_once_more(screen, in_folder):
    files = in_folder(
        r_csv=CSV.replace("Hgb,9.9,g/dL,11.5-15.5", "K,0.4,mmol/L,").replace("0.4,mmol", "1.0,mmol")
    )
    (row,) = files.rows
    row.press()
    files = in_folder(r_csv=CSV.replace("Hgb,9.9,g/dL,11.5-15.5", "Creatinine,3.9,mg/dL,0.3-0.7"))
    (row,) = files.rows
    before = len(screen._bedside.chart.lines)
    row.press()
    assert len(screen._bedside.chart.lines) == before
    assert "once more" in row.told.text()
    row.press()
    assert last(screen).event.confirmed == ("creatinine:lab_tenfold",)


def test_a_value_that_cannot_be_is_never_taken(screen, in_folder):
    files = in_folder(r_csv=CSV.replace(",9.9,", ",99,"))
    before = len(screen._bedside.chart.lines)
    files.rows[0].press()
    assert len(screen._bedside.chart.lines) == before
    assert files.rows[0].refusal.text()


def test_a_correction_of_the_laboratory_amends_its_own_panel(screen, in_folder):
    in_folder(r_csv=CSV).rows[0].press()
    first = last(screen)
    in_folder(r_csv=CSV.replace(",9.9,", ",10.1,")).rows[0].press()
    line = last(screen)
    assert (line.amends, line.reason) == (first.seq, "corrected by the laboratory")
    assert {one.analyte: one.value for one in line.event.results}["hemoglobin"] == Decimal("10.1")


def test_a_file_refused_whole_is_told_with_its_line_and_the_others_stay(screen, in_folder):
    files = in_folder(a_csv=CSV.replace("138", "13x8"), b_json=FHIR)
    assert len(files.rows) == 1
    words = [files._list.itemAt(place).widget().accessibleName() or files._list.itemAt(place).widget().text()
             for place in range(files._list.count()) if hasattr(files._list.itemAt(place).widget(), "text")]  # fmt: skip
    assert any("line 3" in one for one in words)


def test_a_file_without_a_final_result_is_told_by_its_name(screen, in_folder):
    files = in_folder(
        early_csv="\n".join(line for line in CSV.splitlines() if "Hgb" not in line and "Sod" not in line)
    )
    assert files.rows == []
    assert "early.csv: no final result" in files._list.itemAt(0).widget().text()


def test_unknown_headings_are_mapped_once_and_kept_for_the_site(screen, in_folder, qtbot):
    files = in_folder(r_csv=CSV.replace("Collected", "Entnahme"))
    assert isinstance(files.mapping, MappingForm)
    assert files.rows == []
    files.mapping.form.fields["drawn_at"].choose("Entnahme")
    files.mapping.save()
    qtbot.waitUntil(lambda: len(files.rows) == 1)
    site = screen._bedside.tools.site.site
    assert site.value(COLUMNS) == "drawn_at=Entnahme"
    assert site.value(FOLDER)


def test_a_folder_that_is_not_there_is_said_at_its_field(screen):
    press(screen, "I")
    screen.files.folder.set_text("/nowhere/at/all")
    press(screen, "O")
    assert "cannot be opened" in screen.files.form.refusal.text()


def test_an_empty_folder_says_so_and_esc_goes_back(screen, tmp_path):
    press(screen, "I")
    screen.files.folder.set_text(str(tmp_path))
    press(screen, "O")
    assert screen.files.state.text() == "No file of results is there."
    press(screen, "Esc")
    assert screen.pages.currentIndex() == 0


def test_another_patient_sees_nothing_of_the_last_look(screen, in_folder):
    files = in_folder(r_csv=CSV)
    screen._bedside.open_patient("PED-0398", "C2D8")
    assert files.rows == []
