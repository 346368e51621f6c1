"""What this program prints on wristbands and bags is what its scanner and its identity step understand."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from infusetrack.reports.labels_report import labels_report
from infusetrack.ui.scanner import Scanner
from infusetrack.ui.screens.chairs import patient_finder
from tests.practice_charts import REGIMEN, RUNNING, chart_of, practice_printing
from tests.reports.code_reading import bars_on, read_bars, read_qr, squares_on
from tests.ui.screens.forms.hand import last, save, words


@pytest.fixture
def scanned(qtbot, qapp):
    """`scanned(texts)`: a hand scanner types them, each with Enter; gives what was heard."""
    line, scanner, heard = QLineEdit(), Scanner(), []
    scanner.scanned.connect(heard.append)
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitActive(line):
        line.activateWindow()
    line.setFocus()
    qapp.installEventFilter(scanner)

    def scan(texts):
        heard.clear()
        for place, letter in enumerate("\r".join((*texts, ""))):
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_A
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(1000 + place * 5)
            QCoreApplication.sendEvent(line, event)
        assert line.text() == ""
        return tuple(heard)

    yield scan
    qapp.removeEventFilter(scanner)


def _printed(study_id=RUNNING, **more):
    chart, label, _ = chart_of(study_id)
    return labels_report(chart, REGIMEN, label, practice_printing(), **more)


def test_a_printed_wristband_confirms_the_identity_by_two_scans(opened, scanned):
    wristband = _printed(form="wristband", code="code128")
    heard = scanned(read_bars(one) for one in bars_on(wristband))
    form = opened("C1D2", "identity")
    assert all(form.take_scan(text) for text in heard)
    save(form)
    event = last(form).event
    assert (event.how, event.identifiers) == ("scanned", ("PED-0417", "HN 20417"))


def test_the_wristband_of_another_child_is_refused(opened, scanned):
    other = _printed("PED-0398", form="wristband", code="code128")
    form = opened("C1D2", "identity")
    for text in scanned(read_bars(one) for one in bars_on(other)):
        form.take_scan(text)
    assert "This is not PED-0417" in words(form)


def test_a_printed_bag_leads_to_its_patient_and_fits_no_other_identity(bedside, opened, scanned):
    (heard,) = scanned([read_qr(squares_on(_printed(form="bag")))])
    found = [one for one in patient_finder(bedside)() if one.reads(heard)]
    assert [one.code for one in found] == ["PED-0417"]
    (foreign,) = scanned([read_qr(squares_on(_printed("PED-0398", form="bag")))])
    form = opened("C1D2", "identity")
    form.take_scan(foreign)
    assert "This is not PED-0417" in words(form)
